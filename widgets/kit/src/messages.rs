//! Every sentence the kit itself says, in every language.

use cw_model::text::Language;

/// What the kit may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Button: try again.
    Retry,
    /// Button: close a dialog.
    Close,
    /// A panic.
    Stopped,
    /// The device has no network.
    Offline,
    /// The source did not answer in time.
    TimedOut,
    /// The source answered with an error of its own.
    SourceFailed,
    /// The source asks to wait.
    Busy,
    /// The source could not be reached, or does not allow this page.
    Unreachable,
    /// The answer is not data this widget reads.
    Unreadable,
    /// The answer is too large.
    TooLarge,
    /// The address in the page is wrong.
    BadAddress,
    /// Name of the legend.
    Sources,
    /// Beside a source that has not answered yet.
    Arriving,
}

/// The sentence, ready to be shown.
pub fn text(message: Message, language: Language) -> &'static str {
    use Language::{English, German, Italian};
    use Message::*;
    match (message, language) {
        (Retry, Italian) => "Riprova",
        (Retry, German) => "Erneut versuchen",
        (Retry, English) => "Try again",
        (Close, Italian) => "Chiudi",
        (Close, German) => "Schließen",
        (Close, English) => "Close",
        (Stopped, Italian) => "Questa parte della pagina si è interrotta per un errore.",
        (Stopped, German) => "Dieser Teil der Seite wurde durch einen Fehler unterbrochen.",
        (Stopped, English) => "This part of the page stopped because of an error.",
        (Offline, Italian) => "Connessione assente. I dati si caricano appena torna la rete.",
        (Offline, German) => {
            "Keine Verbindung. Die Daten werden geladen, sobald das Netz zurück ist."
        }
        (Offline, English) => "No connection. The data will load when the network is back.",
        (TimedOut, Italian) => "Il sito che fornisce i dati non ha risposto in tempo.",
        (TimedOut, German) => {
            "Die Website, die die Daten bereitstellt, hat nicht rechtzeitig geantwortet."
        }
        (TimedOut, English) => "The site that provides the data did not answer in time.",
        (SourceFailed, Italian) => "Il sito che fornisce i dati ha risposto con un errore.",
        (SourceFailed, German) => {
            "Die Website, die die Daten bereitstellt, hat einen Fehler gemeldet."
        }
        (SourceFailed, English) => "The site that provides the data answered with an error.",
        (Busy, Italian) => "Il sito che fornisce i dati è sovraccarico. Riprovare tra poco.",
        (Busy, German) => {
            "Die Website, die die Daten bereitstellt, ist überlastet. Bitte später erneut versuchen."
        }
        (Busy, English) => "The site that provides the data is very busy. Try again shortly.",
        (Unreachable, Italian) => "Il sito che fornisce i dati non è raggiungibile.",
        (Unreachable, German) => "Die Website, die die Daten bereitstellt, ist nicht erreichbar.",
        (Unreachable, English) => "The site that provides the data cannot be reached.",
        (Unreadable, Italian) => "La risposta ricevuta non contiene dati leggibili.",
        (Unreadable, German) => "Die erhaltene Antwort enthält keine lesbaren Daten.",
        (Unreadable, English) => "The answer received does not contain readable data.",
        (TooLarge, Italian) => "I dati ricevuti sono troppi per essere mostrati qui.",
        (TooLarge, German) => "Die erhaltenen Daten sind zu umfangreich, um sie hier anzuzeigen.",
        (TooLarge, English) => "The data received are too many to be shown here.",
        (BadAddress, Italian) => "L’indirizzo dei dati indicato nella pagina non è valido.",
        (BadAddress, German) => "Die in der Seite angegebene Datenadresse ist ungültig.",
        (BadAddress, English) => "The data address given in the page is not valid.",
        (Sources, Italian) => "Fonti dei dati",
        (Sources, German) => "Datenquellen",
        (Sources, English) => "Data sources",
        (Arriving, Italian) => "in caricamento…",
        (Arriving, German) => "wird geladen…",
        (Arriving, English) => "loading…",
    }
}
