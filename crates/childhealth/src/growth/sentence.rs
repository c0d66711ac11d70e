//! Results in words. Plain, the same for every child, without the name of a disease.

use super::{Band, Finding, Indicator, Measurement, Posture, Sex, who, wst423};
use crate::decimal::{decimal, score_text};

pub(super) fn band(band: Band) -> String {
    let edge = |edge: i8| match edge {
        0 => "中位数".to_owned(),
        ..0 => format!("−{}", -edge),
        _ => format!("+{edge}"),
    };
    match (band.from, band.to) {
        (None, Some(to)) => format!("低于 {} 个标准差", edge(to)),
        (Some(from), None) => format!("{} 个标准差及以上", edge(from)),
        (Some(0), Some(to)) => format!("中位数到 {} 个标准差之间", edge(to)),
        (Some(from), Some(0)) => format!("{} 个标准差到中位数之间", edge(from)),
        (Some(from), Some(to)) => format!("{} 到 {} 个标准差之间", edge(from), edge(to)),
        (None, None) => String::new(),
    }
}

/// 体重 9.6 千克：Z 分 −0.04，第 48 百分位。100 个同龄男孩里，约有 48 个比他轻。
pub(super) fn by_who(finding: &Finding, measured: &Measurement) -> String {
    let posture = who::posture_at(measured.age.days);
    let (z, centile) = (finding.z.unwrap_or_default(), finding.centile.unwrap_or_default());
    let (place, share) = match centile {
        ..1.0 => ("不到第 1 百分位".to_owned(), "不到 1 个".to_owned()),
        99.0.. => ("高于第 99 百分位".to_owned(), "超过 99 个".to_owned()),
        _ => (format!("第 {} 百分位", decimal(centile, 0)), format!("约有 {} 个", decimal(centile, 0))),
    };
    let pronoun = match measured.sex {
        Sex::Boy => "他",
        Sex::Girl => "她",
    };
    let peers = peers(finding.indicator, measured.sex, posture);
    format!(
        "{}：Z 分 {}，{place}。100 个{peers}里，{share}比{pronoun}{}。{}",
        value(finding, posture),
        score_text(z),
        smaller(finding.indicator),
        advice(finding),
    )
}

/// 体重 9.6 千克：−1 个标准差到中位数之间，五级评价为“中”（P25～P75）。100 个同龄男孩里，大约 34 个也在这一段。
pub(super) fn by_wst423(finding: &Finding, measured: &Measurement, wrong: Option<Posture>) -> String {
    let posture = match finding.indicator {
        Indicator::WeightForLength => measured.posture,
        _ => None,
    };
    let posture = posture.unwrap_or(wst423::posture_at(measured.age.in_months()));
    let grade =
        finding.grade.map(|grade| format!("，五级评价为“{}”（{}）", grade.term(), grade.span())).unwrap_or_default();
    let between = if finding.between_ages { "两个表列值之间按直线推算。" } else { "" };
    let wrong = match wrong {
        Some(Posture::Lying) => "国家标准这个年龄用的是站着量的身高，躺着量会长一点，建议站着再量一次。",
        Some(Posture::Standing) => "国家标准这个年龄用的是躺着量的身长，站着量会短一点，建议躺着再量一次。",
        None => "",
    };
    format!(
        "{}：{}{grade}。100 个{}里，{}也在这一段。{between}{wrong}{}",
        value(finding, posture),
        band(finding.band),
        peers(finding.indicator, measured.sex, posture),
        share(finding.band),
        advice(finding)
    )
}

/// How many of a hundred lie in a band, by the meaning of a standard deviation.
fn share(band: Band) -> &'static str {
    match band.from.zip(band.to) {
        Some((-1, 0) | (0, 1)) => "大约 34 个",
        Some((-2, -1) | (1, 2)) => "大约 14 个",
        Some(_) => "大约 2 个",
        None => "不到 1 个",
    }
}

fn peers(indicator: Indicator, sex: Sex, posture: Posture) -> String {
    match indicator {
        Indicator::WeightForLength => format!("同样{}的{}", length_term(posture), sex.term()),
        _ => format!("同龄{}", sex.term()),
    }
}

pub(super) fn length_outside(posture: Posture, (from, to): (f64, f64)) -> String {
    format!(
        "{}别体重的表只列 {}～{} 厘米（{}）。",
        length_term(posture),
        decimal(from, 1),
        decimal(to, 1),
        posture.term()
    )
}

/// The name of an indicator for a child measured so, and the value with its unit.
pub(super) fn value(finding: &Finding, posture: Posture) -> String {
    let places = match finding.indicator {
        Indicator::Weight | Indicator::WeightForLength => 2,
        _ => 1,
    };
    format!("{} {} {}", name(finding.indicator, posture), decimal(finding.value, places), finding.indicator.unit())
}

pub(super) fn name(indicator: Indicator, posture: Posture) -> String {
    match indicator {
        Indicator::Length => length_term(posture).to_owned(),
        Indicator::WeightForLength => format!("{}别体重", length_term(posture)),
        Indicator::Bmi => "BMI".to_owned(),
        _ => indicator.term().to_owned(),
    }
}

fn length_term(posture: Posture) -> &'static str {
    match posture {
        Posture::Lying => "身长",
        Posture::Standing => "身高",
    }
}

fn smaller(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Weight | Indicator::WeightForLength => "轻",
        Indicator::Length => "矮",
        Indicator::Head => "小",
        Indicator::Bmi => "低",
    }
}

fn advice(finding: &Finding) -> &'static str {
    if finding.band.is_outside() {
        "大约 95% 的孩子在 −2 到 +2 个标准差之间，这次的结果在外面，请带上测量记录给儿童保健医生看看。"
    } else {
        ""
    }
}
