//! Why something did not arrive, for the page and for the reader.

use cw_format::FormatError;
use cw_model::text::Language;

use crate::messages::{Message, text};

/// Why something did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The device has no network.
    Offline,
    /// Silence.
    TimedOut,
    /// An HTTP status that is not success.
    Status(u16),
    /// `429` or `503` with a wait longer than ours.
    Busy,
    /// No connection, or no permission for this page (CORS): a browser does not tell which.
    Unreachable,
    /// More bytes than we accept.
    TooLarge,
    /// It arrived, and it is not what it should be.
    Unreadable,
    /// The source refused, in its own words.
    Refused(String),
    /// The page's address is wrong.
    BadAddress,
    /// Nobody waits any more.
    Aborted,
}

impl Failure {
    /// Stable, for `cw-error`.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::Offline => "offline",
            Failure::TimedOut => "timeout",
            Failure::Status(_) => "status",
            Failure::Busy => "busy",
            Failure::Unreachable => "unreachable",
            Failure::TooLarge => "too-large",
            Failure::Unreadable => "unreadable",
            Failure::Refused(_) => "refused",
            Failure::BadAddress => "address",
            Failure::Aborted => "aborted",
        }
    }

    /// The source's own words, where it said any.
    pub fn words(&self) -> Option<String> {
        match self {
            Failure::Refused(words) => Some(words.clone()),
            _ => None,
        }
    }

    /// What the reader is told.
    pub fn message(&self, language: Language) -> &'static str {
        let message = match self {
            Failure::Offline => Message::Offline,
            Failure::TimedOut => Message::TimedOut,
            Failure::Status(_) | Failure::Refused(_) => Message::SourceFailed,
            Failure::Busy => Message::Busy,
            Failure::Unreachable | Failure::Aborted => Message::Unreachable,
            Failure::TooLarge => Message::TooLarge,
            Failure::Unreadable => Message::Unreadable,
            Failure::BadAddress => Message::BadAddress,
        };
        text(message, language)
    }
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        match error {
            FormatError::Refused(words) => Failure::Refused(words),
            FormatError::TooLarge => Failure::TooLarge,
            _ => Failure::Unreadable,
        }
    }
}
