//! Questions about contents: from a plan to SQL.

use super::statement::Statement;
use super::{Store, read, terms};
use crate::item::Item;
use crate::site::Site;

/// What a content must fulfil, in the database's terms.
#[derive(Clone, Debug)]
pub enum Test {
    /// All of them.
    All(Vec<Test>),
    /// One of them.
    Any(Vec<Test>),
    /// Not this.
    Not(Box<Test>),
    /// Always or never.
    Known(bool),
    /// It is published on this site.
    Site(&'static str),
    /// It is of this class, as today's sites call it.
    Class(&'static str),
    /// Every word is somewhere in its texts.
    Words(String),
    /// One of the values of `field` is this one, accents and case apart.
    Value(&'static str, String),
    /// One of the values of `field` has this text in it.
    Part(&'static str, String),
    /// It has this object id.
    Id(i64),
    /// It has this remote id.
    RemoteId(String),
    /// It was published between these seconds.
    Published(i64, i64),
    /// It was modified between these seconds.
    Modified(i64, i64),
    /// It happens at some time between these seconds, both included.
    Overlaps(i64, i64),
    /// It begins between these seconds.
    Begins(i64, i64),
    /// It has no second date.
    Once,
}

/// What to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Title, without accents.
    Name,
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// Its first beginning.
    Start,
    /// Its last end.
    End,
    /// Object id.
    Id,
}

/// A question, ready to be asked.
#[derive(Clone, Debug)]
pub struct Search {
    /// What to find.
    pub test: Test,
    /// How to sort, and whether downwards.
    pub order: Vec<(Order, bool)>,
    /// How many.
    pub limit: u32,
    /// After how many.
    pub offset: u32,
}

impl Search {
    /// Everything of one class on one site, sorted.
    pub fn everything(site: &Site, class: &'static str, order: Order) -> Self {
        Search {
            test: Test::All(vec![Test::Site(site.id), Test::Class(class)]),
            order: vec![(order, false)],
            limit: 10_000,
            offset: 0,
        }
    }

    /// Only what overlaps the window.
    pub fn during(&mut self, (from, to): (i64, i64)) {
        self.also(Test::Overlaps(from, to));
    }

    /// Only what fulfils this, too.
    pub fn also(&mut self, test: Test) {
        let asked = std::mem::replace(&mut self.test, Test::Known(true));
        self.test = Test::All(vec![asked, test]);
    }
}

/// What was found.
pub struct Found {
    /// How many there are, in all pages.
    pub total: i64,
    /// This page.
    pub items: Vec<Item>,
}

impl Store {
    /// Asks.
    pub async fn search(&self, search: &Search) -> sqlx::Result<Found> {
        let mut count = Statement::new("select count(*) from content where ");
        condition(&search.test, &mut count);
        let total: Vec<(i64,)> = count.fetch(&self.pool).await?;
        let mut page = Statement::new("select document from content where ");
        condition(&search.test, &mut page);
        page.push(" order by ");
        for (order, down) in &search.order {
            page.push(column(*order)).push(if *down { " desc, " } else { ", " });
        }
        page.push("id limit ").bind(i64::from(search.limit));
        page.push(" offset ").bind(i64::from(search.offset));
        let rows: Vec<(String,)> = page.fetch(&self.pool).await?;
        let items = rows.into_iter().map(read).collect::<sqlx::Result<_>>()?;
        Ok(Found { total: total.first().map_or(0, |it| it.0), items })
    }

    /// How many contents of those found have each value of `field`: the `most` frequent, in this order.
    pub async fn counts(
        &self,
        test: &Test,
        field: &str,
        most: u32,
    ) -> sqlx::Result<Vec<(String, i64)>> {
        let mut statement = Statement::new(
            "select value, count(*) from term join content on content.id = content_id where field = ",
        );
        statement.bind(terms::counted(field)).push(" and ");
        condition(test, &mut statement);
        statement
            .push(" group by value order by count(*) desc, value limit ")
            .bind(i64::from(most));
        statement.fetch(&self.pool).await
    }
}

fn column(order: Order) -> &'static str {
    match order {
        Order::Name => "content.name",
        Order::Published => "content.published",
        Order::Modified => "content.modified",
        // A place happens at no time; the engines disagree about where nothing belongs.
        Order::Start => {
            "coalesce((select min(starts) from occurrence where content_id = content.id), 0)"
        }
        Order::End => {
            "coalesce((select max(ends) from occurrence where content_id = content.id), 0)"
        }
        Order::Id => "content.id",
    }
}

fn condition(test: &Test, sql: &mut Statement) {
    match test {
        Test::All(tests) => join(tests, " and ", "1 = 1", sql),
        Test::Any(tests) => join(tests, " or ", "1 = 0", sql),
        Test::Not(test) => {
            sql.push("not (");
            condition(test, sql);
            sql.push(")");
        }
        Test::Known(truth) => drop(sql.push(if *truth { "1 = 1" } else { "1 = 0" })),
        Test::Site(id) => drop(sql.push("content.site = ").bind(*id)),
        Test::Class(class) => drop(sql.push("content.class = ").bind(*class)),
        Test::Words(text) => {
            let words: Vec<String> =
                terms::folded(text).split_whitespace().map(str::to_owned).collect();
            sql.push("(1 = 1");
            for word in words {
                like(sql.push(" and content.words"), &word);
            }
            sql.push(")");
        }
        Test::Value(field, value) => {
            term(field, sql).push(" and folded = ").bind(terms::folded(value)).push(")");
        }
        Test::Part(field, text) => {
            term(field, sql).push(" and folded");
            like(sql, &terms::folded(text)).push(")");
        }
        Test::Id(id) => drop(sql.push("content.id = ").bind(*id)),
        Test::RemoteId(id) => drop(sql.push("content.remote_id = ").bind(id.as_str())),
        Test::Published(from, to) => drop(between("content.published", *from, *to, sql)),
        Test::Modified(from, to) => drop(between("content.modified", *from, *to, sql)),
        Test::Overlaps(from, to) => {
            sql.push("content.id in (select content_id from occurrence where starts <= ").bind(*to);
            sql.push(" and ends >= ").bind(*from).push(")");
        }
        Test::Begins(from, to) => {
            sql.push("content.id in (select content_id from occurrence where ");
            between("starts", *from, *to, sql).push(")");
        }
        Test::Once => {
            sql.push("(select count(*) from occurrence where content_id = content.id) < 2");
        }
    }
}

fn join(tests: &[Test], word: &str, none: &str, sql: &mut Statement) {
    if tests.is_empty() {
        sql.push(none);
        return;
    }
    sql.push("(");
    for (index, test) in tests.iter().enumerate() {
        sql.push(if index == 0 { "" } else { word });
        condition(test, sql);
    }
    sql.push(")");
}

fn term<'a>(field: &str, sql: &'a mut Statement) -> &'a mut Statement {
    sql.push("content.id in (select content_id from term where field = ").bind(field)
}

fn between<'a>(column: &str, from: i64, to: i64, sql: &'a mut Statement) -> &'a mut Statement {
    sql.push(column).push(" >= ").bind(from).push(" and ").push(column).push(" <= ").bind(to)
}

/// `text` somewhere in the column before; what `like` would read as a pattern stands for itself.
fn like<'a>(sql: &'a mut Statement, text: &str) -> &'a mut Statement {
    let text = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    sql.push(" like ").bind(format!("%{text}%")).push(" escape '!'")
}
