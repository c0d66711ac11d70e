//! An institution: a place that cares for children under three, with everything its county has published about it.
//!
//! Filing (备案) and the other badges are kept apart: a place may be filed and never evaluated, 普惠 and not yet filed. Every
//! optional field is three-valued: `None` is "not stated", and no field is ever filled by inference.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{CreditCode, Date, InstitutionId, RegionCode, Source, TownshipCode};

vocabulary! {
    /// What sort of place it is.
    InstitutionKind {
        /// An institution of its own.
        Centre = "centre" "独立托育机构",
        /// Run in or by a residential community.
        Community = "community" "社区托育点",
        /// A class for under-3s in a kindergarten.
        Kindergarten = "kindergarten" "幼儿园托班",
        /// Run by an employer for its staff.
        Employer = "employer" "用人单位托育点",
        /// At most five children in a dwelling.
        Home = "home" "家庭托育点",
        /// Built by the government, run by a contractor.
        PublicContracted = "public_contracted" "公办民营托育机构",
        /// Run by the government.
        Public = "public" "公办托育机构",
    }
}

vocabulary! {
    /// The legal form it is registered in (国卫办人口发〔2019〕25号: three registration authorities).
    LegalForm {
        /// Registered with the market regulator.
        Enterprise = "enterprise" "营利性（市场监管部门登记）",
        /// Registered with civil affairs.
        SocialService = "social_service" "非营利性（民政部门登记）",
        /// Registered with the staffing office.
        PublicInstitution = "public_institution" "事业单位（编制部门登记）",
    }
}

vocabulary! {
    /// How children attend.
    ServiceMode {
        /// All day.
        FullDay = "full_day" "全日托",
        /// Half a day.
        HalfDay = "half_day" "半日托",
        /// By the hour.
        Hourly = "hourly" "计时托",
        /// Now and then.
        DropIn = "drop_in" "临时托",
    }
}

vocabulary! {
    /// The class a child belongs to by month age (国卫人口发〔2019〕58号 设置标准).
    ClassBand {
        /// 6–12 months, at most 10 children, 1:3.
        Infant = "infant" "乳儿班",
        /// 12–24 months, at most 15 children, 1:5.
        Younger = "younger" "托小班",
        /// 24–36 months, at most 20 children, 1:7.
        Older = "older" "托大班",
        /// 18–36 months together, at most 18 children; the national standard states no ratio.
        Mixed = "mixed" "混合编班",
    }
}

impl ClassBand {
    /// The month ages it takes: from, and up to but not including (设置标准: 乳儿班 6—12、托小班 12—24、托大班 24—36，混合编班 18 个月以上).
    pub fn months(self) -> (u8, u8) {
        match self {
            ClassBand::Infant => (6, 12),
            ClassBand::Younger => (12, 24),
            ClassBand::Older => (24, 36),
            ClassBand::Mixed => (18, 36),
        }
    }

    /// The most children one class may have (设置标准).
    pub fn most_children(self) -> u16 {
        match self {
            ClassBand::Infant => 10,
            ClassBand::Younger => 15,
            ClassBand::Older => 20,
            ClassBand::Mixed => 18,
        }
    }

    /// The most children for one carer (设置标准); `None` where the standard states none.
    pub fn most_per_carer(self) -> Option<u8> {
        match self {
            ClassBand::Infant => Some(3),
            ClassBand::Younger => Some(5),
            ClassBand::Older => Some(7),
            ClassBand::Mixed => None,
        }
    }
}

vocabulary! {
    /// Where an institution stands on the county's list of filed institutions.
    FilingStatus {
        /// On the list.
        Filed = "filed" "已备案",
        /// The filing was refused; the reasons are public.
        Refused = "refused" "不予备案",
        /// The filing was withdrawn by the institution or the authority.
        Withdrawn = "withdrawn" "已注销备案",
        /// No longer on the latest list; nobody has said why.
        Lapsed = "lapsed" "已不在名单",
    }
}

