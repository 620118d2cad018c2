//! From attributes to state. A bad value becomes its default.

use std::cell::RefCell;
use std::rc::Rc;

use cw_format::address::Source;
use cw_format::tables::Kind;
use cw_kit::page::Page;
use cw_kit::sources::SourceTag;

use super::KpiChart;
use crate::feed::Plan;
use crate::state::State;
use crate::wish::Wish;

impl KpiChart {
    /// Takes over what the page says; asks again where that means other data.
    pub(super) fn read_attributes(&mut self, page: &Page<Self>) {
        self.turn_view(page);
        let asked = RefCell::new(String::from(page.language.tag()));
        let attribute = |name: &str| {
            let value = page.attrs.optional(name);
            let text = value.as_deref().unwrap_or_default();
            asked.borrow_mut().push_str(&["\n", text].concat());
            value
        };
        let mut wish = Wish::read(&attribute, page.language);
        wish.panels = page.attrs.flag("panels");
        let asked = asked.into_inner();
        let mut sources = page.attrs.sources();
        if sources.is_empty() {
            // A mistake that the webmaster has to see.
            sources.push(SourceTag::default());
        }
        let other = self.asked != asked || self.sources != sources;
        (self.wish, self.asked, self.sources) = (wish, asked, sources);
        self.stale = true;
        let plans: Vec<_> = self.sources.iter().map(|it| plan(page, it)).collect();
        if self.plans != plans {
            let first = self.plans.is_empty();
            self.plans = plans;
            self.layers.replace(self.plans.len());
            if !first {
                self.state = State { view: self.state.view, ..State::default() };
            }
            self.tabulate();
            self.ask_all(page);
        } else if other {
            self.tabulate();
        }
    }
}

fn plan(page: &Page<KpiChart>, source: &SourceTag) -> Rc<Plan> {
    Rc::new(Plan {
        source: source.address.as_ref().map(|it| Source::parse(it, None)),
        kind: Kind::from_name(&source.kind),
        query: page.attrs.optional("query"),
    })
}
