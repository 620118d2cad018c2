//! RFC 9457: how our own server refuses, whatever the reason.

use serde::{Deserialize, Serialize};

/// Media type of a [`Problem`].
pub const MEDIA_TYPE: &str = "application/problem+json";

/// One refusal. The `type` of the RFC is left out, which means `about:blank`: the status says it all.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Problem {
    /// What went wrong, in a few words; the same words for the same problem.
    pub title: String,
    /// The HTTP status, repeated for whoever keeps only the body.
    pub status: u16,
    /// What went wrong this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Problem {
    /// A problem whose title says enough.
    pub fn new(status: u16, title: impl Into<String>) -> Self {
        Problem { title: title.into(), status, detail: None }
    }
}
