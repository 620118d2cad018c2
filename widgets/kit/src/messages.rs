//! Every sentence the kit itself says, in every language.

use cw_model::text::Language;
use cw_model::words;

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
    use Message::*;
    language.of(match message {
        Retry => words!("Riprova", "Erneut versuchen", "Try again"),
        Close => words!("Chiudi", "Schließen", "Close"),
        Stopped => words!("Questa parte della pagina si è interrotta per un errore.", "Dieser Teil der Seite wurde durch einen Fehler unterbrochen.", "This part of the page stopped because of an error."),
        Offline => words!("Connessione assente. I dati si caricano appena torna la rete.", "Keine Verbindung. Die Daten werden geladen, sobald das Netz zurück ist.", "No connection. The data will load when the network is back."),
        TimedOut => words!("Il sito che fornisce i dati non ha risposto in tempo.", "Die Website, die die Daten bereitstellt, hat nicht rechtzeitig geantwortet.", "The site that provides the data did not answer in time."),
        SourceFailed => words!("Il sito che fornisce i dati ha risposto con un errore.", "Die Website, die die Daten bereitstellt, hat einen Fehler gemeldet.", "The site that provides the data answered with an error."),
        Busy => words!("Il sito che fornisce i dati è sovraccarico. Riprovare tra poco.", "Die Website, die die Daten bereitstellt, ist überlastet. Bitte später erneut versuchen.", "The site that provides the data is very busy. Try again shortly."),
        Unreachable => words!("Il sito che fornisce i dati non è raggiungibile.", "Die Website, die die Daten bereitstellt, ist nicht erreichbar.", "The site that provides the data cannot be reached."),
        Unreadable => words!("La risposta ricevuta non contiene dati leggibili.", "Die erhaltene Antwort enthält keine lesbaren Daten.", "The answer received does not contain readable data."),
        TooLarge => words!("I dati ricevuti sono troppi per essere mostrati qui.", "Die erhaltenen Daten sind zu umfangreich, um sie hier anzuzeigen.", "The data received are too many to be shown here."),
        BadAddress => words!("L’indirizzo dei dati indicato nella pagina non è valido.", "Die in der Seite angegebene Datenadresse ist ungültig.", "The data address given in the page is not valid."),
        Sources => words!("Fonti dei dati", "Datenquellen", "Data sources"),
        Arriving => words!("in caricamento…", "wird geladen…", "loading…"),
    })
}
