//! A child's weight, length, head circumference and BMI beside those of other children.
//!
//! Two standards, never mixed: WHO's of 2006 ([`who`], Z-scores by day of age) and China's WS/T 423-2022 ([`wst423`],
//! bands of standard deviations at tabulated ages). [`assess`] compares one measurement with the one a family chose;
//! [`lines`] gives the curves of its chart. *Length* (身长) is measured lying, *height* (身高) standing; a standing child is
//! 0.7 cm shorter. Nothing here is a diagnosis, and no sentence uses the name of a disease.

mod assess;
mod chart;
mod columns;
mod lms;
mod question;
mod sentence;
pub mod who;
pub mod wst423;

pub use assess::{Assessment, Band, Finding, Gap, Grade, assess};
pub use chart::{Line, Ruler, lines};
pub use lms::{Lms, centile};
pub use question::{Question, questions};

use crate::Age;

/// The sex by which both standards are tabulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// 男孩.
    Boy,
    /// 女孩.
    Girl,
}

impl Sex {
    /// Both, in the order shown.
    pub const ALL: [Sex; 2] = [Sex::Boy, Sex::Girl];

    /// 男孩 or 女孩.
    pub fn term(self) -> &'static str {
        match self {
            Sex::Boy => "男孩",
            Sex::Girl => "女孩",
        }
    }
}

/// How the length was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Posture {
    /// 躺着量: length.
    Lying,
    /// 站着量: height.
    Standing,
}

impl Posture {
    /// Both, in the order shown.
    pub const ALL: [Posture; 2] = [Posture::Lying, Posture::Standing];

    /// 躺着量 or 站着量.
    pub fn term(self) -> &'static str {
        match self {
            Posture::Lying => "躺着量",
            Posture::Standing => "站着量",
        }
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indicator {
    /// Weight for age, kg.
    Weight,
    /// Length or height for age, cm.
    Length,
    /// Head circumference for age, cm; only WHO's tables are held.
    Head,
    /// Body mass index for age, kg/m².
    Bmi,
    /// Weight for length or height, kg: thin or heavy for its size, whatever the age.
    WeightForLength,
}

impl Indicator {
    /// All, in the order shown.
    pub const ALL: [Indicator; 5] =
        [Indicator::Weight, Indicator::Length, Indicator::Head, Indicator::Bmi, Indicator::WeightForLength];

    /// The short Chinese name.
    pub fn term(self) -> &'static str {
        match self {
            Indicator::Weight => "体重",
            Indicator::Length => "身长（身高）",
            Indicator::Head => "头围",
            Indicator::Bmi => "体质指数（BMI）",
            Indicator::WeightForLength => "身长（身高）别体重",
        }
    }

    /// The unit of its values.
    pub fn unit(self) -> &'static str {
        match self {
            Indicator::Weight | Indicator::WeightForLength => "千克",
            Indicator::Length | Indicator::Head => "厘米",
            Indicator::Bmi => "千克/米²",
        }
    }
}

/// The standard a family compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// 《7岁以下儿童生长标准》 WS/T 423-2022.
    Wst423,
    /// WHO Child Growth Standards, 2006.
    Who2006,
}

impl Standard {
    /// Both, in the order shown.
    pub const ALL: [Standard; 2] = [Standard::Wst423, Standard::Who2006];

    /// The name written on every chart and table.
    pub fn term(self) -> &'static str {
        match self {
            Standard::Wst423 => "国家标准 WS/T 423-2022",
            Standard::Who2006 => "世界卫生组织标准（2006）",
        }
    }

    /// Where an age lies on the months' axis of this standard's chart: WHO counts days, WS/T 423 calendar months.
    pub fn chart_months(self, age: Age) -> f64 {
        match self {
            Standard::Wst423 => age.in_months(),
            Standard::Who2006 => f64::from(age.days) / who::DAYS_PER_MONTH,
        }
    }

    /// The document.
    pub fn source(self) -> tuoyu_catalog::Source {
        match self {
            Standard::Wst423 => crate::sources::growth_wst423(),
            Standard::Who2006 => crate::sources::growth_who(),
        }
    }
}

/// One visit to the scales: what was measured at which age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    /// The child's sex.
    pub sex: Sex,
    /// The age to compare at: since birth, or corrected. Call twice to show both.
    pub age: Age,
    /// Weight in kg.
    pub weight_kg: Option<f64>,
    /// Length or height in cm.
    pub length_cm: Option<f64>,
    /// How the length was measured; `None` is taken as the standard has it at that age.
    pub posture: Option<Posture>,
    /// Head circumference in cm.
    pub head_cm: Option<f64>,
}

/// Said wherever a result is shown.
pub const NOT_A_DIAGNOSIS: &str =
    "这是和标准数据的比较，不是诊断。一次测量说明不了什么，要看一段时间的走势；有疑问请找儿童保健医生。";
