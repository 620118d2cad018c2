//! The colours of the map: calm by day, calmer by night.

/// Red, green and blue.
pub type Colour = [u8; 3];

/// Every colour the map has.
pub struct Style {
    /// Grass in the valley.
    pub meadow: Colour,
    /// Orchards and vines.
    pub field: Colour,
    /// Trees.
    pub wood: Colour,
    /// Grass above the trees.
    pub pasture: Colour,
    /// Rock and scree.
    pub rock: Colour,
    /// Snow that stays.
    pub snow: Colour,
    /// What slopes in the sun turn to, and how much.
    pub sun: (Colour, f32),
    /// What slopes in the shade are multiplied by, and how much.
    pub shade: (Colour, f32),
    /// Lines of the same height.
    pub contour: Colour,
    /// Lake and rivers.
    pub water: Colour,
    /// Their edge.
    pub shore: Colour,
    /// Where people live.
    pub built: Colour,
    /// Houses and their edge.
    pub house: (Colour, Colour),
    /// Houses that everybody needs, and their edge.
    pub hall: (Colour, Colour),
    /// Parks and pitches.
    pub park: Colour,
    /// Squares and car parks.
    pub paved: Colour,
    /// Sand.
    pub sand: Colour,
    /// Filling and casing of main roads.
    pub main: (Colour, Colour),
    /// Filling and casing of roads between villages.
    pub local: (Colour, Colour),
    /// Filling and casing of streets.
    pub street: (Colour, Colour),
    /// Tracks.
    pub track: Colour,
    /// Trails, and the number on them.
    pub trail: Colour,
    /// Borders of comuni.
    pub border: Colour,
    /// Names of villages.
    pub ink: Colour,
    /// Names of streets and single things.
    pub soft_ink: Colour,
    /// Names of waters.
    pub water_ink: Colour,
    /// Names of peaks.
    pub rock_ink: Colour,
    /// Names of stretches of land.
    pub land_ink: Colour,
    /// Behind letters.
    pub halo: Colour,
}

/// For light pages.
pub const DAY: Style = Style {
    meadow: [0xee, 0xf1, 0xdc],
    field: [0xf3, 0xee, 0xd4],
    wood: [0xcb, 0xdf, 0xb9],
    pasture: [0xe6, 0xeb, 0xcd],
    rock: [0xe2, 0xde, 0xd7],
    snow: [0xfa, 0xfc, 0xfd],
    sun: ([0xff, 0xfc, 0xe6], 1.3),
    shade: ([0x7a, 0x90, 0x90], 1.1),
    contour: [0xb0, 0x8d, 0x5e],
    water: [0xa6, 0xd2, 0xea],
    shore: [0x6f, 0xae, 0xd2],
    built: [0xe9, 0xe2, 0xda],
    house: ([0xd3, 0xc4, 0xb4], [0xb5, 0xa2, 0x8e]),
    hall: ([0xc9, 0xa9, 0x8f], [0x9b, 0x7a, 0x60]),
    park: [0xc6, 0xe3, 0xb4],
    paved: [0xf6, 0xf3, 0xee],
    sand: [0xf6, 0xe9, 0xc6],
    main: ([0xfd, 0xd8, 0x96], [0xcf, 0x97, 0x46]),
    local: ([0xff, 0xf6, 0xcd], [0xb9, 0xa5, 0x74]),
    street: ([0xff, 0xff, 0xff], [0xbd, 0xb3, 0xa7]),
    track: [0x9c, 0x78, 0x4f],
    trail: [0xb5, 0x4a, 0x3a],
    border: [0x8a, 0x6a, 0xa6],
    ink: [0x17, 0x32, 0x4d],
    soft_ink: [0x4a, 0x4f, 0x57],
    water_ink: [0x1f, 0x6a, 0x99],
    rock_ink: [0x5a, 0x42, 0x2c],
    land_ink: [0x4f, 0x6b, 0x3c],
    halo: [0xff, 0xff, 0xff],
};

/// For dark pages.
pub const NIGHT: Style = Style {
    meadow: [0x1d, 0x2b, 0x30],
    field: [0x22, 0x2d, 0x2e],
    wood: [0x17, 0x2a, 0x28],
    pasture: [0x22, 0x2f, 0x31],
    rock: [0x2a, 0x33, 0x3c],
    snow: [0x42, 0x50, 0x5e],
    sun: ([0x8f, 0xa6, 0xb5], 0.6),
    shade: ([0x50, 0x60, 0x78], 1.1),
    contour: [0x4d, 0x5a, 0x5c],
    water: [0x12, 0x43, 0x66],
    shore: [0x2c, 0x6c, 0x96],
    built: [0x2b, 0x35, 0x40],
    house: ([0x3d, 0x47, 0x52], [0x52, 0x5e, 0x6a]),
    hall: ([0x5a, 0x52, 0x4b], [0x7a, 0x6d, 0x60]),
    park: [0x1f, 0x3f, 0x31],
    paved: [0x38, 0x44, 0x50],
    sand: [0x4a, 0x46, 0x39],
    main: ([0xa8, 0x82, 0x45], [0x4f, 0x40, 0x2a]),
    local: ([0x7d, 0x76, 0x5c], [0x2d, 0x33, 0x37]),
    street: ([0x5d, 0x69, 0x75], [0x24, 0x30, 0x3b]),
    track: [0x8f, 0x7a, 0x5c],
    trail: [0xc9, 0x76, 0x64],
    border: [0x9a, 0x84, 0xb8],
    ink: [0xf1, 0xf6, 0xfb],
    soft_ink: [0xc2, 0xcd, 0xd8],
    water_ink: [0x8c, 0xc4, 0xff],
    rock_ink: [0xe0, 0xcf, 0xb8],
    land_ink: [0xa6, 0xc2, 0x9c],
    halo: [0x0e, 0x1b, 0x29],
};

/// `share` of the way from one colour to another.
pub fn mix(from: [f32; 3], to: Colour, share: f32) -> [f32; 3] {
    [0, 1, 2].map(|it| from[it] + (f32::from(to[it]) - from[it]) * share)
}
