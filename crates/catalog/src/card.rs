//! A card: what a list shows and filters of an institution, so that a county's whole list is small enough to send.

mod packed;

use serde::{Deserialize, Serialize};

use crate::institution::{
    ClassBand, FilingStatus, Institution, InstitutionKind, Operation, Precision, RecognitionState, ServiceMode,
};
use crate::scheme::{Scheme, SchemeKind};
use crate::{Date, InstitutionId, TownshipCode};

/// An institution in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The institution.
    pub id: InstitutionId,
    /// The official name.
    pub name: String,
    /// Aliases and former names, which a search also finds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// What sort of place it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<InstitutionKind>,
    /// The organisation that runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// The township.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipCode>,
    /// The address, or the locality where no address is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Longitude and latitude, WGS-84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<(f64, f64)>,
    /// Whether the point is only approximate.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// The class bands; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<ClassBand>>,
    /// How children attend; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<Vec<ServiceMode>>,
    /// The hours kept on every working day it opens: latest opening and earliest closing, in minutes after midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<(u16, u16)>,
    /// Yuan a month in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<u32>,
    /// 托位 free over all bands, and the oldest day that was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancies: Option<(u16, Date)>,
    /// Whether meals are served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meals: Option<bool>,
    /// Whether parents may watch the video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<bool>,
    /// Standing on the county's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<FilingStatus>,
    /// The badges it holds or is proposed for, in scheme-kind order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub badges: Vec<Badge>,
    /// Paused or closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
}

/// A badge on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// What kind of badge.
    pub kind: SchemeKind,
    /// The scheme's id.
    pub scheme: String,
    /// The level's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Its state.
    pub state: RecognitionState,
    /// The day of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

impl Card {
    /// The card of an institution. Badges under schemes that are not in the registry are left out (`check` reports them).
    pub fn of(institution: &Institution, schemes: &[Scheme]) -> Card {
        Card {
            id: institution.id.clone(),
            name: institution.name.clone(),
            other_names: institution.aliases.iter().chain(&institution.former_names).cloned().collect(),
            kind: institution.kind,
            operator: institution.operator.clone(),
            township: institution.township.clone(),
            address: institution.address.clone().or_else(|| institution.locality.clone()),
            point: institution.position.map(|position| (position.lon, position.lat)),
            approximate: institution.position.is_some_and(|position| position.precision != Precision::Exact),
            bands: institution.classes.as_ref().map(|classes| classes.iter().map(|class| class.band).collect()),
            modes: institution.modes.clone(),
            hours: working_hours(institution),
            fee: institution.fees.as_ref().and_then(|fees| fees.monthly()),
            vacancies: vacancies(institution),
            meals: institution.meals,
            watch: institution.parents_may_watch,
            filing: institution.filing.as_ref().map(|filing| filing.status),
            badges: badges(institution, schemes),
            operation: institution.operation.filter(|operation| *operation != Operation::Open),
        }
    }

    /// The badge of this kind that counts: one held before one proposed, the newest of those; never one that has ended.
    pub fn badge(&self, kind: SchemeKind) -> Option<&Badge> {
        self.badges
            .iter()
            .filter(|badge| badge.kind == kind && badge.state != RecognitionState::Ended)
            .max_by_key(|badge| (badge.state == RecognitionState::Held, badge.date))
    }

    /// Whether it holds a badge of this kind; `None` where nothing is published or it is only proposed.
    pub fn holds(&self, kind: SchemeKind) -> Option<bool> {
        let of_kind = || self.badges.iter().filter(|badge| badge.kind == kind);
        if of_kind().any(|badge| badge.state == RecognitionState::Held) {
            Some(true)
        } else if of_kind().any(|badge| badge.state == RecognitionState::Ended) {
            Some(false)
        } else {
            None
        }
    }

    /// Whether it takes a child of this month age; `None` where no class band is stated.
    pub fn takes_month(&self, month: u8) -> Option<bool> {
        let bands = self.bands.as_ref()?;
        Some(bands.iter().any(|band| {
            let (from, to) = band.months();
            (from..to).contains(&month)
        }))
    }

    /// The month ages taken, from the youngest band's first month to the oldest band's end.
    pub fn month_span(&self) -> Option<(u8, u8)> {
        let bands = self.bands.as_ref()?;
        let from = bands.iter().map(|band| band.months().0).min()?;
        let to = bands.iter().map(|band| band.months().1).max()?;
        Some((from, to))
    }

    /// Whether it is closed or no longer filed, and so goes last in every list.
    pub fn is_gone(&self) -> bool {
        self.operation == Some(Operation::Closed)
            || matches!(self.filing, Some(FilingStatus::Refused | FilingStatus::Withdrawn | FilingStatus::Lapsed))
    }
}

fn working_hours(institution: &Institution) -> Option<(u16, u16)> {
    let days = institution.hours.as_ref()?;
    let working = || days.iter().take(5).flatten();
    Some((working().map(|day| day.open).max()?, working().map(|day| day.close).min()?))
}

fn vacancies(institution: &Institution) -> Option<(u16, Date)> {
    let stated = institution.classes.as_ref()?.iter().filter_map(|class| class.vacancies.zip(class.as_of));
    stated.fold(None, |sum, (free, day)| match sum {
        None => Some((free, day)),
        Some((total, oldest)) => Some((free.saturating_add(total), day.min(oldest))),
    })
}

fn badges(institution: &Institution, schemes: &[Scheme]) -> Vec<Badge> {
    let kind_of = |id: &str| schemes.iter().find(|scheme| scheme.id == id).map(|scheme| scheme.kind);
    let recognitions = institution.recognitions.iter().filter_map(|recognition| {
        Some(Badge {
            kind: kind_of(&recognition.scheme)?,
            scheme: recognition.scheme.clone(),
            level: recognition.level.clone(),
            state: recognition.state,
            date: recognition.date,
        })
    });
    let evaluations = institution.evaluations.iter().filter_map(|evaluation| {
        Some(Badge {
            kind: kind_of(&evaluation.scheme)?,
            scheme: evaluation.scheme.clone(),
            level: evaluation.level.clone(),
            state: evaluation.state,
            date: Some(evaluation.date),
        })
    });
    let mut badges: Vec<Badge> = recognitions.chain(evaluations).collect();
    badges.sort_by(|a, b| (a.kind, b.date, &a.scheme).cmp(&(b.kind, a.date, &b.scheme)));
    badges
}
