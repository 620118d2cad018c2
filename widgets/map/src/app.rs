//! The map's state, and what changes it.

use std::rc::Rc;

use cw_kit::contract::Contract;
use cw_kit::deep_link::DeepLink;
use cw_kit::element::Widget;
use cw_kit::intl::{self, Words};
use cw_kit::load::Task;
use cw_kit::page::Page;
use cw_kit::report::layers_loaded;
use cw_kit::sources::SourceTag;
use cw_kit::watch::{self, Watch, Width};
use cw_model::cluster::Mark;
use cw_model::geometry::Geometry;
use cw_model::hours::Now;
use cw_model::place::Place;
use cw_model::time::Timestamp;
use gloo::events::EventListener;
use yew::{Html, NodeRef};

use crate::catalog::{Change, Layers};
use crate::chart::{Camera, Chart, Moved};
use crate::contract::CONTRACT;
use crate::feed::Plan;
use crate::find::{Facts, Find, Found};
use crate::ground::Ground;
use crate::messages::Message;
use crate::sketch::Sketch;
use crate::state::{Action, Aim, State, View};
use crate::tiles::Tiles;
use crate::view;

mod address;
mod attributes;
mod focus;
mod pins;
mod places;
mod stage;
mod steer;
mod tell;

pub(crate) use attributes::patron;
pub(crate) use stage::MOST_FANNED;
pub(crate) use tell::{hears, tells};

/// Below this width of the container, in em of the reader's own type, map and list do not fit beside each other.
const NARROW: f64 = 48.0;
/// Milliseconds of waiting before the reader is told.
const PATIENCE: u32 = 300;
/// Milliseconds without a change before the live region speaks.
const PAUSE: u32 = 400;
/// Milliseconds a hint stays on the map.
const HINT: u32 = 2500;
/// Milliseconds after which what is open now is asked again.
const MINUTE: u32 = 60_000;
/// Records read for the filters before the page gets its turn.
const SLICE: usize = 500;

/// After so many kinds of place, pairs of colour and shape come again.
pub(crate) const KINDS: usize = 42;

/// `<cw-poi-map>`.
pub struct PoiMap {
    pub(crate) state: State,
    pub(crate) words: Words,
    pub(crate) sources: Vec<SourceTag>,
    plans: Vec<Rc<Plan>>,
    pub(crate) layers: Layers,
    pub(crate) ground: Ground,
    pub(crate) facts: Facts,
    pub(crate) found: Found,
    // The page of the list, read whole.
    pub(crate) rows: Vec<(u32, Rc<Place>)>,
    pub(crate) chart: Option<Chart>,
    // What the attributes ask for: another answer moves the map there.
    camera: Option<Camera>,
    // The visitor has moved the map: new data move it no more.
    driven: bool,
    // A place whose mark gets the focus when the map has arrived.
    landing: Option<u32>,
    // Whether it is said what is in sight, once the map has arrived.
    telling: bool,
    pub(crate) marks: Vec<Mark>,
    pub(crate) sketches: Vec<Sketch>,
    // Shapes and boundary, as they came.
    shapes: Vec<(u32, Rc<Geometry>)>,
    boundary: Vec<Geometry>,
    boundary_plan: Option<Rc<Plan>>,
    boundary_task: Option<Task>,
    pub(crate) tiles: Option<Tiles>,
    pub(crate) consent: bool,
    // The visitor agreed; the page may take back only what it said itself.
    agreed: bool,
    pub(crate) no_tiles: bool,
    // Of the pictures under way, one did not come.
    tiles_failing: bool,
    // What the attributes look for: another answer is looked for at once.
    asked: Find,
    pub(crate) view: View,
    pub(crate) narrow: bool,
    pub(crate) slow: bool,
    // One for each kind of wait.
    waits: [Option<Watch>; 5],
    // What the live region says, and what it will say after a pause.
    pub(crate) said: String,
    coming: String,
    pub(crate) hint: Option<Message>,
    // What the address says of us, and the place it names before that is known.
    linked: DeepLink,
    wanted: Option<String>,
    pub(crate) stage: NodeRef,
    width: Option<Width>,
    // What stands above the map may take height from it.
    ground_size: Option<Width>,
    // While the page is printed, the list is as long as paper bears.
    pub(crate) printing: bool,
    _printing: [Option<EventListener>; 2],
    _online: Watch,
}

