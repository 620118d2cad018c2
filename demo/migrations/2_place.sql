-- The sites publish places and services beside events, and there are five sites.

alter table content add column class text not null default 'event';
alter table content add column site  text not null default 'valdaria';

-- `slug` is the whole path of a page from now on: two sites may well have a library of the same name.
create index content_by_class on content (site, class);
