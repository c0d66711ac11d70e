//! Values that are asked about before they are believed.
//!
//! The limits are those beyond which WHO's own programs flag a Z-score as likely an error of measuring or writing:
//! weight −6/+5, length ±6, weight for length, BMI and head circumference ±5. They are asked of every measurement,
//! whichever standard the family chose, because they question the number, not the child.

use super::assess::{who_value, who_z};
use super::{Indicator, Measurement, sentence, who};
use crate::decimal::decimal;

/// A value to check again.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What looks unlikely.
    pub indicator: Indicator,
    /// How far WHO's tables put it from the median.
    pub z: f64,
    /// The question in plain Chinese.
    pub sentence: String,
}

/// What to ask about a measurement; empty when nothing stands out or WHO has no table for that age.
pub fn questions(measured: &Measurement) -> Vec<Question> {
    Indicator::ALL.into_iter().filter_map(|indicator| question(measured, indicator)).collect()
}

fn question(measured: &Measurement, indicator: Indicator) -> Option<Question> {
    let value = who_value(measured, indicator).filter(|value| value.is_finite() && *value > 0.0)?;
    // No table for that age or length: nothing to hold the value against.
    let z = who_z(measured, indicator, value).ok()?;
    let (low, high) = limits(indicator);
    if (low..=high).contains(&z) {
        return None;
    }
    let name = sentence::name(indicator, who::posture_at(measured.age.days));
    let unit = match indicator {
        Indicator::Weight => "单位是千克，不是斤；",
        Indicator::Length | Indicator::Head => "单位是厘米；",
        Indicator::Bmi | Indicator::WeightForLength => "体重是千克，身长（身高）是厘米；",
    };
    let sentence = format!(
        "{name} {} {}和同龄孩子差得很远，多半是哪里填错了。请核对：{unit}小数点；测量日期、出生日期和性别。核对无误，就请儿童保健医生再量一次。",
        decimal(value, 2),
        indicator.unit(),
    );
    Some(Question { indicator, z, sentence })
}

fn limits(indicator: Indicator) -> (f64, f64) {
    match indicator {
        Indicator::Weight => (-6.0, 5.0),
        Indicator::Length => (-6.0, 6.0),
        Indicator::Head | Indicator::Bmi | Indicator::WeightForLength => (-5.0, 5.0),
    }
}
