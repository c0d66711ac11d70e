//! What a family reads about one measurement.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use tuoyu_catalog::Date;
use tuoyu_childhealth::Age;
use tuoyu_childhealth::growth::{Band, Grade, Indicator, Measurement, Posture, Sex, Standard, assess, questions};

fn boy(birth: &str, on: &str) -> Measurement {
    let date = |text: &str| text.parse::<Date>().unwrap();
    let age = Age::between(date(birth), date(on)).unwrap();
    Measurement { sex: Sex::Boy, age, weight_kg: None, length_cm: None, posture: None, head_cm: None }
}

fn at_one_year() -> Measurement {
    Measurement { weight_kg: Some(9.6), length_cm: Some(76.0), head_cm: Some(46.0), ..boy("2025-05-20", "2026-05-20") }
}

#[test]
fn who_says_score_centile_and_what_that_means() {
    let sentences: Vec<_> =
        assess(Standard::Who2006, &at_one_year()).findings.into_iter().map(|f| f.sentence).collect();
    assert_eq!(
        sentences,
        [
            "体重 9.6 千克：Z 分 −0.04，第 48 百分位。100 个同龄男孩里，约有 48 个比他轻。",
            "身长 76 厘米：Z 分 +0.11，第 54 百分位。100 个同龄男孩里，约有 54 个比他矮。",
            "头围 46 厘米：Z 分 −0.05，第 48 百分位。100 个同龄男孩里，约有 48 个比他小。",
            "BMI 16.6 千克/米²：Z 分 −0.13，第 45 百分位。100 个同龄男孩里，约有 45 个比他低。",
            "身长别体重 9.6 千克：Z 分 −0.13，第 45 百分位。100 个同样身长的男孩里，约有 45 个比他轻。",
        ]
    );
}

#[test]
fn the_national_standard_says_band_and_grade() {
    let assessment = assess(Standard::Wst423, &at_one_year());
    let weight = &assessment.findings[0];
    assert_eq!(
        weight.sentence,
        "体重 9.6 千克：−1 个标准差到中位数之间，五级评价为“中”（P25～P75）。100 个同龄男孩里，大约 34 个也在这一段。"
    );
    assert_eq!((weight.band, weight.between_ages), (Band { from: Some(-1), to: Some(0) }, false));
    assert_eq!(
        assessment.findings[1].sentence,
        "身长 76 厘米：−1 个标准差到中位数之间。100 个同龄男孩里，大约 34 个也在这一段。"
    );
    assert!(assessment.findings.iter().all(|finding| finding.z.is_none() && finding.centile.is_none()));
    assert!(assessment.findings.iter().all(|finding| finding.indicator != Indicator::Head));
    assert_eq!(assessment.gaps.len(), 1);
    assert!(assessment.gaps[0].sentence.contains("头围请选世界卫生组织标准"));
}

#[test]
fn a_value_on_an_edge_belongs_to_the_band_above() {
    for (weight, band, grade) in [
        (7.3, Band { from: None, to: Some(-3) }, Grade::Low),
        (7.4, Band { from: Some(-3), to: Some(-2) }, Grade::Low),
        (8.3, Band { from: Some(-2), to: Some(-1) }, Grade::LowerMiddle),
        (9.4, Band { from: Some(-1), to: Some(0) }, Grade::Middle),
        (10.1, Band { from: Some(0), to: Some(1) }, Grade::Middle),
        (10.8, Band { from: Some(0), to: Some(1) }, Grade::UpperMiddle),
        (12.3, Band { from: Some(1), to: Some(2) }, Grade::High),
        (13.9, Band { from: Some(3), to: None }, Grade::High),
    ] {
        let finding =
            assess(Standard::Wst423, &Measurement { weight_kg: Some(weight), ..at_one_year() }).findings[0].clone();
        assert_eq!((finding.band, finding.grade), (band, Some(grade)), "{weight}");
        assert_eq!(finding.band.is_outside(), !(8.2..12.4).contains(&weight), "{weight}");
        assert_eq!(finding.sentence.contains("请带上测量记录"), finding.band.is_outside(), "{weight}");
    }
}

#[test]
fn bands_read_as_people_say_them() {
    let words: Vec<_> = [7.0, 7.5, 8.5, 9.5, 10.5, 11.5, 13.0, 14.0]
        .map(|kg| {
            assess(Standard::Wst423, &Measurement { weight_kg: Some(kg), ..at_one_year() }).findings[0].band.words()
        })
        .into();
    assert_eq!(
        words,
        [
            "低于 −3 个标准差",
            "−3 到 −2 个标准差之间",
            "−2 到 −1 个标准差之间",
            "−1 个标准差到中位数之间",
            "中位数到 +1 个标准差之间",
            "+1 到 +2 个标准差之间",
            "+2 到 +3 个标准差之间",
            "+3 个标准差及以上",
        ]
    );
}

#[test]
fn between_published_ages_the_sentence_says_so() {
    let child = Measurement { weight_kg: Some(9.6), ..boy("2025-05-20", "2026-06-04") };
    let finding = assess(Standard::Wst423, &child).findings[0].clone();
    assert!(finding.between_ages && finding.sentence.contains("按直线推算"));
}

