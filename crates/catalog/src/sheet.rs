//! A sheet: what of an institution is held beside another's and printed to take along. More than a card, less than its page.

use serde::{Deserialize, Serialize};

use crate::card::Card;
use crate::export::RegionEntry;
use crate::institution::{ClassOffer, Fees, Institution};
use crate::region::Region;
use crate::scheme::Scheme;
use crate::{Date, InstitutionId};

/// `runtime/<code>-sheets.<hash>.json`: the sheets of a region's institutions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheets {
    /// The region.
    pub region: RegionEntry,
    /// Its institutions, in id order.
    pub sheets: Vec<Sheet>,
}

/// An institution's sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What a list shows of it.
    pub card: Card,
    /// The township's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<String>,
    /// The institution's public telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// The class bands; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<Vec<ClassOffer>>,
    /// The fees; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<Fees>,
    /// How many inspections are published, and how many of those are not said to have been put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspections: Option<(u16, u16)>,
    /// The newest day any fact of the record was stated.
    pub as_of: Date,
}

impl Sheets {
    /// The sheets of a region.
    pub fn of(region: &Region, institutions: &[Institution], schemes: &[Scheme]) -> Sheets {
        let mut sheets: Vec<Sheet> = institutions.iter().map(|one| Sheet::of(one, region, schemes)).collect();
        sheets.sort_by(|a, b| a.card.id.cmp(&b.card.id));
        let entry =
            RegionEntry { code: region.code.clone(), name: region.name.clone(), full_name: region.full_name.clone() };
        Sheets { region: entry, sheets }
    }

    /// The sheet of this institution.
    pub fn find(&self, id: &InstitutionId) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.card.id == *id)
    }
}

impl Sheet {
    fn of(one: &Institution, region: &Region, schemes: &[Scheme]) -> Sheet {
        let township = one.township.as_ref().and_then(|code| region.township(code));
        let all = one.inspections.len() as u16;
        let open = one.inspections.iter().filter(|inspection| inspection.put_right != Some(true)).count() as u16;
        Sheet {
            card: Card::of(one, schemes),
            township: township.map(|township| township.name.clone()),
            telephone: one.telephone.clone(),
            classes: one.classes.clone(),
            fees: one.fees.clone(),
            inspections: (all > 0).then_some((all, open)),
            as_of: one.as_of,
        }
    }
}
