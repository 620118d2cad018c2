-- What the site publishes. One text for SQLite and PostgreSQL: bigint instants in seconds, text for the rest.

create table content (
    id        bigint primary key,
    remote_id text   not null unique,
    slug      text   not null unique,  -- last part of the address of its page
    name      text   not null,         -- as sorted: folded, without accents
    published bigint not null,
    modified  bigint not null,
    words     text   not null,         -- every text in every language, folded: what `q = '...'` searches
    document  text   not null          -- the whole event as JSON; its shape lives in cw_demo::event
);

-- An event happens once or a hundred times. These rows are the truth; recurrence rules are only shown.
create table occurrence (
    content_id bigint not null references content,
    starts     bigint not null,
    ends       bigint not null
);

-- The question of every calendar is "what overlaps this window".
create index occurrence_by_start on occurrence (starts, ends);
create index occurrence_by_content on occurrence (content_id, starts);

-- One row for each value of each field of each content: what `field = 'x'` and facets look at.
create table term (
    content_id bigint not null references content,
    field      text   not null,
    value      text   not null,        -- as shown
    folded     text   not null         -- as compared: lower case, without accents
);

create index term_by_value on term (field, folded);
create index term_by_content on term (content_id, field);

-- The day and the material the contents were made from; another day or another seed makes them anew.
create table seed (
    fingerprint text not null
);