vocabulary! {
    /// The state of a badge.
    RecognitionState {
        /// Proposed, open for objections.
        Proposed = "proposed" "公示期",
        /// Held.
        Held = "held" "生效",
        /// Taken away or run out.
        Ended = "ended" "已失效",
    }
}

vocabulary! {
    /// Whether the place is open, as far as it has been published.
    Operation {
        /// Open.
        Open = "open" "开放",
        /// Paused.
        Paused = "paused" "暂停服务",
        /// Closed for good.
        Closed = "closed" "已停止服务",
    }
}

vocabulary! {
    /// The geodetic datum a position was measured in. Positions are published in WGS-84 (equal to CGCS2000 here).
    Datum {
        /// WGS-84 or CGCS2000.
        Wgs84 = "wgs84" "WGS-84/CGCS2000",
        /// The offset datum of most Chinese map services.
        Gcj02 = "gcj02" "GCJ-02",
        /// Baidu's.
        Bd09 = "bd09" "BD-09",
    }
}

vocabulary! {
    /// How exact a position is.
    Precision {
        /// The door.
        Exact = "exact" "准确位置",
        /// Blurred on purpose, as for a place in a dwelling.
        Blurred = "blurred" "模糊位置（保护住户）",
        /// Somewhere in the township.
        Township = "township" "镇街大致位置",
    }
}

/// A position.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Longitude in degrees, WGS-84.
    pub lon: f64,
    /// Latitude in degrees, WGS-84.
    pub lat: f64,
    /// The datum the source gave it in, before it was turned into WGS-84.
    pub datum: Datum,
    /// How exact it is.
    pub precision: Precision,
}

/// Opening hours of one day, in minutes after midnight; `close` may exceed 1440 past midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenHours {
    /// Minutes after midnight.
    pub open: u16,
    /// Minutes after midnight, later than `open`.
    pub close: u16,
}

/// A class band the place offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClassOffer {
    /// The band.
    pub band: ClassBand,
    /// 托位 in this band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
    /// Children enrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrolled: Option<u16>,
    /// 托位 free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancies: Option<u16>,
    /// The day enrolment and vacancies were stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Children for one carer, as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children_per_carer: Option<u8>,
}

/// Monthly fees of full-day care, in yuan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fees {
    /// 保育费 a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<u32>,
    /// 膳食费 a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meals: Option<u32>,
    /// Other fees a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<u32>,
    /// The ceiling for 保育费 that comes with 普惠.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u32>,
    /// How many months are asked for in advance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepaid_months: Option<u8>,
    /// How money is given back, as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
    /// The day the fees were stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
}

impl Fees {
    /// Yuan a month in all; `None` unless the care fee is stated. Parts not stated count nothing.
    pub fn monthly(&self) -> Option<u32> {
        Some(self.care? + self.meals.unwrap_or(0) + self.other.unwrap_or(0))
    }
}

