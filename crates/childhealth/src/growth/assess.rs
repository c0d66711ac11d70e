//! One measurement against one standard: what comes out, and why something may not.

use super::{Indicator, Measurement, Posture, Question, Standard, centile, questions, sentence, who, wst423};

/// Everything one standard says of one measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// One for each indicator that could be compared, in the order shown.
    pub findings: Vec<Finding>,
    /// Why the others could not, where something was measured.
    pub gaps: Vec<Gap>,
    /// Values so far from other children's that a slip of the pen is likelier; asked before anything is concluded.
    pub questions: Vec<Question>,
}

/// One indicator compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was compared.
    pub indicator: Indicator,
    /// The value as compared: for BMI the quotient, for a length after any change of posture.
    pub value: f64,
    /// Between which standard deviations it lies.
    pub band: Band,
    /// WHO only: the Z-score.
    pub z: Option<f64>,
    /// WHO only: the share of children below, 0–100.
    pub centile: Option<f64>,
    /// WS/T 423 only, and only for weight to 36 months: the word of its five grades.
    pub grade: Option<Grade>,
    /// WS/T 423 only: computed between two published ages.
    pub between_ages: bool,
    /// The result in one or two plain Chinese sentences.
    pub sentence: String,
}

/// An indicator that could not be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What was not compared.
    pub indicator: Indicator,
    /// Why, and what to do instead, in plain Chinese.
    pub sentence: String,
}

/// The stretch between two neighbouring standard deviations, lower edge included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lower edge, −3 to +3; `None` below −3.
    pub from: Option<i8>,
    /// The upper edge, −3 to +3; `None` from +3 up.
    pub to: Option<i8>,
}

impl Band {
    /// The band of a value among the seven values at −3 to +3 standard deviations.
    pub fn of(value: f64, thresholds: &[f64; 7]) -> Band {
        let reached = thresholds.iter().filter(|threshold| **threshold <= value).count() as i8;
        let edge = |edge: i8| (-3..=3).contains(&edge).then_some(edge);
        Band { from: edge(reached - 4), to: edge(reached - 3) }
    }

    /// Below −2 or from +2 up: outside the range in which most children (about 95 of 100) are.
    pub fn is_outside(self) -> bool {
        self.to.is_none_or(|to| to > 2) || self.from.is_none_or(|from| from < -2)
    }

    /// 低于 −3 个标准差、−2 到 −1 个标准差之间、+3 个标准差及以上; 0 is 中位数.
    pub fn words(self) -> String {
        sentence::band(self)
    }
}

/// The five grades of WS/T 423-2022 by percentile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Below P3.
    Low,
    /// P3 to below P25.
    LowerMiddle,
    /// P25 to below P75.
    Middle,
    /// P75 to below P97.
    UpperMiddle,
    /// P97 and above.
    High,
}

impl Grade {
    /// The word the standard gives: 下、中下、中、中上、上.
    pub fn term(self) -> &'static str {
        match self {
            Grade::Low => "下",
            Grade::LowerMiddle => "中下",
            Grade::Middle => "中",
            Grade::UpperMiddle => "中上",
            Grade::High => "上",
        }
    }

    /// Where the grade begins and ends: P25～P75.
    pub fn span(self) -> &'static str {
        match self {
            Grade::Low => "低于 P3",
            Grade::LowerMiddle => "P3～P25",
            Grade::Middle => "P25～P75",
            Grade::UpperMiddle => "P75～P97",
            Grade::High => "P97 及以上",
        }
    }

    fn of(value: f64, percentiles: [f64; 7]) -> Grade {
        let [p3, _, p25, _, p75, _, p97] = percentiles;
        match value {
            _ if value < p3 => Grade::Low,
            _ if value < p25 => Grade::LowerMiddle,
            _ if value < p75 => Grade::Middle,
            _ if value < p97 => Grade::UpperMiddle,
            _ => Grade::High,
        }
    }
}

/// Compares a measurement with a standard.
pub fn assess(standard: Standard, measured: &Measurement) -> Assessment {
    let mut assessment = Assessment { findings: Vec::new(), gaps: Vec::new(), questions: questions(measured) };
    for indicator in Indicator::ALL {
        let found = match standard {
            Standard::Who2006 => by_who(measured, indicator),
            Standard::Wst423 => by_wst423(measured, indicator),
        };
        match found {
            Some(Ok(finding)) => assessment.findings.push(finding),
            Some(Err(sentence)) => assessment.gaps.push(Gap { indicator, sentence }),
            None => {}
        }
    }
    assessment
}

