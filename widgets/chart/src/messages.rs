//! Every sentence of the chart, in every language: Italian, German, English. A missing one does not compile.

use cw_kit::sentences as kit;
use cw_model::text::Language;
use cw_model::words;

mod sentences;

pub use sentences::*;

/// What the chart may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Accessible name of the whole, where the page gives no heading; and button of a view.
    Chart,
    /// Button of a view.
    Table,
    /// Label of the view buttons.
    View,
    /// Status while data load.
    Loading,
    /// All series are off.
    NothingLeft,
    /// Button: opens the files to take away.
    Save,
    /// Button.
    SavePng,
    /// Button.
    SaveSvg,
    /// Button.
    SaveCsv,
    /// Button.
    SaveTidy,
    /// The file could not be made.
    NotSaved,
    /// Button.
    Share,
    /// The link was copied.
    Copied,
    /// It could not be.
    NotCopied,
    /// Button.
    ZoomIn,
    /// Button.
    ZoomOut,
    /// Button: all positions.
    ZoomAll,
    /// Button: the positions before.
    Earlier,
    /// Button: the positions behind.
    Later,
    /// How to use the chart by key.
    HintKeys,
    /// The same, where there are several series.
    HintSeries,
    /// The same, where a part can be shown.
    HintZoom,
    /// How to use it by pointer.
    HintBrush,
    /// Before the height of bars upon each other; and opens the sentence about it.
    Total,
    /// Label: where the data come from.
    Source,
    /// Label.
    License,
    /// Label: before a date.
    Updated,
    /// Label: how to read the chart.
    HowTo,
    /// Label of the legend, and of the column of series.
    Series,
    /// Label of the column of values, where the source has no name for it.
    Value,
    /// Behind a value that may still change.
    Provisional,
    /// What the mark of such a value means, below a table and a drawing.
    ProvisionalMark,
    /// What such values look like in a drawing.
    ProvisionalForm,
    /// Instead of a value.
    NoValue,
    /// Name of the line of the target.
    Target,
    /// The target is met.
    Met,
    /// It is not.
    NotMet,
    /// Label of the numbered words below the drawing.
    Notes,
    /// Order of a column.
    Ascending,
    /// Order of a column.
    Descending,
    /// No column orders the table any more.
    Unsorted,
    /// Name of the positions, where the source has none.
    Position,
    /// Label of target, limits and ranges, told below the drawing.
    Measures,
    /// Name of what the keyboard moves through the values.
    Values,
    /// Name of the buttons that show a part.
    Part,
    /// Name of the buttons of the table.
    Pages,
    /// Button of the table.
    Previous,
    /// Button of the table.
    Next,
    /// Nobody said how to draw.
    Chosen,
    /// The drawing shows less than every single value.
    Thinned,
    /// More bars than anybody would look through.
    FirstOnly,
    /// Small charts beside each other.
    SameScale,
    /// Sums among what they are sums of.
    Totals,
    /// Before a period: no other is shown.
    OfPeriod,
    /// The source gave less than it has.
    Truncated,
    /// Refusal: nothing to draw.
    NoNumbers,
    /// Refusal: no rows.
    Empty,
    /// Refusal: no row passes the filter of the page; more exact than [`Empty`] where there is one.
    NothingPasses,
}

use Message::*;

