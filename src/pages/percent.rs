//! Percent-encoding for links that leave the site: to a map, to the mail program.

/// A text as part of a query: everything but letters, digits and `-._~/:` is encoded, blanks as `%20`. A slash and a colon may
/// stand in a query as they are, so an address of this site stays readable in it.
pub(crate) fn percent(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_means_something_in_an_address_is_left_as_it_is() {
        assert_eq!(percent("示例 A&b=c?d#e+f,g/h:i\r\n"), "%E7%A4%BA%E4%BE%8B%20A%26b%3Dc%3Fd%23e%2Bf%2Cg/h:i%0D%0A");
        assert_eq!(percent("410305-0001_a.b~"), "410305-0001_a.b~");
    }
}
