//! What a county offers families beside institutions: nursing rooms and guidance points, and classes with a date.
//!
//! The files are named `places.json` and `events.json`. "Places" there are spots on a map; 托位 (`places` of an
//! institution) have nothing to do with them, which is why the types are called [`ServicePoint`] and [`Event`].

use serde::{Deserialize, Serialize};

use crate::institution::{OpenHours, Position};
use crate::vocabulary::vocabulary;
use crate::{Date, RegionCode, Source, TownshipCode};

vocabulary! {
    /// What a family finds there.
    ServiceKind {
        /// A room to feed and change a baby.
        NursingRoom = "nursing_room" "母婴室",
        /// A point where families get advice on care.
        Guidance = "guidance" "育儿指导点",
        /// Somebody comes to the family's home and shows how to care for the child.
        HomeVisit = "home_visit" "入户指导",
        /// A clinic for check-ups of children.
        ChildHealth = "child_health" "儿童保健门诊",
        /// A clinic for vaccinations.
        Vaccination = "vaccination" "预防接种门诊",
    }
}

vocabulary! {
    /// What happens on the day.
    EventKind {
        /// A class for parents.
        ParentClass = "parent_class" "家长课堂",
        /// Parents and children together.
        Play = "play" "亲子活动",
        /// Somebody answers questions.
        Advice = "advice" "育儿咨询",
        /// An institution opens its doors.
        OpenDay = "open_day" "托育机构开放日",
    }
}

/// A spot that serves families.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServicePoint {
    /// Stable, unique in its file.
    pub id: String,
    /// What a family finds there.
    pub kind: ServiceKind,
    /// The name.
    pub name: String,
    /// The county.
    pub region: RegionCode,
    /// The township.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipCode>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// The public telephone; never a person's mobile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Hours for Monday to Sunday, a `None` inside for a day it is closed; `None` as a whole where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<[Option<OpenHours>; 7]>,
    /// The newest day any of this was stated.
    pub as_of: Date,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// Something families can go to on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Stable, unique in its file.
    pub id: String,
    /// What happens.
    pub kind: EventKind,
    /// The title.
    pub title: String,
    /// The county.
    pub region: RegionCode,
    /// The township.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipCode>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The day.
    pub date: Date,
    /// From when to when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<OpenHours>,
    /// The child's age in months it is for: from, and up to but not including.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<(u8, u8)>,
    /// What it costs, in yuan; 0 is free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<u32>,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organiser: Option<String>,
    /// How to take part, as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
    /// The day this was stated.
    pub as_of: Date,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// `<code>/places.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacesFile {
    /// The spots, in id order.
    pub places: Vec<ServicePoint>,
}

/// `<code>/events.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventsFile {
    /// The events, by day.
    pub events: Vec<Event>,
}
