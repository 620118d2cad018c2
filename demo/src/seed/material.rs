//! The written material, as the TOML files in `demo/seed` have it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::schedule::Schedule;

/// Everything somebody wrote down about what happens in one comune.
pub struct Material {
    /// Places by key.
    pub places: BTreeMap<String, Named>,
    /// Organisers by key.
    pub organizers: BTreeMap<String, Named>,
    /// Translations of the typologies, by their Italian words.
    pub typologies: BTreeMap<String, Translations>,
    /// Single events and courses.
    pub entries: Vec<Entry>,
    /// Series: one schedule, many titles.
    pub series: Vec<Series>,
}

/// A place or an organiser; each uses its half of the optional fields.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    pub de: Option<String>,
    pub en: Option<String>,
    pub address: Option<String>,
    pub position: Option<(f64, f64)>,
    pub accessible: Option<bool>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// A typology in the other languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    pub de: String,
    pub en: String,
}

/// A translated text; what is missing is left untranslated.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    pub title: Option<String>,
    #[serde(rename = "abstract")]
    pub summary: Option<String>,
    pub text: Option<String>,
}

/// One event, with the rule of its dates.
#[derive(Clone, Deserialize)]
pub struct Entry {
    pub key: String,
    pub title: String,
    #[serde(rename = "abstract")]
    pub summary: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub de: Translation,
    #[serde(default)]
    pub en: Translation,
    pub kind: Vec<String>,
    pub place: String,
    pub by: String,
    pub image: String,
    pub cost: Option<String>,
    #[serde(flatten)]
    pub schedule: Schedule,
}

/// The same evening every time, another title each time.
#[derive(Deserialize)]
pub struct Series {
    pub key: String,
    pub text: String,
    #[serde(default)]
    pub de: Translation,
    pub kind: Vec<String>,
    pub place: String,
    pub by: String,
    pub image: String,
    pub cost: Option<String>,
    pub episode: Vec<Episode>,
    #[serde(flatten)]
    pub schedule: Schedule,
}

/// One title of a series, with what it does differently.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    pub title: String,
    #[serde(rename = "abstract")]
    pub summary: String,
    #[serde(default)]
    pub de: Translation,
    #[serde(default)]
    pub en: Translation,
    pub kind: Option<Vec<String>>,
    pub place: Option<String>,
    pub by: Option<String>,
    pub cost: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaf {
    /// A comune with few events names its organisers in the same file.
    #[serde(default)]
    organizer: BTreeMap<String, Named>,
    #[serde(default)]
    event: Vec<Entry>,
    #[serde(default)]
    series: Vec<Series>,
}

impl Material {
    /// Reads the files.
    pub fn read(
        places: BTreeMap<String, Named>,
        organizers: &str,
        typologies: &str,
        events: &[&str],
    ) -> Result<Self, toml::de::Error> {
        let leaves: Vec<Leaf> = events.iter().map(|it| read(it)).collect::<Result<_, _>>()?;
        let mut material = Material {
            places,
            organizers: read(organizers)?,
            typologies: read(typologies)?,
            entries: Vec::new(),
            series: Vec::new(),
        };
        for Leaf { organizer, event, series } in leaves {
            material.organizers.extend(organizer);
            material.entries.extend(event);
            material.series.extend(series);
        }
        Ok(material)
    }
}

impl Series {
    /// The episode as an event of its own.
    pub fn entry(&self, episode: &Episode) -> Entry {
        let mut de = episode.de.clone();
        if de.title.is_some() {
            de.text = de.text.or_else(|| self.de.text.clone());
        }
        Entry {
            key: self.key.clone(),
            title: episode.title.clone(),
            summary: episode.summary.clone(),
            text: self.text.clone(),
            de,
            en: episode.en.clone(),
            kind: episode.kind.as_ref().unwrap_or(&self.kind).clone(),
            place: episode.place.as_ref().unwrap_or(&self.place).clone(),
            by: episode.by.as_ref().unwrap_or(&self.by).clone(),
            image: self.image.clone(),
            cost: episode.cost.as_ref().or(self.cost.as_ref()).cloned(),
            schedule: self.schedule.clone(),
        }
    }
}

/// Reads one file.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
    toml::from_str(text)
}