/// The sentence.
pub fn text(message: Message, language: Language) -> &'static str {
    language.of(match message {
        Chart => words!("Grafico", "Diagramm", "Chart"),
        Table => words!("Tabella", "Tabelle", "Table"),
        View => kit::VIEW,
        Loading => words!("Caricamento dei dati in corso…", "Die Daten werden geladen…", "Loading the data…"),
        NothingLeft => words!("Tutte le serie sono nascoste.", "Alle Reihen sind ausgeblendet.", "All series are hidden."),
        Save => words!("Scarica", "Herunterladen", "Download"),
        SavePng => words!("Immagine PNG", "PNG-Bild", "PNG image"),
        SaveSvg => words!("Immagine SVG", "SVG-Bild", "SVG image"),
        SaveCsv => words!("Tabella CSV per Excel", "CSV-Tabelle für Excel", "CSV table for Excel"),
        SaveTidy => words!("Dati CSV", "CSV-Daten", "CSV data"),
        NotSaved => words!("Il browser non permette di creare il file.", "Der Browser lässt das Erstellen der Datei nicht zu.", "The browser does not allow the file to be made."),
        Share => kit::SHARE,
        Copied => kit::COPIED,
        NotCopied => kit::NOT_COPIED,
        ZoomIn => kit::ZOOM_IN,
        ZoomOut => kit::ZOOM_OUT,
        ZoomAll => words!("Mostra tutto il periodo", "Gesamten Zeitraum zeigen", "Show the whole period"),
        Earlier => words!("Valori precedenti", "Frühere Werte", "Earlier values"),
        Later => words!("Valori successivi", "Spätere Werte", "Later values"),
        HintKeys => words!("Frecce sinistra e destra: un valore alla volta.", "Pfeile links und rechts: Wert für Wert.", "Left and right arrows: one value at a time."),
        HintSeries => words!(" Su e giù: un’altra serie.", " Nach oben und unten: eine andere Reihe.", " Up and down: another series."),
        HintZoom => words!(" + e −: ingrandire e rimpicciolire.", " + und −: vergrößern und verkleinern.", " + and −: zoom in and out."),
        HintBrush => words!("Trascinare sul grafico per ingrandire un periodo.", "Zum Vergrößern eines Zeitraums über das Diagramm ziehen.", "Drag across the chart to zoom into a period."),
        Total => words!("Totale", "Summe", "Total"),
        Source => words!("Fonte", "Quelle", "Source"),
        License => words!("Licenza", "Lizenz", "Licence"),
        Updated => words!("Dati aggiornati al", "Datenstand", "Data as of"),
        HowTo => words!("Come si legge", "So liest man das Diagramm", "How to read it"),
        Series => words!("Serie", "Reihen", "Series"),
        Value => words!("Valore", "Wert", "Value"),
        Provisional => words!("dato provvisorio", "vorläufiger Wert", "provisional"),
        ProvisionalForm => words!("Tratto punteggiato e segni vuoti: dati provvisori.", "Gepunktete Linien und leere Zeichen: vorläufige Werte.", "Dotted lines and hollow marks: provisional values."),
        ProvisionalMark => words!("(p): dato provvisorio, può ancora cambiare.", "(p): vorläufiger Wert, der sich noch ändern kann.", "(p): provisional, may still change."),
        NoValue => words!("nessun valore", "kein Wert", "no value"),
        Target => words!("Obiettivo", "Ziel", "Target"),
        Met => words!("raggiunto", "erreicht", "met"),
        NotMet => words!("non raggiunto", "nicht erreicht", "not met"),
        Notes => words!("Note", "Anmerkungen", "Notes"),
        Ascending => words!("in ordine crescente", "aufsteigend", "ascending"),
        Descending => words!("in ordine decrescente", "absteigend", "descending"),
        Unsorted => words!("Tabella nell’ordine del grafico. ", "Tabelle in der Reihenfolge des Diagramms. ", "Table in the order of the chart. "),
        Position => words!("Voce", "Eintrag", "Item"),
        Measures => words!("Riferimenti", "Bezugswerte", "Reference values"),
        Values => words!("Valori del grafico", "Werte des Diagramms", "Values of the chart"),
        Part => words!("Parte mostrata", "Gezeigter Teil", "Part shown"),
        Pages => words!("Pagine della tabella", "Seiten der Tabelle", "Pages of the table"),
        Previous => words!("Righe precedenti", "Vorherige Zeilen", "Previous rows"),
        Next => words!("Righe successive", "Weitere Zeilen", "Next rows"),
        Chosen => words!("Il tipo di grafico e le colonne sono scelti automaticamente dai dati.", "Diagrammart und Spalten wurden automatisch anhand der Daten gewählt.", "The kind of chart and the columns were chosen automatically from the data."),
        Thinned => words!("Il disegno mostra il massimo e il minimo di ogni tratto; la tabella contiene tutti i valori.", "Die Zeichnung zeigt von jedem Abschnitt den höchsten und den niedrigsten Wert; die Tabelle enthält alle.", "The drawing shows the highest and lowest value of every stretch; the table has all of them."),
        FirstOnly => words!("Sono disegnate le prime 60 voci; la tabella le contiene tutte.", "Gezeichnet sind die ersten 60 Einträge; die Tabelle enthält alle.", "The first 60 items are drawn; the table has all of them."),
        SameScale => words!("Un grafico per ogni serie, tutti con la stessa scala.", "Ein Diagramm je Reihe, alle mit derselben Skala.", "One chart for each series, all with the same scale."),
        Totals => words!("I totali della fonte non sono mostrati.", "Die Summen der Quelle werden nicht gezeigt.", "The totals of the source are not shown."),
        OfPeriod => words!("È mostrato solo l’ultimo periodo:", "Gezeigt wird nur der letzte Zeitraum:", "Only the latest period is shown:"),
        Truncated => words!("La fonte ha più righe di quante ne mostri questa pagina.", "Die Quelle hat mehr Zeilen, als diese Seite zeigt.", "The source has more rows than this page shows."),
        NoNumbers => words!("I dati non contengono numeri da mostrare.", "Die Daten enthalten keine darstellbaren Zahlen.", "The data contain no numbers to show."),
        Empty => words!("Nessuna riga da mostrare.", "Keine Zeilen vorhanden.", "There are no rows to show."),
        NothingPasses => words!("Nessuna riga corrisponde al filtro indicato nella pagina.", "Keine Zeile entspricht dem in der Seite angegebenen Filter.", "No row matches the filter given in the page."),
    })
}
