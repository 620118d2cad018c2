//! Writing the seed: all of it or nothing, in one transaction.

use sqlx::{Any, Transaction};

use super::statement::{Statement, Value};
use super::{Store, terms};
use crate::event::Event;

/// Rows per statement; the engines allow some thirty thousand parameters.
const ROWS: usize = 500;

impl Store {
    /// Replaces every content.
    pub(super) async fn fill(&self, events: &[Event], fingerprint: &str) -> sqlx::Result<()> {
        let mut transaction = self.pool.begin().await?;
        for table in ["seed", "term", "occurrence", "content"] {
            Statement::new(&format!("delete from {table}")).execute(&mut *transaction).await?;
        }
        let contents: Vec<_> = events.iter().map(content).collect::<sqlx::Result<_>>()?;
        let columns = "id, remote_id, slug, name, published, modified, words, document";
        insert(&mut transaction, &format!("content ({columns})"), contents).await?;
        let spans = events.iter().flat_map(occurrences).collect();
        insert(&mut transaction, "occurrence (content_id, starts, ends)", spans).await?;
        let terms = events.iter().flat_map(terms).collect();
        insert(&mut transaction, "term (content_id, field, value, folded)", terms).await?;
        let fingerprint = vec![[Value::from(fingerprint)]];
        insert(&mut transaction, "seed (fingerprint)", fingerprint).await?;
        transaction.commit().await
    }
}

async fn insert<const N: usize>(
    transaction: &mut Transaction<'_, Any>,
    into: &str,
    rows: Vec<[Value; N]>,
) -> sqlx::Result<()> {
    for batch in rows.chunks(ROWS) {
        let mut statement = Statement::new(&format!("insert into {into} "));
        statement.rows(batch.iter().cloned());
        statement.execute(&mut **transaction).await?;
    }
    Ok(())
}

fn content(event: &Event) -> sqlx::Result<[Value; 8]> {
    let document = serde_json::to_string(event).map_err(|err| sqlx::Error::Encode(err.into()))?;
    let name = event.texts.first().map(|(_, text)| terms::folded(&text.title)).unwrap_or_default();
    Ok([
        event.id.into(),
        event.remote_id.as_str().into(),
        event.slug.as_str().into(),
        name.into(),
        event.published.into(),
        event.modified.into(),
        terms::words(event).into(),
        document.into(),
    ])
}

fn occurrences(event: &Event) -> impl Iterator<Item = [Value; 3]> {
    event.occurrences.iter().map(|it| [event.id.into(), it.start.into(), it.end.into()])
}

fn terms(event: &Event) -> impl Iterator<Item = [Value; 4]> {
    let row =
        |it: terms::Term| [event.id.into(), it.field.into(), it.value.into(), it.folded.into()];
    terms::terms(event).into_iter().map(row)
}
