//! Writing the seed: all of it or nothing, in one transaction.

use sqlx::{Any, Transaction};

use super::statement::{Statement, Value};
use super::{Store, terms};
use crate::event::Locale;
use crate::item::Item;

/// Rows per statement; the engines allow some thirty thousand parameters.
const ROWS: usize = 500;

impl Store {
    /// Replaces every content.
    pub(super) async fn fill(&self, items: &[Item], fingerprint: &str) -> sqlx::Result<()> {
        let mut transaction = self.pool.begin().await?;
        for table in ["seed", "term", "occurrence", "content"] {
            Statement::new(&format!("delete from {table}")).execute(&mut *transaction).await?;
        }
        let contents: Vec<_> = items.iter().map(content).collect::<sqlx::Result<_>>()?;
        let columns =
            "id, remote_id, slug, name, published, modified, words, document, class, site";
        insert(&mut transaction, &format!("content ({columns})"), contents).await?;
        let spans = items.iter().flat_map(occurrences).collect();
        insert(&mut transaction, "occurrence (content_id, starts, ends)", spans).await?;
        let terms = items.iter().flat_map(terms).collect();
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

fn content(item: &Item) -> sqlx::Result<[Value; 10]> {
    let document = serde_json::to_string(item).map_err(|err| sqlx::Error::Encode(err.into()))?;
    let (published, modified) = item.times();
    Ok([
        item.id().into(),
        item.remote_id().into(),
        item.path().into(),
        terms::folded(&item.text(Locale::Italian).title).into(),
        published.into(),
        modified.into(),
        terms::words(item).into(),
        document.into(),
        item.class().into(),
        item.site().id.into(),
    ])
}

fn occurrences(item: &Item) -> impl Iterator<Item = [Value; 3]> {
    let spans = item.event().map_or(&[][..], |it| &it.occurrences);
    spans.iter().map(|it| [item.id().into(), it.start.into(), it.end.into()])
}

fn terms(item: &Item) -> impl Iterator<Item = [Value; 4]> {
    let row =
        |it: terms::Term| [item.id().into(), it.field.into(), it.value.into(), it.folded.into()];
    terms::terms(item).into_iter().map(row)
}
