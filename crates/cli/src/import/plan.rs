//! The new state of a region, worked out whole before anything is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use tuoyu_catalog::changes;
use tuoyu_catalog::{Date, Institution, InstitutionId, Problem, RegionCode};

use super::change::{Changed, Difference, Gone, New};
use super::entry::{Entry, Standing};
use super::kind::ListKind;
use super::mapping::Mapping;
use super::matching::{self, Ask, Match};
use super::merge;
use super::offset;
use super::standing::{self, Terms};

/// What is published of one region and what a list changes in it.
#[derive(Debug)]
pub(super) struct Plan {
    /// Every institution of the region, in id order.
    pub(super) institutions: Vec<Institution>,
    /// How many were on the filing list before.
    pub(super) filed_before: usize,
    /// What it changes.
    pub(super) difference: Difference,
    /// What is wrong with the rows.
    pub(super) problems: Vec<Problem>,
}

/// What rows are put into records with.
pub(super) struct Making<'a> {
    /// What all rows have in common.
    pub(super) terms: &'a Terms,
    /// What has been decided.
    pub(super) mapping: &'a Mapping,
    /// A level as a list writes it, by its code in the scheme.
    pub(super) level: &'a (dyn Fn(&str) -> Option<String> + Sync),
    /// Whether what is not on the list has left it.
    pub(super) is_snapshot: bool,
}

impl Making<'_> {
    /// Works out a region's new state.
    pub(super) fn region(
        &self,
        code: &RegionCode,
        published: Vec<Institution>,
        entries: Vec<Entry>,
        ask: &mut Ask<'_>,
    ) -> Plan {
        let (found, problems) = matching::all(&published, &entries, self.mapping, ask);
        let on_list: BTreeSet<usize> = found
            .iter()
            .zip(&entries)
            .filter_map(|(found, entry)| match found {
                Match::Published(at) if !entry.standing.is_not_filed => Some(*at),
                _ => None,
            })
            .collect();
        let filed_before = published.iter().filter(|one| one.is_filed() == Some(true)).count();
        let n_before = published.len();
        let mut number = next_number(code, &published);
        let mut institutions = published;
        // Where each entry's record is, for the rows that repeat it.
        let mut places: Vec<Option<usize>> = vec![None; entries.len()];
        let mut touched: Vec<Touched> = Vec::with_capacity(entries.len());
        institutions.reserve(found.iter().filter(|found| **found == Match::New).count());
        for (at, (found, entry)) in found.iter().zip(entries).enumerate() {
            let place = match found {
                Match::Published(place) => {
                    let was = institutions.get(*place).map(|was| Origin::Published(Box::new(was.clone())));
                    touched.extend(was.map(|was| (*place, entry.stated.as_of, was)));
                    Some(*place)
                }
                Match::Again(first) => places.get(*first).copied().flatten(),
                Match::New => Some(institutions.len()),
            };
            places.iter_mut().skip(at).take(1).for_each(|slot| *slot = place);
            if *found == Match::New {
                let Some(id) = new_id(code, &mut number) else { continue };
                let as_of = entry.stated.as_of;
                touched.push((institutions.len(), as_of, Origin::Row(Arc::clone(&entry.file), entry.row)));
                let mut one = Institution { id, ..*entry.stated };
                merge::own_names(&mut one);
                self.stand(&entry.standing, as_of, &mut one);
                institutions.push(one);
            } else if let Some(one) = place.and_then(|place| institutions.get_mut(place)) {
                let is_older = entry.stated.as_of < one.as_of;
                merge::merge(one, &entry.stated, is_older || matches!(found, Match::Again(_)));
                self.stand(&entry.standing, entry.stated.as_of, one);
            }
        }
        let mut difference = self.tell(&touched, &mut institutions);
        if self.is_snapshot && self.terms.kind == ListKind::Filing {
            let before = institutions.iter_mut().take(n_before).enumerate();
            let missing = before.filter(|(place, _)| !on_list.contains(place)).map(|(_, one)| one);
            difference.gone = self.lapse(missing);
        }
        if !institutions.is_sorted_by(|a, b| a.id <= b.id) {
            institutions.sort_by(|a, b| a.id.cmp(&b.id));
        }
        Plan { institutions, filed_before, difference, problems }
    }

    fn stand(&self, standing: &Standing, as_of: Date, one: &mut Institution) {
        let level = standing.level.as_deref().and_then(self.level);
        if as_of == self.terms.as_of {
            standing::apply(self.terms, standing, level.as_deref(), one);
        } else {
            // A row with a day of its own is a list of that day.
            standing::apply(&Terms { as_of, ..self.terms.clone() }, standing, level.as_deref(), one);
        }
    }

    /// Says of each record what became of it, and dates it.
    fn tell(&self, touched: &[Touched], institutions: &mut [Institution]) -> Difference {
        let mut difference = Difference::default();
        for (place, as_of, origin) in touched {
            let Some(one) = institutions.get_mut(*place) else { continue };
            let source = || self.terms.source.clone();
            match origin {
                Origin::Row(file, row) => {
                    one.sources = vec![source()];
                    difference.new.push(New {
                        id: one.id.clone(),
                        name: one.name.clone(),
                        file: Arc::clone(file),
                        row: *row,
                    });
                }
                Origin::Published(was) if **was == *one => {
                    one.as_of = one.as_of.max(*as_of);
                    difference.confirmed += 1;
                }
                Origin::Published(was) => {
                    one.as_of = one.as_of.max(*as_of);
                    if !one.sources.contains(&self.terms.source) {
                        one.sources.push(source());
                    }
                    difference.moved.extend(offset::moved(was, one));
                    let fields = changes::differences(was, one);
                    difference.changed.push(Changed { id: one.id.clone(), name: one.name.clone(), fields });
                }
            }
        }
        difference
    }

    /// What was filed and is not on the snapshot is no longer listed; that is all anybody knows.
    fn lapse<'b>(&self, missing: impl Iterator<Item = &'b mut Institution>) -> Vec<Gone> {
        let mut gone = Vec::new();
        for one in missing {
            if one.is_filed() != Some(true) || one.as_of > self.terms.as_of {
                continue;
            }
            standing::lapse(one, self.terms.as_of, &self.terms.source);
            if !one.sources.contains(&self.terms.source) {
                one.sources.push(self.terms.source.clone());
            }
            gone.push(Gone { id: one.id.clone(), name: one.name.clone(), as_of: self.terms.as_of });
        }
        gone
    }
}

/// A record an import speaks of: its place, the day its row was stated, and where it comes from.
type Touched = (usize, Date, Origin);

/// Where a record comes from.
enum Origin {
    /// It was published, like this.
    Published(Box<Institution>),
    /// It is new, from this file and row.
    Row(Arc<str>, u32),
}

/// The number after the greatest ever given: an id is never given twice, so numbers are not filled in.
fn next_number(code: &RegionCode, published: &[Institution]) -> u32 {
    let numbers = published.iter().filter_map(|one| {
        let digits = one.id.as_str().strip_prefix(code.as_str())?.strip_prefix('-')?;
        digits.parse::<u32>().ok()
    });
    numbers.max().unwrap_or(0).saturating_add(1)
}

fn new_id(code: &RegionCode, number: &mut u32) -> Option<InstitutionId> {
    let id = InstitutionId::parse(&format!("{code}-{number:04}")).ok();
    *number = number.saturating_add(1);
    id
}
