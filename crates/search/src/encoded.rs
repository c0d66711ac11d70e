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
//! | phrases | section: two u16 symbols each, together at most [`LONGEST_WORD`] tokens |
//! | common | section: u16 symbols, the commonest, at most [`MOST_COMMON`] |
//! | per field stated | section: how much of each text is that of the record before, a byte each; section: the codes of the rest; section: u16 numbers |
//!
//! A text is symbols closed by `END`; what it shares with the start of the text before is left out. A symbol is a token or,
//! from the number of tokens on, a phrase: two symbols that often stand together, which may be phrases themselves, so that
//! 托育服务有限公司 is one. A number of up to five digits is the one symbol `NUMBER`, its value stands in the numbers: house
//! numbers are a quarter of all addresses, and among other text they would spoil its compression. A code is a byte for a
//! common symbol, else two: [`MOST_COMMON`] + high, low; or three: 255, low, high.

use std::fmt;

pub(crate) const MAGIC: [u8; 4] = *b"TYSX";
pub(crate) const VERSION: u16 = 2;
/// Codes below this are common symbols.
pub(crate) const MOST_COMMON: u8 = 224;
/// The most tokens of a phrase: bounds what few bytes can unfold to, and keeps it to one write.
pub(crate) const LONGEST_WORD: usize = 8;
/// The code before a symbol of two bytes.
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
///
/// The words are summed up, and so are the sums on the way. The factor is even, so a word counts an odd number of times,
/// whatever its place, and a change to one never counts for nothing.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    let (mut sum, mut sums) = (bytes.len() as u64, 0_u64);
    let mut add = |word: &[u8; 8]| {
        sum = sum.wrapping_add(u64::from_le_bytes(*word));
        sums = sums.wrapping_add(sum);
    };
    words.iter().for_each(&mut add);
    add(&last);
    sum.wrapping_add(sums.wrapping_mul(0x9e37_79b9_7f4a_7c16))
}
