//! Every sentence of the map, in every language: Italian, German, English. A missing one does not compile.

use cw_kit::sentences as kit;
use cw_model::text::Language;
use cw_model::words;

mod sentences;

pub use sentences::*;

/// What the map may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Accessible name of the whole.
    Places,
    /// Button of a view, and name of the map itself.
    Map,
    /// Button of a view, and name of the list.
    List,
    /// Button of a view.
    Both,
    /// Label of the view buttons.
    View,
    /// Label of the search field.
    Search,
    /// Button.
    Filters,
    /// Group of filters.
    Category,
    /// Button: the rare ones, too.
    AllCategories,
    /// Group of filters.
    Municipality,
    /// Filter.
    Accessible,
    /// Filter.
    OpenNow,
    /// Filter.
    InView,
    /// Button.
    Clear,
    /// Button.
    NearMe,
    /// While the browser looks for the position.
    Locating,
    /// The position is not to be had.
    NoLocation,
    /// Button.
    SaveGeoJson,
    /// Button.
    SaveCsv,
    /// Button.
    ZoomIn,
    /// Button.
    ZoomOut,
    /// Button: everything there is.
    Home,
    /// Button.
    North,
    /// Button.
    South,
    /// Button.
    West,
    /// Button.
    East,
    /// Status while data load.
    Loading,
    /// Nothing came.
    NoPlaces,
    /// Nothing is left.
    NothingFound,
    /// Button of a card.
    BackToList,
    /// Card: label.
    Hours,
    /// Card: label.
    Address,
    /// Card: label.
    Contacts,
    /// Card: label.
    Accessibility,
    /// Card: people with disabilities can use it.
    IsAccessible,
    /// Card: people with disabilities can not.
    IsNotAccessible,
    /// Card: link.
    OpenPage,
    /// Card: heading of the links that lead there.
    Directions,
    /// Card: link to the device's own application.
    DeviceMap,
    /// Card: button.
    Share,
    /// Card: it was shared.
    Copied,
    /// Card: it could not be.
    NotCopied,
    /// Card and row: nobody knows where it is.
    NoPosition,
    /// Opening hours: no end is known.
    Open,
    /// Opening hours.
    Closed,
    /// Opening hours.
    AllDay,
    /// Opening hours of today.
    Today,
    /// Today is a holiday.
    Holiday,
    /// Behind hours of today that a closure nobody understood may change.
    Doubtful,
    /// When Ctrl is missing.
    HintWheel,
    /// When a finger is missing.
    HintTouch,
    /// How to use the map by key.
    HintKeys,
    /// Button of the list.
    Previous,
    /// Button of the list.
    Next,
    /// The source gave less than it has.
    Truncated,
    /// The pictures of the ground do not come.
    NoTiles,
    /// More places in one spot than can stand around it.
    MoreInList,
    /// The list begins with what is near.
    NearestFirst,
    /// Positions in numbers nobody understands.
    UnknownSystem,
}

use Message::*;

