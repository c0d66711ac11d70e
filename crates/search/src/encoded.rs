//! The encoded index: what its bytes mean, and what can be wrong with them.
//!
//! Columns of text, not postings: a column is smaller by far and postings are built faster than they load. All numbers
//! are little-endian; a section is its length in bytes as u32, then the bytes.
//!
//! | part | what |
//! |---|---|
//! | magic, version | `TYSX`, u16 |
//! | bytes, checksum | u32, how many bytes follow the checksum; u64 over them |
//! | fields | u16, a bit for each [`Field`](crate::Field) that any record states |
//! | records, tokens | u32 each: how many there are, how many the rows unfold to |
//! | readings | section: [`Readings`](crate::Readings) as text |
//! | characters | section: those without a reading, UTF-8 |
//! | common | section: u16 tokens, the commonest, at most [`MOST_COMMON`] |
//! | per field stated | section: how much of each text is that of the record before, a byte each; section: the codes of the rest; section: u16 numbers |
//!
//! A text is tokens closed by `END`; what it shares with the start of the text before is left out. A number of up to five
//! digits is the one token `NUMBER`, its value stands in the numbers: house numbers are a quarter of all addresses, and
//! among other text they would spoil its compression. A code is a byte for a common
//! token, else two: [`MOST_COMMON`] + high, low; or three: 255, low, high.

use std::fmt;

pub(crate) const MAGIC: [u8; 4] = *b"TYSX";
pub(crate) const VERSION: u16 = 1;
/// Codes below this are common tokens.
pub(crate) const MOST_COMMON: u8 = 224;
/// The code before a token of two bytes.
pub(crate) const WIDE: u8 = 255;
/// The most of a text that is taken from the record before: bounds what few bytes can unfold to.
pub(crate) const MOST_SHARED: usize = 60;

/// Why bytes are not an index.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes are something else.
    Foreign,
    /// The bytes are an index of another version of this program.
    Version {
        /// The version of the bytes.
        got: u16,
        /// The version this program reads.
        want: u16,
    },
    /// The bytes end too soon.
    Truncated,
    /// The bytes were changed on the way, or were made wrong.
    Corrupt {
        /// The part in which it was noticed.
        part: &'static str,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Foreign => write!(f, "not a search file: fetch it again, or check the address"),
            DecodeError::Version { got, want } => {
                write!(
                    f,
                    "search file of version {got}, but version {want} is read: reload the page or build the site again"
                )
            }
            DecodeError::Truncated => write!(f, "search file cut short: fetch it again"),
            DecodeError::Corrupt { part } => write!(f, "search file damaged at {part}: fetch it again"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A checksum that any changed, missing or moved byte changes; no protection against intent.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    words.iter().chain([&last]).fold(bytes.len() as u64, |sum, word| {
        let mixed = (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ mixed >> 29
    })
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn any_change_changes_the_checksum() {
        let bytes: Vec<u8> = (0..=40).collect();
        let sum = checksum(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert_ne!(checksum(&changed), sum);
            }
            assert_ne!(checksum(&bytes[..at]), sum);
        }
    }
}