/// What can happen to the map.
pub enum Told {
    /// The visitor did something.
    Action(Action),
    /// The visitor chose a place, on the map or in the list.
    Select {
        /// Its index.
        index: u32,
        /// Where it was chosen.
        from_map: bool,
    },
    /// The visitor chose a mark that is several places.
    Gather(u32),
    /// The visitor moved the map by button.
    Drive(Drive),
    /// The same by key, from a mark.
    Steer(Drive),
    /// On to the next mark, by key: so much to the east, and so much to the south.
    Walk(f64, f64),
    /// A source told something, in a round of requests.
    Change(u32, usize, Change),
    /// The boundary arrived.
    Boundary(Change),
    /// The map moved.
    Moved(Moved),
    /// A mark has the focus.
    Focused {
        /// Its first place.
        index: u32,
        /// Whether a key led there.
        by_key: bool,
    },
    /// The reader leaves the map by key.
    Leave,
    /// Ask one source again, or all that failed.
    Retry(Option<usize>),
    /// The visitor agreed to pictures of a third party.
    Consent,
    /// Hand out what is shown as a file.
    Save(File),
    /// New data have been painted.
    Painted,
    /// A wait is over.
    Over(Wait),
    /// The visitor went back or forward.
    Address,
    /// The container has another width.
    Width(f64),
    /// The map has another size; this is its width.
    Ground(f64),
    /// The page is about to be printed, or has been.
    Printing(bool),
}

/// What the map waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// That requests last.
    Patience,
    /// That more records may be read.
    Turn,
    /// That the live region may speak.
    Pause,
    /// That the hint has been there long enough.
    Hint,
    /// Another minute.
    Minute,
}

/// A movement of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drive {
    /// Nearer by so many steps.
    Zoom(i32),
    /// By shares of what is seen, east and south.
    Pan(f64, f64),
    /// Everything there is.
    Home,
}

/// A file to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// For maps.
    GeoJson,
    /// For tables.
    Csv,
}

/// The column and the map beside each other need so much.
fn is_narrow(page: &Page<PoiMap>, width: f64) -> bool {
    width < NARROW * watch::em_of(page.host.element())
}

impl PoiMap {
    /// The moment about which opening hours are asked.
    pub(crate) fn now(&self, page: &Page<Self>) -> Now {
        Now::new(self.instant(), patron(page))
    }

    /// The time.
    pub(crate) fn instant(&self) -> Timestamp {
        intl::now()
    }
}

impl Widget for PoiMap {
    const CONTRACT: Contract = CONTRACT;
    const KINDS: usize = KINDS;
    type Message = Rc<Told>;

    fn create(page: &Page<Self>) -> Self {
        let narrow = is_narrow(page, watch::width_of(page.host.element()));
        let mut map = PoiMap {
            state: State { find: attributes::find(page), ..State::default() },
            words: Words::new(page.language),
            sources: Vec::new(),
            plans: Vec::new(),
            layers: Layers::default(),
            ground: Ground::default(),
            facts: Facts::default(),
            found: Found::default(),
            rows: Vec::new(),
            chart: None,
            camera: None,
            driven: false,
            landing: None,
            telling: false,
            marks: Vec::new(),
            sketches: Vec::new(),
            shapes: Vec::new(),
            boundary: Vec::new(),
            boundary_plan: None,
            boundary_task: None,
            tiles: None,
            consent: false,
            agreed: false,
            no_tiles: false,
            tiles_failing: false,
            asked: attributes::find(page),
            view: View::Both,
            narrow,
            slow: false,
            waits: Default::default(),
            said: String::new(),
            coming: String::new(),
            hint: None,
            linked: DeepLink::default(),
            wanted: None,
            stage: NodeRef::default(),
            width: None,
            ground_size: None,
            printing: false,
            _printing: watch::printing(&hears(page, Told::Printing)),
            _online: watch::online(tells(page, Told::Retry(None))),
        };
        map.join_address(page);
        map.view = map.chosen_view(page);
        map.read_attributes(page);
        map
    }

