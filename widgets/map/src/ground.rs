//! All places of all sources, under one index: the order they came in.

use std::rc::Rc;

use cw_format::places::{PlacesPage, Shape};
use cw_model::cluster::Clusters;
use cw_model::geo::Coordinates;
use cw_model::place::{Place, PlaceDetails, by_name, originals};

/// Everything that has been read. Rows are light; records are read when they are asked for.
#[derive(Default)]
pub struct Ground {
    sheets: Vec<Sheet>,
    /// The kinds of place there are, in the sources' words.
    pub categories: Vec<String>,
    /// How many places there are of each.
    pub counts: Vec<u32>,
    /// The indices by name.
    pub by_name: Vec<u32>,
    /// Everything that has a position.
    pub clusters: Rc<Clusters>,
    // For each place the one of another source that it repeats, or itself; empty while there is one source.
    originals: Vec<u32>,
}

/// One page of one source.
struct Sheet {
    layer: usize,
    // The index of its first row.
    start: u32,
    page: Rc<PlacesPage>,
    // Its categories among ours.
    kinds: Vec<u32>,
}

impl Ground {
    /// Puts the pages of all layers under one index, in the order of the layers. What two of them know is the first's,
    /// unless that one is switched `off`.
    pub fn new(layers: &[Vec<Rc<PlacesPage>>], off: &[usize]) -> Self {
        let mut ground = Ground::default();
        let mut start = 0;
        for (layer, pages) in layers.iter().enumerate() {
            for page in pages {
                let kinds = page.categories().iter().map(|it| ground.kind(it)).collect();
                ground.sheets.push(Sheet { layer, start, page: page.clone(), kinds });
                start += page.len() as u32;
            }
        }
        if 1 < layers.iter().filter(|it| !it.is_empty()).count() {
            ground.find_repeats(off);
        }
        let mut by_name = by_name(&mut (0..start).map(|it| ground.name(it)));
        by_name.retain(|it| !ground.is_repeat(*it));
        ground.counts = vec![0; ground.categories.len()];
        for index in &by_name {
            if let Some(it) = ground.category(*index) {
                ground.counts[it] += 1;
            }
        }
        ground.by_name = by_name;
        let placed = |it| Some((it, ground.position(it).filter(|_| !ground.is_repeat(it))?));
        let clusters = Clusters::new(&mut (0..start).filter_map(placed));
        ground.clusters = Rc::new(clusters);
        ground
    }

    fn kind(&mut self, name: &str) -> u32 {
        let known = self.categories.iter().position(|it| it == name);
        known.unwrap_or_else(|| {
            self.categories.push(name.to_owned());
            self.categories.len() - 1
        }) as u32
    }

    /// Whether a category is among the so many most frequent ones.
    pub fn is_frequent(&self, category: usize, most: usize) -> bool {
        let count = self.counts[category];
        let is_before =
            |(index, it): &(usize, &u32)| count < **it || (count == **it && *index < category);
        self.counts.iter().enumerate().filter(is_before).count() < most
    }

    fn find_repeats(&mut self, off: &[usize]) {
        let light = |it| {
            Rc::new(Place {
                uid: self.uid(it),
                name: self.name(it).to_owned(),
                position: self.position(it),
                geometry: None,
                details: PlaceDetails::default(),
            })
        };
        let is_off = |it: &u32| off.contains(&self.layer(*it));
        let (last, mut rows): (Vec<u32>, Vec<u32>) = (0..self.rows()).partition(is_off);
        rows.extend(last);
        let places: Vec<Rc<Place>> = rows.iter().map(|it| light(*it)).collect();
        let mut known: Vec<u32> = (0..self.rows()).collect();
        let originals = originals(&places, &|it| self.layer(rows[it]));
        for (row, first) in rows.iter().zip(originals) {
            known[*row as usize] = rows[first as usize];
        }
        self.originals = known;
    }

    /// Whether several sources know the same.
    pub fn has_repeats(&self) -> bool {
        (0..self.rows()).any(|it| self.is_repeat(it))
    }

    /// How many rows there are, repeats included; indices are below it.
    pub fn rows(&self) -> u32 {
        self.sheets.last().map_or(0, |it| it.start + it.page.len() as u32)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Whether another source has shown it already.
    pub fn is_repeat(&self, index: u32) -> bool {
        self.originals.get(index as usize).is_some_and(|it| *it != index)
    }

    /// The place that is shown for another one: what it repeats, or itself.
    fn shown(&self, mut index: u32) -> u32 {
        while self.is_repeat(index) {
            index = self.originals[index as usize];
        }
        index
    }

    fn at(&self, index: u32) -> (&Sheet, usize) {
        if let [only] = &*self.sheets {
            return (only, index as usize);
        }
        let after = self.sheets.partition_point(|it| it.start <= index);
        let sheet = &self.sheets[after - 1];
        (sheet, (index - sheet.start) as usize)
    }

    /// Which source it is from.
    pub fn layer(&self, index: u32) -> usize {
        self.at(index).0.layer
    }

    /// One line.
    pub fn name(&self, index: u32) -> &str {
        let (sheet, row) = self.at(index);
        sheet.page.name(row)
    }

    /// The address of the answer it was in.
    pub fn base(&self, index: u32) -> &str {
        self.at(index).0.page.base()
    }

    /// Where it is.
    pub fn position(&self, index: u32) -> Option<Coordinates> {
        let (sheet, row) = self.at(index);
        sheet.page.position(row)
    }

    /// Its category, as an index of [`Ground::categories`].
    pub fn category(&self, index: u32) -> Option<usize> {
        let (sheet, row) = self.at(index);
        sheet.page.category(row).map(|it| sheet.kinds[it] as usize)
    }

    /// What it looks like.
    pub fn shape(&self, index: u32) -> Shape {
        let (sheet, row) = self.at(index);
        sheet.page.shape(row)
    }

    /// Whether any place of it has more to draw than a mark.
    pub fn has_shapes(&self) -> bool {
        self.by_name.iter().any(|it| self.shape(*it).is_drawn())
    }

    /// Distinct for every place, and the same whenever the source is asked.
    pub fn uid(&self, index: u32) -> String {
        let (sheet, row) = self.at(index);
        sheet.page.uid(row)
    }

    /// The whole record, read now.
    pub fn place(&self, index: u32) -> Place {
        let (sheet, row) = self.at(index);
        sheet.page.place(row)
    }

    /// The index of a place known by its `uid`; of what it repeats, if it does.
    pub fn index_of(&self, uid: &str) -> Option<u32> {
        (0..self.rows()).find(|it| self.uid(*it) == uid).map(|it| self.shown(it))
    }

    /// The index that a place of an earlier ground has now: sources come in any order, and come again.
    pub fn again(&self, before: &Ground, index: u32) -> Option<u32> {
        if before.rows() <= index {
            return None;
        }
        let (sheet, row) = before.at(index);
        let same = self.sheets.iter().find(|it| Rc::ptr_eq(&it.page, &sheet.page));
        match same {
            Some(it) => Some(self.shown(it.start + row as u32)),
            None => self.index_of(&before.uid(index)),
        }
    }
}