/// The sentence.
pub fn text(message: Message, language: Language) -> &'static str {
    language.of(match message {
        Places => words!("Mappa dei luoghi", "Karte der Orte", "Map of places"),
        Map => words!("Mappa", "Karte", "Map"),
        List => words!("Elenco", "Liste", "List"),
        Both => words!("Mappa ed elenco", "Karte und Liste", "Map and list"),
        View => kit::VIEW,
        Search => words!("Cerca un luogo", "Ort suchen", "Search for a place"),
        Filters => words!("Filtri", "Filter", "Filters"),
        Category => words!("Categoria", "Kategorie", "Category"),
        AllCategories => words!("Tutte le categorie", "Alle Kategorien", "All categories"),
        Municipality => words!("Comune", "Gemeinde", "Municipality"),
        Accessible => words!("Accessibile a tutti", "Barrierefrei", "Accessible to all"),
        OpenNow => words!("Aperto ora", "Jetzt geöffnet", "Open now"),
        InView => words!("Solo la zona mostrata dalla mappa", "Nur der Ausschnitt der Karte", "Only the area shown on the map"),
        Clear => words!("Togli tutti i filtri", "Alle Filter entfernen", "Clear all filters"),
        NearMe => words!("Vicino a me", "In meiner Nähe", "Near me"),
        Locating => words!("Ricerca della posizione in corso…", "Der Standort wird ermittelt…", "Finding the position…"),
        NoLocation => words!("La posizione non è disponibile. L’elenco resta in ordine alfabetico.", "Der Standort ist nicht verfügbar. Die Liste bleibt alphabetisch geordnet.", "The position is not available. The list stays in alphabetical order."),
        SaveGeoJson => words!("Scarica GeoJSON", "GeoJSON herunterladen", "Download GeoJSON"),
        SaveCsv => words!("Scarica tabella CSV", "CSV-Tabelle herunterladen", "Download CSV table"),
        ZoomIn => kit::ZOOM_IN,
        ZoomOut => kit::ZOOM_OUT,
        Home => words!("Mostra tutti i luoghi", "Alle Orte zeigen", "Show all places"),
        North => words!("Sposta la mappa a nord", "Karte nach Norden verschieben", "Move the map north"),
        South => words!("Sposta la mappa a sud", "Karte nach Süden verschieben", "Move the map south"),
        West => words!("Sposta la mappa a ovest", "Karte nach Westen verschieben", "Move the map west"),
        East => words!("Sposta la mappa a est", "Karte nach Osten verschieben", "Move the map east"),
        Loading => words!("Caricamento dei luoghi in corso…", "Die Orte werden geladen…", "Loading the places…"),
        NoPlaces => words!("Nessun luogo da mostrare.", "Keine Orte vorhanden.", "There are no places to show."),
        NothingFound => words!("Nessun luogo corrisponde alla ricerca.", "Kein Ort entspricht der Suche.", "No place matches the search."),
        BackToList => words!("Chiudi la scheda", "Karteikarte schließen", "Close the card"),
        Hours => words!("Orari", "Öffnungszeiten", "Opening hours"),
        Address => words!("Indirizzo", "Adresse", "Address"),
        Contacts => words!("Contatti", "Kontakt", "Contacts"),
        Accessibility => words!("Accessibilità", "Barrierefreiheit", "Accessibility"),
        IsAccessible => kit::ACCESSIBLE,
        IsNotAccessible => words!("Non accessibile alle persone con disabilità", "Für Menschen mit Behinderungen nicht zugänglich", "Not accessible to people with disabilities"),
        OpenPage => words!("Vai alla pagina del luogo", "Zur Seite des Ortes", "Go to the page of the place"),
        Directions => words!("Come arrivare", "Anfahrt", "Directions"),
        DeviceMap => words!("App di mappe del dispositivo", "Karten-App des Geräts", "Map app of this device"),
        Share => kit::SHARE,
        Copied => kit::COPIED,
        NotCopied => kit::NOT_COPIED,
        NoPosition => words!("Posizione non indicata", "Ohne Positionsangabe", "Position not given"),
        Open => words!("Aperto ora", "Jetzt geöffnet", "Open now"),
        Closed => words!("Chiuso", "Geschlossen", "Closed"),
        AllDay => words!("Aperto 24 ore su 24", "Rund um die Uhr geöffnet", "Open 24 hours"),
        Today => words!("Oggi", "Heute", "Today"),
        Holiday => words!("giorno festivo", "Feiertag", "public holiday"),
        Doubtful => words!(", salvo le chiusure indicate", ", vorbehaltlich der genannten Schließungen", ", except for the closures named"),
        HintWheel => words!("Per ingrandire la mappa, Ctrl e rotella.", "Zum Vergrößern Strg gedrückt halten und das Mausrad drehen.", "To zoom the map, hold Ctrl and turn the wheel."),
        HintTouch => words!("Per spostare la mappa usare due dita.", "Zum Verschieben der Karte zwei Finger benutzen.", "To move the map, use two fingers."),
        HintKeys => words!("Le frecce portano da un luogo all’altro, + e − cambiano la scala.", "Pfeiltasten führen von Ort zu Ort, + und − ändern den Maßstab.", "The arrow keys lead from place to place, + and − change the scale."),
        Previous => words!("Luoghi precedenti", "Vorherige Orte", "Previous places"),
        Next => words!("Luoghi successivi", "Weitere Orte", "Next places"),
        Truncated => words!("La fonte ha più luoghi di quanti ne mostri questa pagina.", "Die Quelle hat mehr Orte, als diese Seite zeigt.", "The source has more places than this page shows."),
        NoTiles => words!("Lo sfondo della mappa non è disponibile.", "Der Kartenhintergrund ist nicht verfügbar.", "The background of the map is not available."),
        MoreInList => words!("In questo punto ci sono più luoghi di quanti ne mostra la mappa: l’elenco li ha tutti.", "An diesem Punkt sind mehr Orte, als die Karte zeigt: Die Liste hat alle.", "At this spot are more places than the map shows: the list has all."),
        NearestFirst => words!("L’elenco comincia dai luoghi più vicini.", "Die Liste beginnt mit den nächstgelegenen Orten.", "The list begins with the nearest places."),
        UnknownSystem => words!("Le coordinate di una fonte sono in un sistema sconosciuto: i suoi luoghi sono solo nell’elenco.", "Die Koordinaten einer Quelle haben ein unbekanntes System: Ihre Orte stehen nur in der Liste.", "The coordinates of a source are in an unknown system: its places are only in the list."),
    })
}