/// The value WHO's tables are asked about, and the length it goes with. `None` when it was not measured.
pub(super) fn who_value(measured: &Measurement, indicator: Indicator) -> Option<f64> {
    let length = measured.length_cm.map(|cm| who::length_at(measured.age.days, cm, measured.posture));
    value(measured, indicator, length)
}

fn value(measured: &Measurement, indicator: Indicator, length_cm: Option<f64>) -> Option<f64> {
    match indicator {
        Indicator::Weight => measured.weight_kg,
        Indicator::Length => length_cm,
        Indicator::Head => measured.head_cm,
        Indicator::WeightForLength => length_cm.and(measured.weight_kg),
        Indicator::Bmi => Some(measured.weight_kg? / (length_cm? / 100.0).powi(2)),
    }
}

fn by_who(measured: &Measurement, indicator: Indicator) -> Option<Result<Finding, String>> {
    let value = who_value(measured, indicator)?;
    Some(is_a_measure(value).and_then(|()| {
        let z = who_z(measured, indicator, value)?;
        let band = Band::of(z, &[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]);
        let mut finding = Finding {
            indicator,
            value,
            band,
            z: Some(z),
            centile: Some(centile(z)),
            grade: None,
            between_ages: false,
            sentence: String::new(),
        };
        finding.sentence = sentence::by_who(&finding, measured);
        Ok(finding)
    }))
}

pub(super) fn who_z(measured: &Measurement, indicator: Indicator, value: f64) -> Result<f64, String> {
    let days = measured.age.days;
    if days > who::LAST_DAY {
        return Err("世界卫生组织的标准到 5 岁零 1 个月为止。".to_owned());
    }
    let lms = if indicator == Indicator::WeightForLength {
        let posture = who::posture_at(days);
        let length = who_value(measured, Indicator::Length).unwrap_or_default();
        who::by_length(measured.sex, length, posture)
            .ok_or_else(|| sentence::length_outside(posture, who::length_range(posture)))?
    } else {
        who::by_age(measured.sex, indicator, days).ok_or_else(|| "这个年龄没有标准数据。".to_owned())?
    };
    Ok(lms.z(value))
}

fn by_wst423(measured: &Measurement, indicator: Indicator) -> Option<Result<Finding, String>> {
    let value = value(measured, indicator, measured.length_cm)?;
    Some(is_a_measure(value).and_then(|()| {
        let months = measured.age.in_months();
        let row = wst423_row(measured, indicator, months)?;
        let percentiles =
            (indicator == Indicator::Weight).then(|| wst423::weight_percentiles(measured.sex, months)).flatten();
        let mut finding = Finding {
            indicator,
            value,
            band: Band::of(value, &row.values),
            z: None,
            centile: None,
            grade: percentiles.map(|row| Grade::of(value, row.values)),
            between_ages: !row.published || percentiles.is_some_and(|row| !row.published),
            sentence: String::new(),
        };
        finding.sentence = sentence::by_wst423(&finding, measured, wrong_posture(measured, indicator));
        Ok(finding)
    }))
}

fn wst423_row(measured: &Measurement, indicator: Indicator, months: f64) -> Result<wst423::Row, String> {
    if indicator == Indicator::Head {
        return Err("国家标准的头围数据本站没有收录，头围请选世界卫生组织标准来比。".to_owned());
    }
    if months > f64::from(wst423::LAST_MONTH) {
        return Err("国家标准的表列到 6 岁 9 个月为止。".to_owned());
    }
    if indicator != Indicator::WeightForLength {
        return wst423::by_age(measured.sex, indicator, months).ok_or_else(|| "这个年龄没有标准数据。".to_owned());
    }
    let posture = measured.posture.unwrap_or(wst423::posture_at(months));
    wst423::by_length(measured.sex, measured.length_cm.unwrap_or_default(), posture).ok_or_else(|| {
        sentence::length_outside(posture, if posture == Posture::Lying { (45.0, 100.0) } else { (75.0, 130.0) })
    })
}

/// The posture the family measured in, where the standard's table at this age is of the other one.
fn wrong_posture(measured: &Measurement, indicator: Indicator) -> Option<Posture> {
    matches!(indicator, Indicator::Length | Indicator::Bmi)
        .then_some(measured.posture?)
        .filter(|posture| *posture != wst423::posture_at(measured.age.in_months()))
}

fn is_a_measure(value: f64) -> Result<(), String> {
    if value.is_finite() && value > 0.0 { Ok(()) } else { Err("请填一个大于 0 的数。".to_owned()) }
}
