//! Pictures of the map: each drawn once, by a few threads at a time, and kept while there is room.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use axum::body::Bytes;
use tokio::sync::{OnceCell, Semaphore};
use tokio::task::spawn_blocking;

use crate::atlas::world::Tile;
use crate::error::Error;

/// What an entry weighs besides its picture.
const ENTRY: usize = 256;

/// A tile as it is sent.
#[derive(Clone)]
pub struct Drawing {
    /// The PNG.
    pub png: Bytes,
    /// Changes whenever the bytes do.
    pub etag: String,
}

/// The shelf of finished tiles.
#[derive(Clone)]
pub struct Tiles {
    draw: fn(Tile) -> Option<Vec<u8>>,
    pens: Arc<Semaphore>,
    shelf: Arc<Mutex<Shelf>>,
}

struct Shelf {
    slots: HashMap<Tile, Slot>,
    weight: usize,
    limit: usize,
    asked: u64,
}

struct Slot {
    cell: Arc<OnceCell<Drawing>>,
    weight: usize,
    /// When somebody last wanted it.
    asked: u64,
}

impl Tiles {
    /// Tiles that `draw` draws, of which `limit` bytes are kept.
    pub fn new(limit: usize, draw: fn(Tile) -> Option<Vec<u8>>) -> Self {
        let pens = available_parallelism().map_or(1, usize::from);
        let shelf = Shelf { slots: HashMap::new(), weight: 0, limit, asked: 0 };
        Tiles { draw, pens: Arc::new(Semaphore::new(pens)), shelf: Arc::new(Mutex::new(shelf)) }
    }

    /// The tile: from the shelf, or drawn now. Whoever asks meanwhile waits for the same drawing.
    pub async fn get(&self, tile: Tile) -> Result<Drawing, Error> {
        let cell = self.shelf().cell(tile);
        let drawing = cell.get_or_try_init(|| self.draw(tile)).await?.clone();
        self.shelf().weigh(tile, ENTRY + drawing.png.len());
        Ok(drawing)
    }

    /// Bytes on the shelf.
    pub fn weight(&self) -> usize {
        self.shelf().weight
    }

    /// Off the threads that answer; the pen is put down even if nobody waits any more.
    async fn draw(&self, tile: Tile) -> Result<Drawing, Error> {
        let pen = Arc::clone(&self.pens).acquire_owned().await.map_err(|_| Error::Undrawn)?;
        let draw = self.draw;
        let drawn = spawn_blocking(move || {
            let png = draw(tile);
            drop(pen);
            png
        });
        let png = drawn.await.ok().flatten().ok_or(Error::Undrawn)?;
        let mut hasher = DefaultHasher::new();
        png.hash(&mut hasher);
        Ok(Drawing { etag: format!("\"{:016x}\"", hasher.finish()), png: png.into() })
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    fn cell(&mut self, tile: Tile) -> Arc<OnceCell<Drawing>> {
        self.asked += 1;
        let asked = self.asked;
        let slot = self.slots.entry(tile).or_insert_with(|| {
            self.weight += ENTRY;
            Slot { cell: Arc::default(), weight: ENTRY, asked }
        });
        slot.asked = asked;
        let cell = Arc::clone(&slot.cell);
        self.make_room();
        cell
    }

    fn weigh(&mut self, tile: Tile, weight: usize) {
        if let Some(slot) = self.slots.get_mut(&tile) {
            self.weight = self.weight - slot.weight + weight;
            slot.weight = weight;
        }
        self.make_room();
    }

    /// What nobody has asked for the longest goes first.
    fn make_room(&mut self) {
        while self.limit < self.weight {
            let oldest = self.slots.iter().min_by_key(|it| it.1.asked).map(|it| *it.0);
            let Some(slot) = oldest.and_then(|it| self.slots.remove(&it)) else { return };
            self.weight -= slot.weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::yield_now;

    static ASKED: AtomicUsize = AtomicUsize::new(0);
    static DRAWN: AtomicUsize = AtomicUsize::new(0);

    fn tile(x: u32) -> Tile {
        Tile::new(12, x, 0).expect("a tile")
    }

    /// Draws once all twenty have asked.
    fn slowly(tile: Tile) -> Option<Vec<u8>> {
        DRAWN.fetch_add(1, Ordering::Relaxed);
        while ASKED.load(Ordering::Relaxed) < 20 {
            yield_now();
        }
        Some(tile.x.to_be_bytes().to_vec())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_tile_that_many_want_at_once_is_drawn_once() {
        let tiles = Tiles::new(1 << 20, slowly);
        let asking: Vec<_> = (0..20).map(|_| tokio::spawn(ask(tiles.clone()))).collect();
        for asked in asking {
            assert_eq!(asked.await.expect("finished"), [0, 0, 0, 7].as_slice());
        }
        assert_eq!(DRAWN.load(Ordering::Relaxed), 1);
    }

    async fn ask(tiles: Tiles) -> Bytes {
        ASKED.fetch_add(1, Ordering::Relaxed);
        tiles.get(tile(7)).await.expect("drawn").png
    }

    #[tokio::test]
    async fn the_shelf_never_holds_more_than_it_may() {
        let tiles = Tiles::new(10_000, |_| Some(vec![0; 1000]));
        for x in 0..100 {
            tiles.get(tile(x)).await.expect("drawn");
            assert!(tiles.weight() <= 10_000);
        }
        assert!(7_000 < tiles.weight());
    }

    #[tokio::test]
    async fn what_is_asked_for_again_stays() {
        let tiles = Tiles::new(10_000, |_| Some(vec![0; 1000]));
        for x in 1..50 {
            tiles.get(tile(0)).await.expect("drawn");
            tiles.get(tile(x)).await.expect("drawn");
        }
        let shelf = tiles.shelf();
        assert!(shelf.slots.contains_key(&tile(0)) && !shelf.slots.contains_key(&tile(1)));
    }

    #[tokio::test]
    async fn what_could_not_be_drawn_is_tried_again() {
        let tiles = Tiles::new(10_000, |_| None);
        assert!(tiles.get(tile(0)).await.is_err());
        assert!(tiles.get(tile(0)).await.is_err());
        assert_eq!(tiles.weight(), ENTRY);
    }
}
