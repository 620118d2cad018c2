//! From words to a [`Query`], refusing what the original parser refuses, in its words.

use thiserror::Error;

use super::lexer::{self, Token};
use super::{Condition, Operator, Parameter, Query, Sentence};

/// Why a query cannot be read; the messages are those of the original.
#[derive(Debug, Error, PartialEq)]
pub enum QueryError {
    /// An odd number of quotes.
    #[error("Syntax error: unbalanced quotes")]
    UnbalancedQuotes,
    /// `and` and `or` side by side: whoever wants both uses parentheses.
    #[error("Syntax error ambiguous clause in \"( {0} )\"")]
    AmbiguousClause(String),
    /// More of one parenthesis than of the other.
    #[error("Unbalanced parenthesis {0} or {1}{2}")]
    UnbalancedParenthesis(usize, usize, String),
    /// More parentheses than anybody writes: reading them would overflow the stack.
    #[error("Syntax error: too many parentheses")]
    TooManyParentheses,
    /// A word that is neither a field of the site nor a parameter.
    #[error("Syntax error \"{0}\": first token is not a field nor parameter")]
    UnknownWord(String),
    /// A field without operator or value.
    #[error("Syntax error in sentence \"{0}\"")]
    Sentence(String),
    /// A parameter without value.
    #[error("Syntax error in parameter \"{0}\"")]
    Parameter(String),
    /// Nothing was asked.
    #[error("Empty string")]
    Empty,
    /// The form with one parameter per clause, without any that is known.
    #[error("Wrong parameters")]
    WrongParameters,
}

const PARAMETERS: [&str; 9] = [
    "sort",
    "geosort",
    "limit",
    "offset",
    "classes",
    "subtree",
    "facets",
    "select-fields",
    "language",
];

/// Pairs in one query; the reader, the planner and the SQL nest as deep as the query does.
const MOST_PARENTHESES: usize = 100;

/// Whether `word` is a parameter's name.
pub fn is_parameter(word: &str) -> bool {
    PARAMETERS.contains(&word)
}

impl Query {
    /// Reads `text`; `is_field` knows the fields of the site, without the part after a dot.
    pub fn parse(text: &str, is_field: &dyn Fn(&str) -> bool) -> Result<Self, QueryError> {
        if text.trim().is_empty() {
            return Err(QueryError::Empty);
        }
        if !lexer::quotes_are_balanced(text) {
            return Err(QueryError::UnbalancedQuotes);
        }
        let tokens = lexer::tokens(text);
        let count = |token: Token| tokens.iter().filter(|it| **it == token).count();
        let (open, close) = (count(Token::Open), count(Token::Close));
        if open != close {
            return Err(QueryError::UnbalancedParenthesis(open, close, text.to_owned()));
        }
        if MOST_PARENTHESES < open {
            return Err(QueryError::TooManyParentheses);
        }
        let mut parser = Parser { tokens, at: 0, parameters: Vec::new(), is_field };
        let condition = parser.group()?;
        Ok(Query { condition, parameters: parser.parameters })
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    parameters: Vec<Parameter>,
    is_field: &'a dyn Fn(&str) -> bool,
}

impl Parser<'_> {
    /// Everything up to the closing parenthesis, or the end.
    fn group(&mut self) -> Result<Option<Condition>, QueryError> {
        let mut parts = Vec::new();
        let mut clauses: Vec<String> = Vec::new();
        while let Some(token) = self.tokens.get(self.at).cloned() {
            self.at += 1;
            match token {
                Token::Close => break,
                Token::Open => parts.extend(self.group()?),
                Token::Word(word) if is_clause(&word) => clauses.push(word),
                Token::Word(word) if is_parameter(&word) => self.parameter(word)?,
                Token::Word(word) => parts.push(Condition::Is(self.sentence(word)?)),
            }
        }
        let joined =
            |parts| if clauses.iter().any(|it| it == "or") { any(parts) } else { all(parts) };
        if clauses.iter().any(|it| *it != clauses[0]) {
            let shown = joined(parts).map(|it| it.to_string()).unwrap_or_default();
            return Err(QueryError::AmbiguousClause(shown));
        }
        Ok(joined(parts))
    }

    fn parameter(&mut self, key: String) -> Result<(), QueryError> {
        let Some(value) = self.value() else { return Err(QueryError::Parameter(key)) };
        self.parameters.push(Parameter { key, value });
        Ok(())
    }

    fn sentence(&mut self, field: String) -> Result<Sentence, QueryError> {
        let head = field.split(['.', '[']).next().unwrap_or_default();
        if !(self.is_field)(head) {
            return Err(QueryError::UnknownWord(self.fragment(field)));
        }
        let operator = match self.tokens.get(self.at) {
            Some(Token::Word(word)) => operator(word),
            _ => None,
        };
        let Some((operator, negated)) = operator else {
            return Err(QueryError::Sentence(self.fragment(field)));
        };
        self.at += 1;
        match self.value() {
            Some(value) => Ok(Sentence { field, operator, negated, value }),
            None => Err(QueryError::Sentence(field)),
        }
    }

