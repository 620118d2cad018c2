//! Where a door is: house numbers along the streets, odd ones on the left, seven metres from one to the next.

use super::line::Line;
use super::seed::{Kind, Road, Seed};
use super::world::Point;

/// Metres from one number to the next.
const PACE: f64 = 7.0;

/// The middle of the house with this number; nothing if there is no such street, or if it ends before.
pub fn door(seed: &Seed, street: &str, number: u32) -> Option<Point> {
    let road = seed.streets.iter().chain(&seed.roads).find(|it| it.name == street)?;
    let line = Line::smooth(&road.course, 8.0);
    let walked = f64::from(number) * PACE;
    if line.length() < walked {
        return None;
    }
    let (foot, direction) = line.at(walked);
    let side = if number % 2 == 1 { -1.0 } else { 1.0 };
    let aside = side * setback(road);
    Some(Point { x: foot.x - direction.sin() * aside, y: foot.y + direction.cos() * aside })
}

/// From the middle of the road to the middle of a house.
fn setback(road: &Road) -> f64 {
    match road.kind {
        Kind::Main | Kind::Local => 15.0,
        Kind::Street => 13.0,
        Kind::Lane | Kind::Track | Kind::Trail => 9.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_numbers_are_on_the_left_and_a_street_ends() {
        let seed = Seed::read().expect("reads");
        let door = |number| door(&seed, "Via alla Spiaggia", number);
        let (one, two, three) = (door(1), door(2), door(3));
        let (one, two) = (one.expect("a door"), two.expect("a door"));
        // It runs southwards, so that left is east.
        assert!(two.x < one.x && one.y < three.expect("a door").y);
        assert!((20.0..30.0).contains(&one.distance(two)), "{}", one.distance(two));
        assert_eq!(door(40), None);
    }

    #[test]
    fn a_street_nobody_drew_has_no_doors() {
        let seed = Seed::read().expect("reads");
        assert_eq!(door(&seed, "Via Inesistente", 1), None);
    }
}
