//! ISO-8859-1, as pages were in 2010.

/// `text` in Latin-1; what has no place there becomes a character reference.
pub fn encode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u8::try_from(u32::from(letter)) {
            Ok(byte) => bytes.push(byte),
            Err(_) => bytes.extend(format!("&#{};", u32::from(letter)).bytes()),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_one_byte_and_the_rest_is_a_reference() {
        assert_eq!(encode("«Città» – l’è"), b"\xabCitt\xe0\xbb &#8211; l&#8217;\xe8");
    }
}
