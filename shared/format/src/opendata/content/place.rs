//! What a content says about a place.

use cw_model::place::PlaceDetails;
use cw_model::scan::contains;

use super::{Content, bcp47, first_of, image, is_locale, is_phone};
use crate::events::Context;
use crate::hours;
use crate::json::Json;
use crate::places::draft::{Draft, one_line, position_of};

/// Fields that hold a position, in every vocabulary that is live; any other field is asked after these.
const POSITIONS: [&str; 6] =
    ["has_address", "geo", "gps", "luogo_svolgimento", "virtual_geo", "location"];

/// Fields that hold the kind of place.
const KINDS: [&str; 9] = [
    "type",
    "tipo_luogo",
    "tipologia",
    "tipo_servizio_sul_territorio",
    "tipo_struttura",
    "categoria",
    "tipo",
    "has_public_event_typology",
    "tipo_evento",
];

/// Fields that hold hours in words.
const HOURS: [&str; 5] =
    ["orario", "orari", "orario_apertura", "opening_hours", "orari_di_apertura"];

impl<'j, 'a> Content<'j, 'a> {
    /// A record that has its fields at the top, as `/api/openapi` writes it.
    pub(crate) fn flat(record: &'j Json<'a>) -> Self {
        Content { record, locale: "", fields: record }
    }

    /// Everything it says about a place.
    pub(crate) fn draft(&self, context: &Context<'_>) -> Draft {
        let position = self.position();
        let mut details = self.place_details(position, context);
        hours::opendata::read(self.field(&["opening_hours_specification"]), &mut details);
        if details.hours.is_none()
            && details.hours_note.is_none()
            && let Some(text) = self.words(&HOURS)
        {
            hours::tell(text, &mut details);
        }
        let name = self.title().or_else(|| self.owned(&["denominazione", "nome", "legal_name"]));
        Draft {
            id: self.id().or_else(|| self.record.get("id").identifier()),
            name: name.map(|it| one_line(&it)).filter(|it| !it.is_empty()),
            positions: self.positions(position),
            details,
        }
    }

    fn place_details(&self, position: &Json<'a>, context: &Context<'_>) -> PlaceDetails {
        let extra = self.localized(self.record.get("extradata"));
        let contacts = self.names(&["help", "has_online_contact_point"]);
        let mail = |text: &&String| contains(text, "@");
        let phone = |text: &&String| is_phone(text);
        let address = position.get("address").text().map(str::to_owned);
        let accessible = self.field(&["accessible", "accessibile", "accessibilita"]).flag();
        PlaceDetails {
            lang: bcp47(self.locale),
            categories: self.kinds(),
            abstract_text: self.plain(&["abstract", "event_abstract"]),
            description: self.owned(&["description", "descrizione", "text", "body", "scheda"]),
            address: address.or_else(|| self.street()),
            municipality: self.owned(&["comune", "municipality"]),
            image: image(self.field(&["image", "images", "immagine"]), context.base),
            email: self.owned(&["email"]).or_else(|| contacts.iter().find(mail).cloned()),
            phone: self
                .owned(&["telefono", "phone", "numero_telefono1"])
                .or_else(|| contacts.iter().find(phone).cloned()),
            url: self.page(extra, context.base),
            accessible,
            accessibility: match accessible {
                None => self.plain(&["accessibility", "accessibilita"]),
                Some(_) => None,
            },
            ..PlaceDetails::default()
        }
    }

    fn street(&self) -> Option<String> {
        let address = self.owned(&["indirizzo", "address"])?;
        let Some(town) = self.words(&["localita", "comune"]) else { return Some(address) };
        match self.words(&["cap"]) {
            Some(code) => Some([&address, ", ", code, " ", town].concat()),
            None => Some([&address, ", ", town].concat()),
        }
    }

    /// The words of the vocabulary; without them the class, as people read it or at least as programs do.
    fn kinds(&self) -> Vec<String> {
        let kinds = self.names(&KINDS);
        if !kinds.is_empty() {
            return kinds;
        }
        let metadata = self.record.get("metadata");
        let name = self.localized(metadata.get("classDefinition").get("name")).text();
        let class = name.or_else(|| metadata.get("classIdentifier").text());
        class.map(str::to_owned).into_iter().collect()
    }

    /// The field with the position: the first that is not `0,0`, else the first there is.
    fn position(&self) -> &'j Json<'a> {
        let known = POSITIONS.iter().map(|it| first_of(self.fields, &[*it]));
        let languages = self.record.get("data").members().iter();
        let others = languages.filter(|(key, _)| is_locale(key)).flat_map(|(_, it)| it.members());
        let mut fields = known.chain(self.fields.members().iter().chain(others).map(|(_, it)| it));
        let speaks = |it: &&Json<'_>| position_of(it).is_some_and(|it| it != (0.0, 0.0));
        fields.find(speaks).unwrap_or_else(|| self.field(&POSITIONS))
    }

    /// Its own position, or those of the things it is about: an office in three buildings has three.
    fn positions(&self, own: &Json<'a>) -> Vec<(f64, f64)> {
        let extra = self.localized(self.record.get("extradata"));
        match position_of(own).filter(|it| *it != (0.0, 0.0)) {
            Some(own) => vec![own],
            None => extra.get("geo").elements_or_self().iter().filter_map(position_of).collect(),
        }
    }
}
