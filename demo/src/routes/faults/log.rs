//! What was asked, so that a test can count the tries and the time between them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::Asked;
use crate::clock;

/// Requests kept under one key; a page left open for a week must not fill the memory.
const KEPT: usize = 1000;
/// Keys kept, for the same reason; the oldest makes room.
const KEYS: usize = 500;

/// Requests by key, the oldest key first.
type ByKey = VecDeque<(String, Vec<Value>)>;

/// What was asked; cloning shares it.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<ByKey>>);

impl Log {
    /// Writes one down. Says how many there were before.
    pub fn add(&self, key: &str, asked: &Asked) -> u64 {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = log.iter().position(|it| it.0 == key);
        let index = known.unwrap_or_else(|| begin(&mut log, key));
        let requests = &mut log[index].1;
        let earlier = requests.len() as u64;
        if requests.len() < KEPT {
            requests.push(
                json!({ "kind": asked.kind, "path": asked.path, "at": clock::milliseconds() }),
            );
        }
        earlier
    }

    /// Everything under `key`.
    pub fn read(&self, key: &str) -> Vec<Value> {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.iter().find(|it| it.0 == key).map(|it| it.1.clone()).unwrap_or_default()
    }
}

/// Makes a place for `key`, and says where.
fn begin(log: &mut ByKey, key: &str) -> usize {
    if log.len() == KEYS {
        log.pop_front();
    }
    log.push_back((key.to_owned(), Vec::new()));
    log.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_key_makes_room_for_the_newest() {
        let log = Log::default();
        let asked = Asked::new("ok", &"/faults/ok/".parse().expect("an address"));
        for key in 0..=KEYS {
            assert_eq!(log.add(&key.to_string(), &asked), 0);
        }
        assert_eq!(log.add(&KEYS.to_string(), &asked), 1);
        let kept = |key: usize| log.read(&key.to_string()).len();
        assert_eq!((kept(0), kept(1), kept(KEYS)), (0, 1, 2));
    }
}