/// Standing on the county's list, with its history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filing {
    /// Where it stands now.
    pub status: FilingStatus,
    /// The number of the 备案回执.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// The day of the present status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why it was refused or withdrawn, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// Earlier standings, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<FilingChange>,
    /// The notice that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// One earlier standing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FilingChange {
    /// The day.
    pub date: Date,
    /// The standing from that day.
    pub status: FilingStatus,
    /// What changed, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A badge held under a scheme that has no levels, or whose level is all that is published: 卫生评价, 普惠, 示范 and others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recognition {
    /// The scheme's id.
    pub scheme: String,
    /// Its state.
    pub state: RecognitionState,
    /// The level's code, where the scheme has levels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The day it was given, or proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The last day it holds, or is open for objections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The notice that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A result under one edition of a quality scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evaluation {
    /// The scheme's id; the edition is part of it.
    pub scheme: String,
    /// Its state.
    pub state: RecognitionState,
    /// The level's code; `None` while the result is open or where it is not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The day of the result.
    pub date: Date,
    /// The last day it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Points in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
    /// Points by dimension, in the scheme's order; empty where not published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimension_scores: Vec<u16>,
    /// Which base indicators were failed, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub veto_note: Option<String>,
    /// When the next one is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_due: Option<Date>,
    /// The notice that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A visit by an authority and what came of it, as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inspection {
    /// The day.
    pub date: Date,
    /// Who came.
    pub authority: String,
    /// What was found, ordered or fined, as published.
    pub finding: String,
    /// Whether it has been put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_right: Option<bool>,
    /// The notice that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A place that cares for children under three.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Institution {
    /// Stable for ever.
    pub id: InstitutionId,
    /// The official name.
    pub name: String,
    /// Names people use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Official names it had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// 统一社会信用代码; branches and 幼儿园托班 may share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<CreditCode>,
    /// The form it is registered in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_form: Option<LegalForm>,
    /// Who it is registered with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_authority: Option<String>,
    /// What sort of place it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<InstitutionKind>,
    /// The organisation that runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// The county.
    pub region: RegionCode,
    /// The township.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<TownshipCode>,
    /// What the source wrote for the township when it is none of the region's, such as a 社区.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The address; without unit number for a place in a dwelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// The institution's public telephone; never a person's mobile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Hours for Monday to Sunday, a `None` inside for a day it is closed; `None` as a whole where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<[Option<OpenHours>; 7]>,
    /// How children attend; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<Vec<ServiceMode>>,
    /// The class bands it offers; `None` where not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<Vec<ClassOffer>>,
    /// 托位 in all, where only the sum is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
    /// Monthly fees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<Fees>,
    /// Whether meals are served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meals: Option<bool>,
    /// Whether it holds a 食品经营许可证.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub food_licence: Option<bool>,
    /// For how many days video is kept; the rule is at least 90 (管理规范第三十二条).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_days: Option<u16>,
    /// Whether parents may watch the video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parents_may_watch: Option<bool>,
    /// Whether there is a parents' committee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parents_committee: Option<bool>,
    /// Whether it holds liability insurance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insured: Option<bool>,
    /// Standing on the county's list; `None` where no filing list has said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<Filing>,
    /// Badges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognitions: Vec<Recognition>,
    /// Quality results, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evaluations: Vec<Evaluation>,
    /// Visits by authorities, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inspections: Vec<Inspection>,
    /// Whether it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
    /// Since when it is paused or closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_since: Option<Date>,
    /// The newest day any fact of this record was stated.
    pub as_of: Date,
    /// The lists the record was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Institution {
    /// A record of which only name, region and date are known.
    pub fn named(id: InstitutionId, name: String, region: RegionCode, as_of: Date) -> Institution {
        Institution {
            id,
            name,
            aliases: Vec::new(),
            former_names: Vec::new(),
            credit_code: None,
            legal_form: None,
            registration_authority: None,
            kind: None,
            operator: None,
            region,
            township: None,
            locality: None,
            address: None,
            position: None,
            telephone: None,
            hours: None,
            modes: None,
            classes: None,
            places: None,
            fees: None,
            meals: None,
            food_licence: None,
            video_days: None,
            parents_may_watch: None,
            parents_committee: None,
            insured: None,
            filing: None,
            recognitions: Vec::new(),
            evaluations: Vec::new(),
            inspections: Vec::new(),
            operation: None,
            operation_since: None,
            as_of,
            sources: Vec::new(),
        }
    }

    /// 托位 in all: as stated, else the sum over class bands where every band states its own.
    pub fn total_places(&self) -> Option<u16> {
        self.places
            .or_else(|| self.classes.as_ref()?.iter().try_fold(0_u16, |sum, class| sum.checked_add(class.places?)))
    }

    /// Whether it stands on the county's list today.
    pub fn is_filed(&self) -> Option<bool> {
        self.filing.as_ref().map(|filing| filing.status == FilingStatus::Filed)
    }

    /// Whether it has closed for good.
    pub fn is_closed(&self) -> bool {
        self.operation == Some(Operation::Closed)
    }
}
