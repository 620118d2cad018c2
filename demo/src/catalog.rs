//! The catalogue of open data: packages, and the resources in them.

use std::sync::LazyLock;

use cw_model::search::fold;

use crate::indicator::{self, Indicator};
use crate::seed::hash;

/// What is published together.
pub struct Package {
    /// Part of its address.
    pub name: String,
    /// What people read.
    pub title: String,
    /// What it is about.
    pub notes: String,
    /// Who measured.
    pub source: String,
    /// Of which day it is.
    pub updated: String,
    /// Words to find it by.
    pub tags: Vec<&'static str>,
    /// Its files and tables; what a chart can use is not the first.
    pub resources: Vec<Resource>,
}

/// A file, a page or a table.
pub struct Resource {
    /// What people read.
    pub title: String,
    /// `CSV`
    pub format: &'static str,
    /// Where it is, from the root of the server.
    pub path: String,
    /// The table it can be asked as.
    pub table: Option<String>,
}

/// Every package.
pub fn packages() -> &'static [Package] {
    static ALL: LazyLock<Vec<Package>> = LazyLock::new(|| {
        let indicators = indicator::all().iter().map(Package::from);
        indicators.chain([meter()]).collect()
    });
    &ALL
}

/// The package with this name or id.
pub fn package(key: &str) -> Option<&'static Package> {
    packages().iter().find(|it| it.name == key || it.id() == key)
}

/// The table of the resource with this id; its name is an alias.
pub fn table_of(key: &str) -> Option<&'static str> {
    let each = |package: &'static Package| package.resources.iter().map(move |it| (package, it));
    packages().iter().flat_map(each).find_map(|(package, it)| {
        let table = it.table.as_deref()?;
        (table == key || it.id(package) == key).then_some(table)
    })
}

/// Packages in which every word of `text` stands, the newest first; `*:*` is all of them.
pub fn search(text: &str) -> Vec<&'static Package> {
    let wanted = folded(text);
    let words: Vec<&str> = wanted.split_whitespace().filter(|it| *it != "*:*").collect();
    let accepts = |it: &&Package| {
        let said = folded(&format!("{} {} {} {}", it.name, it.title, it.notes, it.tags.join(" ")));
        words.iter().all(|word| said.contains(word))
    };
    let mut found: Vec<&Package> = packages().iter().filter(accepts).collect();
    found.sort_by(|a, b| b.updated.cmp(&a.updated));
    found
}

fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded
}

impl Package {
    /// The same every time.
    pub fn id(&self) -> String {
        uuid(&self.name)
    }
}

impl Resource {
    /// The same every time, in this package.
    pub fn id(&self, package: &Package) -> String {
        uuid(&[&package.name, self.path.as_str()].concat())
    }
}

impl From<&Indicator> for Package {
    fn from(indicator: &Indicator) -> Self {
        Package {
            name: indicator.name.clone(),
            title: indicator.title.clone(),
            notes: indicator.about.clone(),
            source: indicator.source.clone(),
            updated: indicator.updated.clone(),
            tags: vec!["indicatori", "trasparenza", "valle"],
            resources: vec![
                page(),
                Resource {
                    title: indicator.title.clone(),
                    format: "CSV",
                    path: format!("/dati/{}.csv", indicator.name),
                    table: Some(indicator.name.clone()),
                },
            ],
        }
    }
}

/// What the electricity meter of the town hall said.
fn meter() -> Package {
    let file = |title: &str, format, path: &str, table: Option<&str>| Resource {
        title: title.to_owned(),
        format,
        path: path.to_owned(),
        table: table.map(str::to_owned),
    };
    Package {
        name: "consumo-municipio".to_owned(),
        title: "Energia elettrica del Municipio".to_owned(),
        notes: "Che cosa ha segnato il contatore del Municipio dal 2016 al 2025, giorno per giorno, ora per ora e minuto per minuto.".to_owned(),
        source: "Comune di Valdaria, Ufficio tecnico".to_owned(),
        updated: "2026-01-02".to_owned(),
        tags: vec!["energia", "edifici"],
        resources: vec![
            page(),
            file("Giorno per giorno", "CSV", "/dati/consumo-giornaliero.csv", Some("consumo-giornaliero")),
            file("Ora per ora", "CSV", "/dati/consumo-orario.csv", Some("consumo-orario")),
            file("Minuto per minuto", "JSON", "/dati/consumo-minuti.json", None),
        ],
    }
}

/// What catalogues list first is for people.
fn page() -> Resource {
    Resource {
        title: "Come lavora il Comune".to_owned(),
        format: "HTML",
        path: "/trasparenza/".to_owned(),
        table: None,
    }
}

/// Random in appearance, as version 4 is.
fn uuid(key: &str) -> String {
    let (high, low) = (hash(key), hash(&format!("{key} again")));
    format!(
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0xfff,
        low & 0xffff_ffff_ffff
    )
}