    /// The words up to the next one with a meaning of its own.
    fn value(&mut self) -> Option<String> {
        let mut value = Vec::new();
        while let Some(Token::Word(word)) = self.tokens.get(self.at) {
            let head = word.split(['.', '[']).next().unwrap_or_default();
            let meant = is_clause(word) || is_parameter(word) || (self.is_field)(head);
            if meant && !(value.is_empty() && word.starts_with(['[', '\''])) {
                break;
            }
            value.push(word.clone());
            self.at += 1;
        }
        (!value.is_empty()).then(|| value.join(" "))
    }

    fn fragment(&self, first: String) -> String {
        let rest = self.tokens[self.at..].iter().map_while(|it| match it {
            Token::Word(word) if !is_clause(word) => Some(word.clone()),
            _ => None,
        });
        [first].into_iter().chain(rest).collect::<Vec<_>>().join(" ")
    }
}

fn is_clause(word: &str) -> bool {
    word == "and" || word == "or"
}

fn operator(word: &str) -> Option<(Operator, bool)> {
    let (name, negated) = match word.strip_prefix('!') {
        Some(name) => (name, true),
        None => (word, false),
    };
    let operator = match name {
        "=" => Operator::Equal,
        "in" => Operator::In,
        "contains" => Operator::Contains,
        "range" => Operator::Range,
        _ => return None,
    };
    Some((operator, negated))
}

fn all(parts: Vec<Condition>) -> Option<Condition> {
    joined(parts, Condition::All)
}

fn any(parts: Vec<Condition>) -> Option<Condition> {
    joined(parts, Condition::Any)
}

fn joined(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Option<Condition> {
    if parts.len() < 2 { parts.pop() } else { Some(join(parts)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Query, QueryError> {
        let fields =
            ["id", "q", "class", "state", "name", "calendar", "raw", "takes_place_in", "from_time"];
        Query::parse(text, &|it| fields.contains(&it))
    }

    /// What was understood, written again; it must be understood the same way.
    fn check(text: &str, expected: &str) {
        let query = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(query.to_string(), expected);
        assert_eq!(parse(expected), Ok(query), "{expected}");
    }

    #[test]
    fn parameters_need_no_and() {
        check("classes [event] limit 10 offset 20", "classes [event] limit 10 offset 20");
        check(
            "classes [event] and subtree [65] and state in [moderation.skipped,moderation.accepted] sort [time_interval=>asc]",
            "state in [moderation.skipped,moderation.accepted] classes [event] subtree [65] sort [time_interval=>asc]",
        );
    }

    #[test]
    fn spaces_in_quotes_and_brackets_belong_to_the_value() {
        check("q = 'coro and banda'", "q = 'coro and banda'");
        check("id in [1, 2, 3]", "id in [1, 2, 3]");
        check(
            "calendar[time_interval] = [now, '+ 2 months']",
            "calendar[time_interval] = [now, '+ 2 months']",
        );
        check(r"q = 'l\'estate è qui' limit 5", r"q = 'l\'estate è qui' limit 5");
    }

    #[test]
    fn parentheses_group() {
        check(
            "classes [event] and ( id = 1 or name contains 'sagra' ) and q = 'lago'",
            "( id = 1 or name contains 'sagra' ) and q = 'lago' classes [event]",
        );
        check("id = 1 or id = 2", "id = 1 or id = 2");
    }

    #[test]
    fn an_array_in_brackets_may_hold_words_that_mean_something_elsewhere() {
        check("class in ['limit','id']", "class in ['limit','id']");
    }

    #[test]
    fn what_the_original_refuses_is_refused_in_its_words() {
        let check = |text: &str, message: &str| {
            let error = parse(text).expect_err(text).to_string();
            assert!(error.starts_with(message), "{text}: {error}");
        };
        check("q = 'l'estate'", "Syntax error: unbalanced quotes");
        check("id = 1 and id = 2 or id = 3", "Syntax error ambiguous clause in \"( ");
        check("classes [event] and id = 1 or id = 2", "Syntax error ambiguous clause");
        check("( id = 1", "Unbalanced parenthesis 1 or 0");
        check("colour = 'red'", "Syntax error \"colour = 'red'\": first token is not a field");
        check("id", "Syntax error in sentence");
        check("id like 1", "Syntax error in sentence");
        check("classes [event] limit", "Syntax error in parameter");
        check("   ", "Empty string");
    }

    #[test]
    fn a_query_of_parentheses_alone_does_not_bring_the_server_down() {
        let nested = |depth| ["(".repeat(depth), ")".repeat(depth)].concat();
        assert_eq!(parse(&nested(MOST_PARENTHESES)).map(|it| it.condition), Ok(None));
        assert_eq!(parse(&nested(30_000)), Err(QueryError::TooManyParentheses));
    }
}
