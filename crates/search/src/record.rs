//! What is searched: a record's fields, and the order in which a hit in them counts.

/// The searchable text of one institution. An empty text is a field that is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record<'a> {
    /// The name on the list.
    pub name: &'a str,
    /// Other names it has or had.
    pub aliases: Vec<&'a str>,
    /// The address.
    pub address: &'a str,
    /// The township's name.
    pub township: &'a str,
    /// Who runs it.
    pub operator: &'a str,
}

/// A field of a record, in the order in which a hit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name on the list.
    Name,
    /// Another name.
    Alias,
    /// The address.
    Address,
    /// The township's name.
    Township,
    /// Who runs it.
    Operator,
}

impl Field {
    /// Every field, best first.
    pub const ALL: [Field; 5] = [Field::Name, Field::Alias, Field::Address, Field::Township, Field::Operator];
}

impl<'a> Record<'a> {
    /// The texts of one field: one, or for aliases any number.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &'a str> {
        let (one, many) = match field {
            Field::Name => (Some(self.name), &[][..]),
            Field::Alias => (None, self.aliases.as_slice()),
            Field::Address => (Some(self.address), &[][..]),
            Field::Township => (Some(self.township), &[][..]),
            Field::Operator => (Some(self.operator), &[][..]),
        };
        one.into_iter().chain(many.iter().copied()).filter(|text| !text.is_empty())
    }
}

/// How good a hit is; the smaller the better.
///
/// For one term: the whole name, the start of the name, inside the name, an alias, the address, the township, the
/// operator. For several terms the sum, so a record with two terms in its name comes before one with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(pub(crate) u8);

impl Rank {
    /// The term is the whole name.
    pub const WHOLE_NAME: Rank = Rank(0);
    /// The name starts with the term.
    pub const NAME_START: Rank = Rank(1);

    /// The rank as a number, to be sorted by together with other things.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The rank of a hit at a place of a field that is no start or end of a name.
    pub fn within(field: Field) -> Rank {
        Rank(2 + field as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_follow_the_fields() {
        let mut ranks = vec![Rank::WHOLE_NAME, Rank::NAME_START];
        ranks.extend(Field::ALL.map(Rank::within));
        assert!(ranks.is_sorted());
    }

    #[test]
    fn empty_texts_are_not_stated() {
        let record = Record { name: "示例托育园", aliases: vec!["", "小太阳"], ..Record::default() };
        let texts = |field| record.texts(field).collect::<Vec<_>>();
        assert_eq!(texts(Field::Name), ["示例托育园"]);
        assert_eq!(texts(Field::Alias), ["小太阳"]);
        assert!(texts(Field::Address).is_empty());
    }
}
