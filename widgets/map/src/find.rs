//! Which of the places are shown: one answer for the map and for the list (promise A9). Pure.

use std::rc::Rc;

use cw_model::cluster::Clusters;
use cw_model::geo::{Bounds, Coordinates};
use cw_model::hours::{Hours, Now};
use cw_model::place::by_distance;
use cw_model::search::Search;

use crate::ground::Ground;

/// What the visitor looks for. What is empty or `false` leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    /// Words.
    pub query: String,
    /// Any of these categories.
    pub categories: Vec<String>,
    /// Any of these municipalities.
    pub municipalities: Vec<String>,
    /// Only what people with disabilities can use.
    pub accessible: bool,
    /// Only what is open now.
    pub open: bool,
    /// Only what lies here.
    pub within: Option<Bounds>,
    /// Sources switched off.
    pub off: Vec<usize>,
}

impl Find {
    /// Whether words and filters are the same; where the map looks and which sources are on is another matter.
    pub fn asks_as(&self, other: &Find) -> bool {
        let Find { query, categories, municipalities, accessible, open, .. } = self;
        query.trim_ascii() == other.query.trim_ascii()
            && *categories == other.categories
            && *municipalities == other.municipalities
            && (*accessible, *open) == (other.accessible, other.open)
    }

    /// How many filters beside the words are set by hand or by the page.
    pub fn filters(&self) -> usize {
        self.categories.len()
            + self.municipalities.len()
            + usize::from(self.accessible)
            + usize::from(self.open)
    }
}

/// What only the whole record tells, kept for the filters.
#[derive(Default)]
pub struct Facts {
    /// The municipalities there are.
    pub municipalities: Vec<String>,
    /// Whether any place says whether people with disabilities can use it.
    pub has_access: bool,
    /// Whether any place says when it is open.
    pub has_hours: bool,
    // One for each index read so far.
    rows: Vec<Fact>,
}

struct Fact {
    municipality: Option<u16>,
    accessible: bool,
    hours: Option<Box<Hours>>,
    address: Box<str>,
    // Its categories after the first, which the row has; and their indices, where the filters offer them.
    others: Vec<String>,
    kinds: Vec<usize>,
}

impl Facts {
    /// For more places than this, records are read only when they are opened.
    pub const MOST: u32 = 20_000;

    /// Reads `count` more records; `true` while there are more.
    pub fn study(&mut self, ground: &Ground, count: usize) -> bool {
        let rows = ground.rows();
        if Facts::MOST < rows {
            return false;
        }
        let begin = self.rows.len() as u32;
        let end = rows.min(begin + count as u32);
        for index in begin..end {
            let mut details = ground.place(index).details;
            let mut others: Vec<String> = Vec::new();
            let first = ground.category(index).map_or("", |it| &ground.categories[it]);
            for name in details.categories.drain(..) {
                if name != first && !others.contains(&name) {
                    others.push(name);
                }
            }
            let known = |name: &String| ground.categories.iter().position(|it| it == name);
            let kinds = others.iter().filter_map(known).collect();
            let municipality = details.municipality.map(|it| self.municipality(&it));
            let accessible = details.accessible == Some(true);
            self.has_access |= accessible;
            self.has_hours |= details.hours.is_some();
            let hours = details.hours.map(Box::new);
            let address = details.address.unwrap_or_default().into();
            self.rows.push(Fact { municipality, accessible, hours, address, others, kinds });
        }
        end < rows
    }

    fn municipality(&mut self, name: &str) -> u16 {
        let known = self.municipalities.iter().position(|it| it == name);
        known.unwrap_or_else(|| {
            self.municipalities.push(name.to_owned());
            self.municipalities.len() - 1
        }) as u16
    }

    /// When a place is open, if its record has been read and says so.
    pub fn hours(&self, index: u32) -> Option<&Hours> {
        self.rows.get(index as usize)?.hours.as_deref()
    }
}

/// The places shown.
#[derive(Default)]
pub struct Found {
    /// In the order of the list.
    pub order: Vec<u32>,
    /// Those with a position.
    pub clusters: Rc<Clusters>,
    /// For each category, how many there would be with it alone.
    pub by_category: Vec<u32>,
    /// The same for each municipality.
    pub by_municipality: Vec<u32>,
    /// How many would be left with the accessible ones alone.
    pub accessible: u32,
    /// How many would be left with the open ones alone.
    pub open: u32,
    /// For each source, how many it adds.
    pub by_layer: Vec<u32>,
    // For each index, whether it is among them.
    wanted: Vec<bool>,
}

impl Found {
    /// Whether a place is among them.
    pub fn has(&self, index: u32) -> bool {
        self.wanted.get(index as usize).is_some_and(|it| *it)
    }

    /// Whether they are the same places, in whatever order.
    pub fn shows_as(&self, other: &Found) -> bool {
        self.wanted == other.wanted
    }
}

// One bit for each filter a place does not pass.
const QUERY: u32 = 1;
const CATEGORY: u32 = 2;
const MUNICIPALITY: u32 = 4;
const ACCESSIBLE: u32 = 8;
const OPEN: u32 = 16;
const LAYER: u32 = 32;
const WITHIN: u32 = 64;

/// Where and when the question is asked.
pub struct Moment {
    /// Opening hours are asked about it.
    pub now: Now,
    /// The list begins with what is near; without it, it goes by name.
    pub here: Option<Coordinates>,
}

