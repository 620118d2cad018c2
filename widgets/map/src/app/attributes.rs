//! From attributes to state. A bad value becomes its default.

use std::rc::Rc;

use cw_format::address::Source;
use cw_format::places::Kind;
use cw_kit::page::Page;
use cw_kit::sources::SourceTag;
use cw_model::geo::Coordinates;
use cw_model::holiday::Feast;
use cw_model::number::digits;
use cw_model::scan::{cut, pieces};

use super::PoiMap;
use crate::chart::Camera;
use crate::feed::Plan;
use crate::find::Find;
use crate::report;
use crate::state::{Aim, View};
use crate::tiles::Tiles;

/// How near the map begins where only its middle is given.
const ZOOM: f64 = 15.0;

impl PoiMap {
    /// Takes over what the page says; asks again where that means other data.
    pub(super) fn read_attributes(&mut self, page: &Page<Self>) {
        self.read_sources(page);
        self.read_tiles(page);
        let camera = camera(page);
        if self.camera != camera {
            self.camera = camera;
            self.driven = false;
            self.show_camera();
        }
    }

    fn read_sources(&mut self, page: &Page<Self>) {
        self.sources = page.attrs.sources();
        if self.sources.is_empty() {
            // A mistake that the webmaster has to see.
            self.sources.push(SourceTag::default());
        }
        let mut plans = Vec::new();
        for it in &self.sources {
            let source = it.address.as_ref().map(|it| Source::parse(it, None));
            plans.push(plan(page, source, &it.kind));
        }
        if self.plans != plans {
            self.plans = plans;
            self.layers.replace(self.plans.len());
            self.state.find.off.clear();
            self.state.card = None;
            self.index(page);
            self.ask_all(page);
        }
        let boundary = page
            .attrs
            .address("boundary")
            .map(|url| plan(page, Some(Source::Address { url, kind: None }), "geojson"));
        if self.boundary_plan != boundary {
            self.boundary_plan = boundary;
            self.ask_boundary(page);
        }
    }

    fn read_tiles(&mut self, page: &Page<Self>) {
        let template = page.attrs.template("tiles").unwrap_or_default();
        let origin = page.origin();
        let mut ours = vec![origin.as_str()];
        for plan in &self.plans {
            ours.extend(plan.origin());
        }
        let tiles = Tiles::new(&template, &ours);
        let consent = self.agreed || page.attrs.text("consent", "") == "granted";
        if self.tiles != tiles || self.consent != consent {
            (self.tiles, self.consent) = (tiles, consent);
            self.show_tiles();
        }
    }

    /// The visitor agreed to pictures; the page may want to decide itself.
    pub(super) fn agree(&mut self, page: &Page<Self>) {
        let host = self.tiles.as_ref().map(|it| it.host.as_str());
        if host.is_some_and(|it| report::may_load_tiles(&page.host, it)) {
            self.agreed = true;
            self.consent = true;
            self.state.aim = Some(Aim::Count);
            self.show_tiles();
        }
    }

    /// The visitor's choice, else the page's, else what the width suggests.
    pub(super) fn chosen_view(&self, page: &Page<Self>) -> View {
        let asked = View::from_name(&page.attrs.text("view", ""));
        match self.state.view.or(asked) {
            Some(View::Both) | None if self.narrow => View::Map,
            chosen => chosen.unwrap_or(View::Both),
        }
    }

    pub(super) fn turn_view(&mut self, page: &Page<Self>) {
        let view = self.chosen_view(page);
        if self.view != view {
            self.view = view;
            // What has the focus may go with the list, the map, or the button that a narrow page has no use for.
            match view {
                View::Map => {
                    self.aim_away(page, ":is(.list,[part~=view-both])", Aim::Leave);
                }
                View::List => self.aim_away(page, ".stage", Aim::Count),
                View::Both => {}
            }
            report::changed(&page.host, view, self.found.order.len());
        }
    }
}

impl Plan {
    /// Who hears of the visitor when it is asked.
    fn origin(&self) -> Option<&str> {
        match self.source.as_ref()? {
            Source::Host { host: address } | Source::Address { url: address, .. } => {
                cw_format::link::origin(address)
            }
        }
    }
}

fn plan(page: &Page<PoiMap>, source: Option<Source>, kind: &str) -> Rc<Plan> {
    Rc::new(Plan {
        source,
        kind: Kind::from_name(kind),
        query: page.attrs.optional("query"),
        language: page.language,
    })
}

/// `center` and `zoom`.
fn camera(page: &Page<PoiMap>) -> Option<Camera> {
    let center = page.attrs.optional("center")?;
    let (latitude, longitude) = cut(&center, b',')?;
    let number = |it: &str| cw_model::number::decimal(it);
    let center = Coordinates::new(number(latitude)?, number(longitude)?)?;
    let zoom = number(&page.attrs.text("zoom", "")).filter(|it| (0.0..=19.0).contains(it));
    Some(Camera { center, zoom: zoom.unwrap_or(ZOOM) })
}

/// The filters the page begins with.
pub(super) fn find(page: &Page<PoiMap>) -> Find {
    let names = |attribute| {
        let text = page.attrs.text(attribute, "");
        let mut names = Vec::new();
        for name in pieces(&text, b";") {
            let name = name.trim_ascii();
            if !name.is_empty() {
                names.push(name.to_owned());
            }
        }
        names
    };
    let is = |attribute| page.attrs.flag(attribute);
    Find {
        categories: names("category"),
        municipalities: names("municipality"),
        accessible: is("accessible"),
        open: is("open"),
        ..Find::default()
    }
}

/// `patron`, as `MM-DD`.
pub(crate) fn patron(page: &Page<PoiMap>) -> Option<Feast> {
    let text = page.attrs.optional("patron")?;
    let (month, day) = cut(&text, b'-')?;
    let feast = (digits(month)?, digits(day)?);
    ((1..=12).contains(&feast.0) && (1..=31).contains(&feast.1)).then_some(feast)
}