#[test]
fn past_three_years_there_is_a_band_but_no_grade() {
    let child = Measurement { weight_kg: Some(16.0), ..boy("2022-05-20", "2026-05-20") };
    let finding = assess(Standard::Wst423, &child).findings[0].clone();
    assert_eq!((finding.grade, finding.band), (None, Band { from: Some(-1), to: Some(0) }));
}

#[test]
fn the_wrong_posture_is_said_and_nothing_is_added() {
    let child = Measurement { length_cm: Some(88.2), posture: Some(Posture::Lying), ..boy("2024-05-20", "2026-05-20") };
    let national = &assess(Standard::Wst423, &child).findings[0];
    assert_eq!(national.value, 88.2);
    assert!(national.sentence.contains("建议站着再量一次"));
    let who = &assess(Standard::Who2006, &child).findings[0];
    assert!((who.value - 88.2).abs() < 1e-9 && who.sentence.starts_with("身长"), "{}", who.sentence);
    let later = Measurement { age: boy("2024-05-20", "2026-05-21").age, ..child };
    let who = &assess(Standard::Who2006, &later).findings[0];
    assert!((who.value - 87.5).abs() < 1e-9 && who.sentence.starts_with("身高 87.5"), "{}", who.sentence);
}

#[test]
fn far_ends_of_the_curve_are_said_without_false_precision() {
    let child = |kg| Measurement { weight_kg: Some(kg), length_cm: None, head_cm: None, ..at_one_year() };
    let sentence = |kg| assess(Standard::Who2006, &child(kg)).findings[0].sentence.clone();
    assert!(sentence(6.5).contains("不到第 1 百分位。100 个同龄男孩里，不到 1 个比他轻"), "{}", sentence(6.5));
    assert!(sentence(14.5).contains("高于第 99 百分位。100 个同龄男孩里，超过 99 个比他轻"), "{}", sentence(14.5));
}

#[test]
fn unlikely_values_are_asked_about_first() {
    let flagged = |child: Measurement| questions(&child).into_iter().map(|q| q.indicator).collect::<Vec<_>>();
    assert_eq!(flagged(at_one_year()), []);
    // 斤 for 千克, millimetres for centimetres, a lost digit.
    let jin = Measurement { weight_kg: Some(19.2), ..at_one_year() };
    assert_eq!(flagged(jin), [Indicator::Weight, Indicator::Bmi, Indicator::WeightForLength]);
    assert_eq!(flagged(Measurement { length_cm: Some(760.0), ..at_one_year() }), [Indicator::Length, Indicator::Bmi]);
    assert_eq!(flagged(Measurement { head_cm: Some(6.0), ..at_one_year() }), [Indicator::Head]);
    assert!(questions(&jin)[0].sentence.contains("单位是千克，不是斤"));
    assert_eq!(assess(Standard::Wst423, &jin).questions, assess(Standard::Who2006, &jin).questions);
}

#[test]
fn the_limits_are_whos() {
    for (indicator, low, high) in
        [(Indicator::Weight, -6.0, 5.0), (Indicator::Length, -6.0, 6.0), (Indicator::Head, -5.0, 5.0)]
    {
        let lms = tuoyu_childhealth::growth::who::by_age(Sex::Boy, indicator, 365).unwrap();
        let asked = |z: f64| {
            let value = Some(lms.value(z));
            let blank = Measurement { weight_kg: None, length_cm: None, head_cm: None, ..at_one_year() };
            let child = match indicator {
                Indicator::Weight => Measurement { weight_kg: value, ..blank },
                Indicator::Length => Measurement { length_cm: value, ..blank },
                _ => Measurement { head_cm: value, ..blank },
            };
            !questions(&child).is_empty()
        };
        assert!(!asked(low + 0.01) && !asked(high - 0.01), "{indicator:?}");
        assert!(asked(low - 0.01) && asked(high + 0.01), "{indicator:?}");
    }
}

#[test]
fn what_cannot_be_compared_is_said_and_never_panics() {
    for value in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        let child =
            Measurement { weight_kg: Some(value), length_cm: Some(value), head_cm: Some(value), ..at_one_year() };
        for standard in Standard::ALL {
            let assessment = assess(standard, &child);
            assert!(assessment.findings.is_empty() && assessment.questions.is_empty(), "{value}");
            assert!(assessment.gaps.iter().all(|gap| !gap.sentence.is_empty()));
        }
    }
    let old = Measurement { weight_kg: Some(20.0), ..boy("2015-05-20", "2026-05-20") };
    assert!(Standard::ALL.iter().all(|standard| assess(*standard, &old).gaps.len() == 1));
    let short = Measurement { weight_kg: Some(1.5), length_cm: Some(40.0), ..boy("2026-05-20", "2026-05-20") };
    let gap = &assess(Standard::Wst423, &short).gaps[0];
    assert_eq!(
        (gap.indicator, gap.sentence.as_str()),
        (Indicator::WeightForLength, "身长别体重的表只列 45～100 厘米（躺着量）。")
    );
    let blank = Measurement { weight_kg: None, length_cm: None, head_cm: None, ..at_one_year() };
    assert_eq!(assess(Standard::Wst423, &blank).findings.len() + assess(Standard::Wst423, &blank).gaps.len(), 0);
}
