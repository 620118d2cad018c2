//! All sources of a widget, asked in rounds; one that failed is asked again.

use std::mem::take;
use std::ops::Deref;
use std::rc::Rc;

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
    /// The visitor pressed the button that asks again, and has done nothing since: when that fails, it gets the focus
    /// back.
    pub retrying: bool,
}

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
        Layers { all: Vec::new(), round: 0, retrying: false }
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

    /// A round begins.
    pub fn next_round(&mut self) {
        self.round += 1;
    }

    /// Whether this is the round under way.
    pub fn hears(&self, round: u32) -> bool {
        self.round == round
    }

    /// Asks one source; `start` sends the request, whose answer comes with the number of the round.
    pub fn ask(&mut self, index: usize, start: impl FnOnce(u32) -> Task) {
        self.all[index].begin();
        self.all[index].task = Some(start(self.round));
    }

    /// Which sources are to be asked again: the one whose button the visitor pressed, or all that failed.
    pub fn to_retry(&mut self, pressed: Option<usize>) -> Vec<usize> {
        self.retrying |= pressed.is_some();
        let mut indices: Vec<usize> = (0..self.all.len()).collect();
        indices.retain(|it| match pressed {
            Some(pressed) => pressed == *it,
            None => self.all[*it].failure().is_some(),
        });
        indices
    }

    /// Takes a change of one source in.
    pub fn receive(&mut self, index: usize, change: &Change<P>, now: Timestamp) -> Received {
        let failed = matches!(change, Change::Failed(_));
        let covered = matches!(change, Change::Covered { .. });
        let again_failed = failed && take(&mut self.retrying);
        self.retrying &= !covered;
        let other = self.all[index].apply(change.clone(), now);
        Received { other, ended: failed || covered, again_failed }
    }

    /// What is shown of all of them.
    pub fn pages(&self) -> impl Iterator<Item = &Rc<P>> {
        self.all.iter().flat_map(|it| &it.pages)
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
        let mut layers = layers();
        assert_eq!(layers.to_retry(None), [0, 2]);
        assert!(!layers.receive(0, &FAILED, NOW).again_failed);
    }

    #[test]
    fn one_that_is_asked_again_by_hand_and_fails_is_said_to() {
        let mut layers = layers();
        assert_eq!(layers.to_retry(Some(2)), [2]);
        assert!(layers.receive(2, &FAILED, NOW).again_failed);
        assert!(!layers.receive(2, &FAILED, NOW).again_failed);
    }

    #[test]
    fn whoever_has_done_something_else_meanwhile_keeps_the_focus() {
        let mut layers = layers();
        layers.to_retry(Some(2));
        layers.retrying = false;
        assert!(!layers.receive(2, &FAILED, NOW).again_failed);
    }

    #[test]
    fn a_request_ends_whole_or_failed() {
        let mut layers = layers();
        let ended = |it: Received| it.ended;
        assert!(!ended(layers.receive(0, &Change::Arrived(().into()), NOW)));
        assert!(ended(layers.receive(0, &COVERED, NOW)) && ended(layers.receive(0, &FAILED, NOW)));
    }

    #[test]
    fn what_an_earlier_round_says_is_not_heard() {
        let mut layers = layers();
        layers.next_round();
        assert!(layers.hears(1));
        layers.next_round();
        assert!(!layers.hears(1) && layers.hears(2));
    }
}
