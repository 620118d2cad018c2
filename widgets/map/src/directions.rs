//! Where to ask for the way: the visitor chooses who hears of it.

use cw_format::address::query::encode;
use cw_model::geo::Coordinates;
use cw_model::number::whole;

/// The device's own application (RFC 5870; the name in the query is how Android reads it).
pub fn device(position: Coordinates, name: &str) -> String {
    let at = pair(position);
    let mut link = ["geo:", &at, "?q=", &at, "("].concat();
    encode(name, &mut link);
    link.push(')');
    link
}

/// Names and addresses of the services on the web.
pub fn services(position: Coordinates) -> [(&'static str, String); 3] {
    let at = pair(position);
    let (latitude, longitude) = (degrees(position.latitude), degrees(position.longitude));
    [
        (
            "OpenStreetMap",
            ["https://www.openstreetmap.org/directions?to=", &latitude, "%2C", &longitude].concat(),
        ),
        ("Google Maps", ["https://www.google.com/maps/dir/?api=1&destination=", &at].concat()),
        ("Apple Maps", ["https://maps.apple.com/?daddr=", &at].concat()),
    ]
}

fn pair(position: Coordinates) -> String {
    [&degrees(position.latitude), ",", &degrees(position.longitude)].concat()
}

/// Five decimals: a metre.
fn degrees(degrees: f64) -> String {
    let steps = (degrees.abs() * 1e5).round() as i64;
    let fraction = whole(steps % 100_000 + 100_000);
    let sign = if degrees < 0.0 { "-" } else { "" };
    [sign, &whole(steps / 100_000), ".", &fraction[1..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_to_the_metre() {
        for (number, expected) in
            [(46.067, "46.06700"), (-0.000_014, "-0.00001"), (11.999_999, "12.00000")]
        {
            assert_eq!(degrees(number), expected);
        }
    }

    #[test]
    fn names_cannot_break_a_link() {
        let at = Coordinates { latitude: 46.1, longitude: 11.2 };
        let link = device(at, "Bar «Sport» (1) & figli");
        assert!(link.starts_with("geo:46.10000,11.20000?q=46.10000,11.20000(Bar%20"), "{link}");
        assert!(!link[4..].contains(['&', ' ', '"', '<']), "{link}");
    }
}
