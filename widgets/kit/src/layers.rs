//! All sources of a widget, asked in rounds; one that failed is asked again.

use std::mem::take;
use std::ops::Deref;

use cw_model::time::Timestamp;

use crate::layer::{Change, Layer};
use crate::load::Task;

/// Shows the pages of a first answer as they come: each says something alone.
pub type Growing<P> = Layers<P, false>;

/// Shows nothing of an answer before it is whole: half of a table is another table. What came before a failure is
/// shown where there is nothing better, and is said to be a part.
pub type Whole<P> = Layers<P, true>;

/// The layers of all sources, in their order on the page: either [`Growing`] or [`Whole`].
pub struct Layers<P, const WHOLE: bool> {
    all: Vec<Layer<P, WHOLE>>,
    // Counts the rounds of requests: what an earlier one still has to say is not heard.
    round: u32,
    /// The source whose button the visitor pressed, to ask again, and has done nothing since: when that fails, the
    /// button gets the focus back.
    pub retrying: Option<usize>,
    // Rows came that the page has not been told of.
    fresh: bool,
}

/// Sends the request of a round for a source.
pub type Start<'a> = &'a dyn Fn(u32, usize) -> Task;

/// What follows from a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Other rows are shown now.
    pub other: bool,
    /// The request is over.
    pub ended: bool,
    /// It was the visitor who asked again, and it failed.
    pub again_failed: bool,
}

impl<P, const WHOLE: bool> Default for Layers<P, WHOLE> {
    fn default() -> Self {
        Layers { all: Vec::new(), round: 0, retrying: None, fresh: false }
    }
}

impl<P, const WHOLE: bool> Deref for Layers<P, WHOLE> {
    type Target = [Layer<P, WHOLE>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl<P, const WHOLE: bool> Layers<P, WHOLE> {
    /// So many other sources: the data of those before are no "last good data" of these.
    pub fn replace(&mut self, count: usize) {
        self.all.clear();
        self.all.resize_with(count, Layer::default);
    }

    /// Asks every source, in a new round.
    pub fn ask_all(&mut self, start: Start) {
        self.retrying = None;
        self.round += 1;
        (0..self.all.len()).for_each(|it| self.ask(it, start));
    }

    /// Asks again the source whose button the visitor pressed, or all that failed; `false` if there is none.
    pub fn retry(&mut self, pressed: Option<usize>, start: Start) -> bool {
        self.retrying = pressed.or(self.retrying);
        let mut asked = false;
        for index in 0..self.all.len() {
            if self.is_due(index, pressed) {
                self.ask(index, start);
                asked = true;
            }
        }
        asked
    }

    fn is_due(&self, index: usize, pressed: Option<usize>) -> bool {
        pressed.map_or(self.all[index].failure().is_some(), |it| it == index)
    }

    fn ask(&mut self, index: usize, start: Start) {
        self.all[index].begin();
        self.all[index].task = Some(start(self.round, index));
    }

    /// Whether this is the round under way.
    pub fn hears(&self, round: u32) -> bool {
        self.round == round
    }

    /// Takes a change of one source in.
    pub fn receive(&mut self, index: usize, change: &Change<P>, now: Timestamp) -> Received {
        let failed = matches!(change, Change::Failed(_));
        let covered = matches!(change, Change::Covered { .. });
        let ended = failed || covered;
        let tried = self.retrying.take_if(|it| ended && *it == index);
        let other = self.all[index].apply(change.clone(), now);
        self.fresh |= other || covered;
        Received { other, ended, again_failed: failed && tried.is_some() }
    }

    /// How many buttons that ask again stand before that of a source: one for each that failed and is shown.
    pub fn buttons_before(&self, index: usize, is_shown: &dyn Fn(usize) -> bool) -> usize {
        (0..index).filter(|it| self.all[*it].failure().is_some() && is_shown(*it)).count()
    }

    /// Whether all requests are over, and rows came that the page has not been told of; asked once.
    pub fn has_news(&mut self) -> bool {
        !self.are_loading() && take(&mut self.fresh)
    }

    /// Whether a request is under way.
    pub fn are_loading(&self) -> bool {
        self.all.iter().any(|it| it.is_loading())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Failure;

    const NOW: Timestamp = Timestamp(5);
    const COVERED: Change<()> = Change::Covered { truncated: false };
    const FAILED: Change<()> = Change::Failed(Failure::TimedOut);

    /// Three sources, of which the first and the last have failed.
    fn layers() -> Whole<()> {
        let mut layers = Whole::default();
        layers.replace(3);
        for (index, change) in [FAILED, COVERED, FAILED].iter().enumerate() {
            layers.receive(index, change, NOW);
        }
        layers
    }

    #[test]
    fn all_that_failed_are_asked_again_when_the_network_is_back() {
        let layers = layers();
        assert_eq!([0, 1, 2].map(|it| layers.is_due(it, None)), [true, false, true]);
    }

    #[test]
    fn a_button_asks_its_own_source() {
        let layers = layers();
        assert_eq!([0, 1, 2].map(|it| layers.is_due(it, Some(2))), [false, false, true]);
    }

    #[test]
    fn one_that_is_asked_again_by_hand_and_fails_is_said_to() {
        let mut layers = layers();
        assert!(!layers.receive(2, &FAILED, NOW).again_failed);
        layers.retrying = Some(2);
        assert!(!layers.receive(0, &FAILED, NOW).again_failed, "another one");
        assert!(layers.receive(2, &FAILED, NOW).again_failed);
        assert!(!layers.receive(2, &FAILED, NOW).again_failed);
    }

    #[test]
    fn buttons_stand_in_the_order_of_sources_that_failed() {
        let layers = layers();
        assert_eq!([0, 1, 2].map(|it| layers.buttons_before(it, &|_| true)), [0, 1, 1]);
        assert_eq!(layers.buttons_before(2, &|it| it != 0), 0);
    }

    #[test]
    fn one_that_is_asked_again_and_answers_is_done_with() {
        let mut layers = layers();
        layers.retrying = Some(2);
        layers.receive(2, &COVERED, NOW);
        assert!(!layers.receive(2, &FAILED, NOW).again_failed);
    }

    #[test]
    fn a_page_is_told_of_what_came_and_not_of_what_stayed() {
        let mut layers = layers();
        assert!(layers.has_news() && !layers.has_news());
        layers.receive(1, &FAILED, NOW);
        assert!(!layers.has_news());
        layers.receive(1, &COVERED, NOW);
        assert!(layers.has_news());
    }

    #[test]
    fn a_request_ends_whole_or_failed() {
        let mut layers = layers();
        let ended = |it: Received| it.ended;
        assert!(!ended(layers.receive(0, &Change::Arrived(().into()), NOW)));
        assert!(ended(layers.receive(0, &COVERED, NOW)) && ended(layers.receive(0, &FAILED, NOW)));
    }
}
