//! The five comuni of the valley: each publishes on a site of its own, ours at the root, the others under `/comuni`.

/// The site of one comune.
#[derive(Debug, PartialEq, Eq)]
pub struct Site {
    /// As in `seed/valley/comuni.toml`.
    pub id: &'static str,
    /// The comune.
    pub name: &'static str,
    /// What stands under its name: its villages.
    pub motto: &'static str,
    /// Where its addresses begin.
    pub prefix: &'static str,
    /// Node under which everything of it hangs: what `subtree` asks for.
    pub root: i64,
}

/// Ours first.
pub static SITES: [Site; 5] = [
    site("valdaria", "Valdaria", "Pieve · Masi di Sopra · San Rocco · Lago", "", 65),
    site("rovarei", "Rovarei", "Ai piedi delle Tre Torri", "/comuni/rovarei", 66),
    site("tovaia", "Tovaia", "Il balcone della valle", "/comuni/tovaia", 67),
    site("pontalago", "Pontalago", "Dove il lago diventa fiume", "/comuni/pontalago", 68),
    site("lasterno", "Lasterno", "La valle dei ciliegi", "/comuni/lasterno", 69),
];

const fn site(
    id: &'static str,
    name: &'static str,
    motto: &'static str,
    prefix: &'static str,
    root: i64,
) -> Site {
    Site { id, name, motto, prefix, root }
}

/// Valdaria.
pub fn ours() -> &'static Site {
    &SITES[0]
}

/// The others.
pub fn others() -> &'static [Site] {
    &SITES[1..]
}

/// The site of the comune with this id; ours if nobody knows it.
pub fn of(id: &str) -> &'static Site {
    SITES.iter().find(|it| it.id == id).unwrap_or(ours())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_comune_of_the_map_has_a_site() {
        let drawn: Vec<_> = crate::atlas::comuni().map(|it| it.0.id.clone()).collect();
        assert_eq!(drawn, SITES.each_ref().map(|it| it.id));
        let named: Vec<_> = crate::atlas::comuni().map(|it| it.0.name.clone()).collect();
        assert_eq!(named, SITES.each_ref().map(|it| it.name));
    }
}
