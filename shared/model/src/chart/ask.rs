//! What a page asks of a table, in readable words.

use super::plot::Kind;
use crate::scan::{cut, pieces, rank};

/// A wish; whatever is left open is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// How to draw.
    pub kind: Option<Kind>,
    /// The column of the positions.
    pub x: Option<String>,
    /// The columns of the values; several make one series each.
    pub y: Vec<String>,
    /// The column whose words tell the series apart.
    pub series: Option<String>,
    /// The column that names points.
    pub label: Option<String>,
    /// Rows kept: all of these must hold.
    pub filter: Vec<Condition>,
    /// How rows of one position and one series become one value.
    pub aggregate: Option<Aggregate>,
    /// Whether values are percentages or the like, whose sum says nothing; the names of columns may say so as well.
    pub is_rate: bool,
}

/// What a row must say to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// What is done with the words.
    pub test: Test,
    /// The words, one of which must match; of an order only the first counts.
    pub words: Vec<String>,
}

/// How a cell is held against words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Is one of them.
    Is,
    /// Is none of them.
    IsNot,
    /// Is at least it.
    AtLeast,
    /// Is at most it.
    AtMost,
}

/// How several values become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Their sum.
    Sum,
    /// Their arithmetic mean.
    Mean,
    /// How many rows there are, whatever they say.
    Count,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// The last one in the order of the source.
    Last,
}

impl Condition {
    /// Reads `Comune=Ala|Avio; Anno>=2015; Stato!=provvisorio`, and gives back what makes no sense.
    pub fn parse_all(text: &str) -> (Vec<Condition>, Vec<&str>) {
        let (mut conditions, mut refused) = (Vec::new(), Vec::new());
        for piece in pieces(text, b";") {
            let piece = piece.trim_ascii();
            match Condition::parse(piece) {
                Some(it) => conditions.push(it),
                None if piece.is_empty() => {}
                None => refused.push(piece),
            }
        }
        (conditions, refused)
    }

    /// Reads `Comune=Ala|Avio`. Empty words match a cell that says nothing.
    pub fn parse(text: &str) -> Option<Condition> {
        let (column, words) = cut(text, b'=')?;
        let (column, test) = match column.as_bytes().last()? {
            b'!' => (&column[..column.len() - 1], Test::IsNot),
            b'>' => (&column[..column.len() - 1], Test::AtLeast),
            b'<' => (&column[..column.len() - 1], Test::AtMost),
            _ => (column, Test::Is),
        };
        let column = column.trim_ascii();
        let words: Vec<String> =
            pieces(words, b"|").iter().map(|it| it.trim_ascii().to_owned()).collect();
        let has_order = matches!(test, Test::AtLeast | Test::AtMost);
        let is_sound = !(column.is_empty() || has_order && words[0].is_empty());
        is_sound.then(|| Condition { column: column.to_owned(), test, words })
    }
}

/// Reads the names of columns with `;` between them.
pub fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for name in pieces(text, b";") {
        let name = name.trim_ascii();
        if !name.is_empty() {
            names.push(name.to_owned());
        }
    }
    names
}

impl Aggregate {
    /// In the order of [`Aggregate::NAMES`].
    pub const ALL: [Aggregate; 6] = [
        Aggregate::Sum,
        Aggregate::Mean,
        Aggregate::Count,
        Aggregate::Min,
        Aggregate::Max,
        Aggregate::Last,
    ];

    /// As pages write them.
    pub const NAMES: &str = "sum mean count min max last";

    /// From such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        rank(Aggregate::NAMES, name).map(|it| Aggregate::ALL[it])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(column: &str, test: Test, words: &[&str]) -> Condition {
        let words = words.iter().map(|it| (*it).to_owned()).collect();
        Condition { column: column.to_owned(), test, words }
    }

    #[test]
    fn conditions_are_read_in_every_spelling() {
        let (conditions, refused) =
            Condition::parse_all("Comune = Ala | Avio ;Anno>=2015;; Stato!=; Valore <= 1,5;");
        assert_eq!(
            conditions,
            [
                condition("Comune", Test::Is, &["Ala", "Avio"]),
                condition("Anno", Test::AtLeast, &["2015"]),
                condition("Stato", Test::IsNot, &[""]),
                condition("Valore", Test::AtMost, &["1,5"]),
            ]
        );
        assert_eq!(refused, [""; 0]);
        assert_eq!(Condition::parse_all("a=b=c").0, [condition("a", Test::Is, &["b=c"])]);
    }

    #[test]
    fn a_condition_that_makes_no_sense_is_given_back() {
        let (conditions, refused) = Condition::parse_all("Ala; =3; Anno>2015; Anno>=; !=a; a=1");
        assert_eq!(conditions, [condition("a", Test::Is, &["1"])]);
        assert_eq!(refused, ["Ala", "=3", "Anno>2015", "Anno>=", "!=a"]);
    }

    #[test]
    fn names_of_columns_have_semicolons_between_them() {
        assert_eq!(names(" Nati; Morti ;;"), ["Nati", "Morti"]);
        assert_eq!(names(""), [""; 0]);
    }

    #[test]
    fn every_aggregate_has_a_name() {
        let names = pieces(Aggregate::NAMES, b" ");
        assert_eq!(names.len(), Aggregate::ALL.len());
        for (name, aggregate) in names.into_iter().zip(Aggregate::ALL) {
            assert_eq!(Aggregate::from_name(name), Some(aggregate));
        }
        assert_eq!(Aggregate::from_name("somma"), None);
    }
}
