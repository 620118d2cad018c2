//! The database. SQL lives here and nowhere else; one text runs on SQLite and PostgreSQL.

use cw_model::time::Date;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection};

use crate::item::Item;
use crate::seed;

mod fill;
mod search;
mod statement;
mod terms;

pub use search::{Found, Order, Search, Test};

/// A handle on the database; cloning shares the pool.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
}

impl Store {
    /// Connects and brings the schema up to date. `url` chooses the engine.
    pub async fn open(url: &str) -> sqlx::Result<Self> {
        sqlx::any::install_default_drivers();
        // A pool would try again until it is tired, and forget why.
        AnyConnection::connect(url).await?.close().await?;
        // A database in memory lives as long as its one connection.
        let memory = url.starts_with("sqlite") && url.contains(":memory:");
        let options = AnyPoolOptions::new()
            .max_connections(if memory { 1 } else { 4 })
            .idle_timeout(None)
            .max_lifetime(None);
        let pool = options.connect(url).await?;
        sqlx::migrate!().run(&pool).await?;
        Ok(Store { pool })
    }

    /// Makes the contents those of `today`, unless they already are. Says how many were written.
    pub async fn seed(&self, today: Date) -> sqlx::Result<usize> {
        let fingerprint = seed::fingerprint(today);
        if self.fingerprint().await?.as_deref() == Some(&fingerprint) {
            return Ok(0);
        }
        let items = seed::items(today).map_err(|err| sqlx::Error::Decode(err.into()))?;
        self.fill(&items, &fingerprint).await?;
        Ok(items.len())
    }

    /// The content with this object id or remote id, on whichever site.
    pub async fn item(&self, id: &str) -> sqlx::Result<Option<Item>> {
        let number: i64 = id.parse().unwrap_or(-1);
        let row: Option<(String,)> =
            sqlx::query_as("select document from content where id = $1 or remote_id = $2")
                .bind(number)
                .bind(id)
                .fetch_optional(&self.pool)
                .await?;
        row.map(read).transpose()
    }

    /// The content whose page has this address, from the root of the server.
    pub async fn item_at(&self, path: &str) -> sqlx::Result<Option<Item>> {
        let row: Option<(String,)> = sqlx::query_as("select document from content where slug = $1")
            .bind(path)
            .fetch_optional(&self.pool)
            .await?;
        row.map(read).transpose()
    }

    async fn fingerprint(&self) -> sqlx::Result<Option<String>> {
        let row: Option<(String,)> =
            sqlx::query_as("select fingerprint from seed").fetch_optional(&self.pool).await?;
        Ok(row.map(|(fingerprint,)| fingerprint))
    }
}

fn read((document,): (String,)) -> sqlx::Result<Item> {
    serde_json::from_str(&document).map_err(|err| sqlx::Error::Decode(err.into()))
}
