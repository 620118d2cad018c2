//! What was asked, so that a test can count the tries and the time between them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::Asked;
use crate::clock;

/// Requests kept under one key; a page left open for a week must not fill the memory.
const KEPT: usize = 1000;

/// Requests by key; cloning shares them.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<HashMap<String, Vec<Value>>>>);

impl Log {
    /// Writes one down. Says how many there were before.
    pub fn add(&self, key: &str, asked: &Asked) -> u64 {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let requests = log.entry(key.to_owned()).or_default();
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
        log.get(key).cloned().unwrap_or_default()
    }
}