/// Looks through all places.
pub fn find(ground: &Ground, facts: &Facts, find: &Find, layers: usize, moment: &Moment) -> Found {
    let sieve = Sieve::new(ground, facts, find, &moment.now);
    let mut found = Found {
        by_category: vec![0; ground.categories.len()],
        by_municipality: vec![0; facts.municipalities.len()],
        by_layer: vec![0; layers],
        wanted: vec![false; ground.rows() as usize],
        clusters: ground.clusters.clone(),
        order: Vec::new(),
        accessible: 0,
        open: 0,
    };
    let mut page = String::new();
    for index in ground.by_name.iter().copied() {
        let stopped = sieve.stops(index, &mut page);
        let only = |bit: u32| stopped & !bit == 0;
        let fact = facts.rows.get(index as usize);
        if only(CATEGORY) {
            let kinds = fact.map_or(&[][..], |it| &it.kinds);
            for it in ground.category(index).iter().chain(kinds) {
                found.by_category[*it] += 1;
            }
        }
        if only(MUNICIPALITY)
            && let Some(it) = fact.and_then(|it| it.municipality)
        {
            found.by_municipality[usize::from(it)] += 1;
        }
        found.accessible += u32::from(only(ACCESSIBLE) && fact.is_some_and(|it| it.accessible));
        found.open += u32::from(only(OPEN) && sieve.is_open(index));
        if only(LAYER) {
            found.by_layer[ground.layer(index)] += 1;
        }
        if stopped == 0 {
            found.wanted[index as usize] = true;
            found.order.push(index);
        }
    }
    if let Some(here) = moment.here {
        let nearest = by_distance(&mut found.order.iter().map(|it| ground.position(*it)), here);
        found.order = nearest.into_iter().map(|it| found.order[it as usize]).collect();
    }
    if found.order.len() != ground.len() {
        found.clusters = Rc::new(ground.clusters.filtered(&|it| found.has(it)));
    }
    found
}

struct Sieve<'a> {
    ground: &'a Ground,
    facts: &'a Facts,
    find: &'a Find,
    search: Search,
    now: &'a Now,
    categories: Vec<bool>,
    municipalities: Vec<bool>,
}

impl<'a> Sieve<'a> {
    fn new(ground: &'a Ground, facts: &'a Facts, find: &'a Find, now: &'a Now) -> Self {
        let chosen =
            |all: &[String], some: &[String]| all.iter().map(|it| some.contains(it)).collect();
        Sieve {
            ground,
            facts,
            find,
            search: Search::new(&find.query),
            now,
            categories: chosen(&ground.categories, &find.categories),
            municipalities: chosen(&facts.municipalities, &find.municipalities),
        }
    }

    /// The bits of the filters that leave a place out.
    fn stops(&self, index: u32, page: &mut String) -> u32 {
        let (find, fact) = (self.find, self.facts.rows.get(index as usize));
        let category = self.ground.category(index);
        let mut stopped = 0;
        if !self.search.is_empty() && !self.is_meant(index, category, page) {
            stopped |= QUERY;
        }
        let is_chosen = |it: &Fact| it.others.iter().any(|it| find.categories.contains(it));
        if !find.categories.is_empty()
            && !category.is_some_and(|it| self.categories[it])
            && !fact.is_some_and(is_chosen)
        {
            stopped |= CATEGORY;
        }
        let municipality = fact.and_then(|it| it.municipality).map(usize::from);
        // What nobody has read leaves nothing out: of too many places only the light rows are known.
        if Facts::MOST < self.ground.rows() {
            return stopped | self.stops_lightly(index);
        }
        if !find.municipalities.is_empty()
            && !municipality.is_some_and(|it| self.municipalities[it])
        {
            stopped |= MUNICIPALITY;
        }
        if find.accessible && !fact.is_some_and(|it| it.accessible) {
            stopped |= ACCESSIBLE;
        }
        if find.open && !self.is_open(index) {
            stopped |= OPEN;
        }
        stopped | self.stops_lightly(index)
    }

    /// The bits of the filters that need no record.
    fn stops_lightly(&self, index: u32) -> u32 {
        let mut stopped = 0;
        if self.find.off.contains(&self.ground.layer(index)) {
            stopped |= LAYER;
        }
        if let Some(bounds) = self.find.within
            && !self.ground.position(index).is_some_and(|it| bounds.contains(it))
        {
            stopped |= WITHIN;
        }
        stopped
    }

    fn is_meant(&self, index: u32, category: Option<usize>, page: &mut String) -> bool {
        let category = category.map_or("", |it| &self.ground.categories[it]);
        let fact = self.facts.rows.get(index as usize);
        let municipality = fact.and_then(|it| it.municipality);
        let municipality =
            municipality.map_or("", |it| &self.facts.municipalities[usize::from(it)]);
        let address = fact.map_or("", |it| &it.address);
        let texts = [self.ground.name(index), category, address, municipality];
        let others = fact.map_or(&[][..], |it| &it.others);
        let mut texts = texts.into_iter().chain(others.iter().map(|it| &**it));
        self.search.matches_texts(&mut texts, page)
    }

    fn is_open(&self, index: u32) -> bool {
        self.facts.hours(index).and_then(|it| it.is_open(self.now)) == Some(true)
    }
}

#[cfg(test)]
mod tests;
