//! A statement that grows: text and its parameters together, numbered as both engines read them.
//!
//! sqlx's own builder writes `?` for [`Any`], which PostgreSQL does not read.

use std::fmt::Write;

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, AnyPool, AssertSqlSafe, Executor, FromRow};

/// SQL under construction. Text comes from our own source, values only through parameters.
#[derive(Clone, Default)]
pub struct Statement {
    text: String,
    values: Vec<Value>,
}

/// A parameter.
#[derive(Clone)]
pub enum Value {
    Text(String),
    Number(i64),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl Statement {
    /// Starts with `text`.
    pub fn new(text: &str) -> Self {
        Statement { text: text.to_owned(), values: Vec::new() }
    }

    /// Goes on with `text`.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Goes on with a parameter.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        write!(self.text, "${}", self.values.len()).expect("a string takes any text");
        self
    }

    /// Goes on with `row`s of parameters, for `insert … values`.
    pub fn rows<const N: usize>(
        &mut self,
        rows: impl IntoIterator<Item = [Value; N]>,
    ) -> &mut Self {
        for (index, row) in rows.into_iter().enumerate() {
            self.push(if index == 0 { "values (" } else { ", (" });
            for (index, value) in row.into_iter().enumerate() {
                self.push(if index == 0 { "" } else { ", " }).bind(value);
            }
            self.push(")");
        }
        self
    }

    /// Runs it for its effect.
    pub async fn execute(self, on: impl Executor<'_, Database = Any>) -> sqlx::Result<()> {
        let text = AssertSqlSafe(self.text);
        sqlx::query_with(text, arguments(self.values)?).execute(on).await?;
        Ok(())
    }

    /// Runs it for its rows.
    pub async fn fetch<T>(self, pool: &AnyPool) -> sqlx::Result<Vec<T>>
    where
        T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let text = AssertSqlSafe(self.text);
        sqlx::query_as_with(text, arguments(self.values)?).fetch_all(pool).await
    }
}

fn arguments(values: Vec<Value>) -> sqlx::Result<AnyArguments> {
    use sqlx::Arguments;
    let mut arguments = AnyArguments::default();
    for value in values {
        match value {
            Value::Text(text) => arguments.add(text),
            Value::Number(number) => arguments.add(number),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}