    fn changed(&mut self, page: &Page<Self>) {
        if self.words.language() != page.language {
            self.words = Words::new(page.language);
        }
        self.read_attributes(page);
        let asked = attributes::find(page);
        if self.asked != asked {
            self.asked = asked;
            let off = std::mem::take(&mut self.state.find.off);
            self.state.find = Find { off, ..attributes::find(page) };
            self.look(page);
        }
        self.turn_view(page);
    }

    fn refresh(&mut self, page: &Page<Self>) {
        self.ask_all(page);
    }

    fn update(&mut self, page: &Page<Self>, told: Rc<Told>) -> bool {
        match *told {
            Told::Action(ref action) => self.act(page, action),
            Told::Select { index, from_map } => return self.select(page, index, from_map),
            Told::Gather(first) => self.gather(page, first),
            Told::Drive(drive) => self.drive(drive),
            Told::Steer(drive) => self.steer(drive),
            Told::Walk(east, south) => self.walk(page, (east, south)),
            Told::Change(round, ..) if !self.layers.hears(round) => return false,
            Told::Change(_, layer, ref change) => self.receive(page, layer, change),
            Told::Boundary(ref change) => self.receive_boundary(change),
            Told::Moved(moved) => return self.moved(page, moved),
            Told::Focused { index, by_key } => {
                self.state.stop = Some(index);
                if by_key {
                    self.shift((0.0, 0.0));
                }
            }
            Told::Leave => {
                let fan = self.state.gather();
                self.state.aim = Some(fan.map_or(Aim::Leave, Aim::Mark));
            }
            Told::Retry(layer) => return self.retry(page, layer),
            Told::Consent => self.agree(page),
            Told::Save(file) => self.save(file),
            Told::Painted => {
                let items = self.ground.len();
                layers_loaded(&page.host, &self.layers, items, |it| &it.problems);
                return false;
            }
            Told::Over(Wait::Turn) => return self.go_on_studying(page),
            Told::Over(Wait::Patience) => self.slow = self.layers.are_loading(),
            Told::Over(Wait::Pause) => {
                let words = self.coming.clone();
                self.tell(&words);
            }
            Told::Over(Wait::Hint) => self.hint = None,
            Told::Over(Wait::Minute) => self.look_again(page),
            Told::Address => {
                self.follow_address(page);
                self.look(page);
                self.turn_view(page);
            }
            Told::Printing(printing) => {
                self.printing = printing;
                self.turn_page();
            }
            // Out of sight there is no width, and no reason to change.
            Told::Width(0.0) | Told::Ground(0.0) => return false,
            Told::Ground(_) => self.resized(),
            Told::Width(width) => {
                let narrow = is_narrow(page, width);
                if self.narrow == narrow {
                    return false;
                }
                self.narrow = narrow;
                self.turn_view(page);
            }
        }
        true
    }

    fn view(&self, page: &Page<Self>) -> Html {
        view::map(self, page)
    }

    fn rendered(&mut self, page: &Page<Self>) {
        if self.width.is_none() {
            self.width = Width::watch(&page.root, hears(page, Told::Width));
            self.ground_size = Width::watch(&self.stage, hears(page, Told::Ground));
        }
        self.unroll(page);
        self.pin_up();
        if let Some(aim) = self.state.aim.take() {
            self.aim(page, aim);
        }
        self.write_address(page);
        let status = self.status();
        if self.coming != status {
            self.coming = status;
            self.wait(page, Wait::Pause, if self.slow { 0 } else { PAUSE });
        }
    }
}
