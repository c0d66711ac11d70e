//! What an import would change: institutions that are new, changed field by field, gone from the list, or simply confirmed.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;
use tuoyu_catalog::changes::FieldChange;
use tuoyu_catalog::{Date, InstitutionId, fields};

use super::offset::Moved;

/// The difference an import makes.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Difference {
    /// Institutions that were not published before.
    pub(super) new: Vec<New>,
    /// Institutions of which something has changed.
    pub(super) changed: Vec<Changed>,
    /// Institutions that are no longer on the list.
    pub(super) gone: Vec<Gone>,
    /// How many are on the list as they were published.
    pub(super) confirmed: usize,
    /// Where places were and where the list has them now.
    #[serde(skip)]
    pub(super) moved: Vec<Moved>,
}

/// An institution that was not published before.
#[derive(Clone, Debug, Serialize)]
pub(super) struct New {
    /// The id it gets.
    pub(super) id: InstitutionId,
    /// Its name.
    pub(super) name: String,
    /// Where it stands on the list.
    #[serde(serialize_with = "as_text")]
    pub(super) file: Arc<str>,
    /// The row.
    pub(super) row: u32,
}

fn as_text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

/// An institution of which something has changed.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Changed {
    /// Its id.
    pub(super) id: InstitutionId,
    /// Its name, as it is now.
    pub(super) name: String,
    /// The fields, in the record's order.
    pub(super) fields: Vec<FieldChange>,
}

/// An institution that is no longer on the list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Gone {
    /// Its id.
    pub(super) id: InstitutionId,
    /// Its name.
    pub(super) name: String,
    /// Since when it is known to be gone.
    pub(super) as_of: Date,
}

impl Difference {
    /// Adds the difference made to another region.
    pub(super) fn extend(&mut self, more: Difference) {
        self.new.extend(more.new);
        self.changed.extend(more.changed);
        self.gone.extend(more.gone);
        self.confirmed += more.confirmed;
        self.moved.extend(more.moved);
    }

    /// The institutions of which something is different, but for those that are only no longer listed.
    pub(super) fn touched(&self) -> HashSet<&str> {
        let new = self.new.iter().map(|one| one.id.as_str());
        new.chain(self.changed.iter().map(|one| one.id.as_str())).collect()
    }

    /// One line that sums it up.
    pub(super) fn sum(&self) -> String {
        format!(
            "新增 {} 家，变更 {} 家，不再列出 {} 家，没有变化 {} 家",
            self.new.len(),
            self.changed.len(),
            self.gone.len(),
            self.confirmed
        )
    }

    /// The whole, as a clerk reads it before it is written. Very long parts are cut; the JSON form has all.
    pub(super) fn text(&self) -> String {
        const MOST: usize = 1_000;
        let mut out = String::new();
        let rest = |out: &mut String, total: usize| {
            if total > MOST {
                let _ = writeln!(out, "  …还有 {} 家，用 --format json 看全部", total - MOST);
            }
        };
        for one in self.new.iter().take(MOST) {
            let _ = writeln!(out, "＋ {} {}（第 {} 行）", one.id, one.name, one.row);
        }
        rest(&mut out, self.new.len());
        for one in self.changed.iter().take(MOST) {
            let _ = writeln!(out, "～ {} {}", one.id, one.name);
            for change in &one.fields {
                let field = fields::term(&change.field).unwrap_or(&change.field);
                let _ = writeln!(out, "    {field}：{} → {}", said(&change.was), said(&change.now));
            }
        }
        rest(&mut out, self.changed.len());
        for one in self.gone.iter().take(MOST) {
            let _ = writeln!(out, "－ {} {}（{} 的名单里没有）", one.id, one.name, one.as_of);
        }
        rest(&mut out, self.gone.len());
        let _ = write!(out, "{}", self.sum());
        out
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => "未说明".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use tuoyu_catalog::changes::differences;
    use tuoyu_catalog::institution::Fees;
    use tuoyu_catalog::{Institution, RegionCode};

    use super::*;

    #[test]
    fn changes_are_named_by_their_innermost_field() {
        let day: Date = "2025-01-01".parse().unwrap();
        let id = InstitutionId::parse("410305-0001").unwrap();
        let was = Institution::named(id, "示例甲".to_owned(), RegionCode::parse("410305").unwrap(), day);
        let mut now = was.clone();
        now.address = Some("一路1号".to_owned());
        now.fees = Some(Fees { care: Some(1000), ..Fees::default() });
        now.as_of = "2026-01-01".parse().unwrap();
        let mut later = now.clone();
        later.fees.as_mut().unwrap().care = Some(1200);
        let named = |was: &Institution, now: &Institution| -> Vec<String> {
            fields(was, now).into_iter().map(|change| change.field).collect()
        };
        assert_eq!(named(&was, &now), ["address", "fees"]);
        assert_eq!(named(&now, &later), ["fees.care"]);
        assert_eq!(named(&was, &was), Vec::<String>::new());
    }
}
