//! The measures that come with the crate, asked as people would ask: who gets which answer, on which day.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::sync::LazyLock;

use proptest::prelude::*;
use tuoyu_catalog::region::Strength;
use tuoyu_catalog::{Date, RegionCode};
use tuoyu_policy::evaluate::Failing;
use tuoyu_policy::measure::{by_grade, questions};
use tuoyu_policy::on_date::{applied_on, expires_next, replaced};
use tuoyu_policy::question::Input;
use tuoyu_policy::{Amount, Facts, Measure, Question, Verdict, document, evaluate};

/// Read once: reading also checks every measure.
static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| document::shipped().unwrap());

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn facts(fields: &str) -> Facts {
    let mut facts = Facts::default();
    for field in fields.split_whitespace() {
        let (code, value) = field.split_once('=').unwrap();
        facts.answer(Question::from_code(code).unwrap(), value).unwrap();
    }
    facts
}

fn find<'a>(measures: &'a [Measure], id: &str) -> &'a Measure {
    measures.iter().find(|measure| measure.id == id).expect(id)
}

#[test]
fn answers_to_people() {
    let measures = &*MEASURES;
    let operator = "region=410305 kind=centre legal_form=social_service community=yes filed=yes tenure=rented";
    for (id, fields, on, words) in [
        // Community VAT: each fact in turn, the first and the last day.
        ("community-vat-2026", operator, "2026-11-22", "很可能能享受"),
        ("community-vat-2026", operator, "2026-01-01", "很可能能享受"),
        ("community-vat-2026", operator, "2027-12-31", "很可能能享受"),
        ("community-vat-2026", operator, "2025-12-31", "不适用"),
        ("community-vat-2026", operator, "2028-01-01", "不适用"),
        ("community-vat-2026", "kind=centre", "2026-11-22", "还不能确定"),
        ("community-vat-2026", "community=yes", "2026-11-22", "还不能确定"),
        ("community-vat-2026", "kind=centre community=no", "2026-11-22", "不适用"),
        ("community-vat-2026", "kind=home community=yes", "2026-11-22", "待主管部门确认"),
        // Its forerunner, whose dates nobody has confirmed.
        ("community-vat-2019", operator, "2024-05-01", "待主管部门确认"),
        ("community-vat-2019", operator, "2025-12-31", "待主管部门确认"),
        ("community-vat-2019", operator, "2026-01-01", "不适用"),
        ("community-vat-2019", operator, "2018-12-31", "不适用"),
        ("vat-law-nursery", operator, "2026-11-22", "待主管部门确认"),
        // Small enterprises at the edge.
        (
            "small-low-profit",
            "legal_form=enterprise taxable_income=3000000 employees=300 assets=50000000",
            "2027-12-31",
            "很可能能享受",
        ),
        (
            "small-low-profit",
            "legal_form=enterprise taxable_income=3000000.01 employees=300 assets=50000000",
            "2026-11-22",
            "不适用",
        ),
        ("small-low-profit", "legal_form=enterprise taxable_income=1 employees=301 assets=1", "2026-11-22", "不适用"),
        ("small-low-profit", "legal_form=social_service", "2026-11-22", "不适用"),
        ("nonprofit-status", operator, "2026-11-22", "可以去问，不保证有"),
        ("nonprofit-exempt-income", operator, "2026-11-22", "还不能确定"),
        // Local plans: only there, only while they hold, never above their words.
        ("jianxi-utilities", operator, "2027-08-07", "很可能能享受"),
        ("jianxi-utilities", operator, "2027-08-08", "不适用"),
        ("jianxi-utilities", operator, "2022-08-07", "不适用"),
        ("jianxi-utilities", "region=410481 filed=yes", "2026-11-22", "不适用"),
        ("jianxi-utilities", "filed=yes", "2026-11-22", "还不能确定"),
        ("luoyang-rent", operator, "2026-11-22", "只是提到，没有办法"),
        ("luoyang-rent", "region=410481", "2026-11-22", "不适用"),
        ("zhangdian-subsidies", "region=370303 affordable=yes", "2026-11-22", "只是鼓励，不是权利"),
        ("zhangdian-subsidies", "region=370303 affordable=no", "2026-11-22", "不适用"),
        ("zezhou-utilities", "region=140525 filed=yes", "2026-11-22", "待主管部门确认"),
        ("jianxi-posts", operator, "2026-11-22", "可以去问，不保证有"),
        ("jianxi-vouchers", "region=410305 birth=2025-01-01", "2026-11-22", "可以去问，不保证有"),
        // Families: the third birthday, the leap day, the unborn.
        ("jianxi-health", "region=410305 birth=2023-11-23", "2026-11-22", "部门应当做到"),
        ("jianxi-health", "region=410305 birth=2023-11-22", "2026-11-22", "不适用"),
        ("special-deduction", "birth=2024-02-29 pays_income_tax=yes", "2027-02-27", "很可能能享受"),
        ("special-deduction", "birth=2024-02-29 pays_income_tax=yes", "2027-02-28", "不适用"),
        ("special-deduction", "birth=2024-02-29", "2026-11-22", "还不能确定"),
        ("special-deduction", "birth=2024-02-29 pays_income_tax=no", "2026-11-22", "不适用"),
        ("childcare-allowance", "birth=2025-01-01", "2028-12-31", "很可能能享受"),
        ("childcare-allowance", "birth=2025-01-01", "2029-01-01", "不适用"),
        ("childcare-allowance", "birth=2024-12-31", "2026-11-22", "不适用"),
        ("childcare-allowance", "birth=2026-11-23", "2026-11-22", "不适用"),
        ("childcare-allowance-earlier", "birth=2024-12-31", "2026-11-22", "待主管部门确认"),
        ("childcare-allowance-earlier", "birth=2022-01-01", "2026-11-22", "待主管部门确认"),
        ("childcare-allowance-earlier", "birth=2021-12-31", "2026-11-22", "不适用"),
    ] {
        let answer = evaluate(find(measures, id), &facts(fields), date(on));
        assert_eq!(answer.verdict.words(), words, "{id} {fields} {on}：{}", answer.reason);
        assert!(answer.reason.ends_with('。') && !answer.citation.is_empty(), "{id}");
    }
}

#[test]
fn a_no_names_the_condition_and_a_maybe_names_the_question() {
    let measures = &*MEASURES;
    let today = date("2026-11-22");
    let answer = |id: &str, fields: &str| evaluate(find(measures, id), &facts(fields), today);

    let small = answer("small-low-profit", "legal_form=enterprise taxable_income=1 employees=301");
    assert_eq!(small.reason, "这一项要求：从业人数不超过 300。您填的情况不符合。");
    assert!(matches!(small.verdict, Verdict::No(Failing::Condition(_))));

    let vat = answer("community-vat-2026", "");
    let missing: Vec<_> = match &vat.verdict {
        Verdict::Maybe { missing } => missing.iter().map(|question| question.code()).collect(),
        _ => Vec::new(),
    };
    assert_eq!(missing, ["kind", "community"]);
    assert_eq!(vat.reason, "还要知道：机构类型、在社区有固定场所，为社区居民提供托育。");

    let jianxi = answer("jianxi-utilities", "region=410305 filed=yes");
    assert_eq!(jianxi.citation, "洛涧政办〔2022〕10号 二（一）3");
    let elsewhere = answer("jianxi-utilities", "region=140525");
    assert_eq!(elsewhere.verdict, Verdict::No(Failing::Region));
    let unborn = answer("childcare-allowance", "birth=2026-12-01");
    assert_eq!(unborn.verdict, Verdict::No(Failing::NotBorn));
}

#[test]
fn nothing_that_is_only_encouraged_can_be_likely() {
    let measures = &*MEASURES;
    for measure in measures.iter().filter(|measure| !matches!(measure.strength, Strength::Grants | Strength::Duty)) {
        let mut lenient = measure.clone();
        lenient.conditions.clear();
        lenient.to_confirm = None;
        lenient.region = None;
        let answer = evaluate(&lenient, &facts("kind=centre birth=2025-06-01"), date("2026-11-22"));
        assert!(!answer.verdict.is_likely(), "{}", measure.id);
    }
}

#[test]
fn the_past_is_told_with_its_own_documents() {
    let measures = &*MEASURES;
    let on = |day: &str| applied_on(measures, date(day)).map(|measure| measure.id.as_str()).collect::<Vec<_>>();
    for (day, there, gone) in [
        ("2018-12-31", "nonprofit-status", "community-vat-2019"),
        ("2021-03-03", "community-vat-2019", "wugang-leave"),
        ("2021-03-04", "wugang-leave", "zhangdian-leave"),
        ("2022-06-01", "special-deduction-2022", "special-deduction"),
        ("2023-06-01", "special-deduction", "jianxi-nothing"),
        ("2024-01-01", "special-deduction", "special-deduction-2022"),
        ("2025-12-31", "community-vat-2019", "community-vat-2026"),
        ("2026-01-01", "community-vat-2026", "community-vat-2019"),
        ("2027-08-08", "community-vat-2026", "jianxi-leave"),
        ("2028-01-01", "wugang-leave", "small-low-profit"),
    ] {
        assert!(on(day).contains(&there) && !on(day).contains(&gone), "{day}");
    }
    // In 2023 either amount may have applied: both are told.
    assert!(on("2023-06-01").contains(&"special-deduction-2022"));
}

#[test]
fn what_ends_next_comes_first() {
    let measures = &*MEASURES;
    let next: Vec<_> = expires_next(measures, date("2026-11-22"))
        .iter()
        .map(|expiry| (expiry.policy.to_owned(), expiry.last.to_string(), expiry.days))
        .collect();
    assert_eq!(
        next,
        [
            ("jianxi-plan-2022".to_owned(), "2027-08-07".to_owned(), 258),
            ("caishui-2026-7".to_owned(), "2027-12-31".to_owned(), 404),
            ("small-low-profit".to_owned(), "2027-12-31".to_owned(), 404),
        ]
    );
    let last_day = expires_next(measures, date("2027-08-07"));
    assert!(last_day.iter().any(|expiry| expiry.policy == "jianxi-plan-2022" && expiry.days == 0));
    let after = expires_next(measures, date("2027-08-08"));
    assert!(after.iter().all(|expiry| expiry.policy != "jianxi-plan-2022"));
}

#[test]
fn what_replaced_what_stands_side_by_side() {
    let measures = &*MEASURES;
    let pairs = replaced(measures);
    assert_eq!(pairs.len(), 8);
    for (old, new) in pairs.iter().filter(|(old, _)| old.policy == "caishui-2019-76") {
        assert_eq!(
            (&old.gives, &old.amount, &old.conditions),
            (&new.gives, &new.amount, &new.conditions),
            "{}",
            old.id
        );
    }
}

#[test]
fn no_document_ties_money_to_a_grade() {
    let measures = &*MEASURES;
    assert!(by_grade(measures).is_empty());
    let mut graded = find(measures, "zhangdian-subsidies").clone();
    graded.conditions = vec![serde_json::from_str(r#"{"grade":{"scheme":"wst821-2023","levels":["A","B"]}}"#).unwrap()];
    let table = vec![graded];
    let rows = by_grade(&table);
    assert_eq!(rows.first().map(|(_, scheme, levels)| (*scheme, levels.len())), Some(("wst821-2023", 2)));
}

#[test]
fn a_form_asks_only_what_matters() {
    use tuoyu_content::vocabulary::Audience;
    let measures = &*MEASURES;
    let of = |audience: Audience| {
        let own: Vec<Measure> = measures.iter().filter(|measure| measure.audience == audience).cloned().collect();
        questions(&own).into_iter().map(Question::code).collect::<Vec<_>>()
    };
    assert_eq!(of(Audience::Family), ["region", "birth", "employed", "off_work", "pays_income_tax"]);
    assert_eq!(of(Audience::Employer), ["region", "pays_enterprise_tax", "own_nursery"]);
    assert_eq!(
        of(Audience::Operator),
        [
            "region",
            "kind",
            "legal_form",
            "tenure",
            "undertakings",
            "community",
            "filed",
            "affordable",
            "exempt_status",
            "employees",
            "taxable_income",
            "assets"
        ]
    );
}

#[test]
fn every_measure_is_in_plain_words_without_shouting() {
    for measure in MEASURES.iter() {
        let texts = [&measure.title, &measure.gives, &measure.apply];
        let more = measure.papers.iter().chain(&measure.breaks).chain(&measure.unclear);
        for text in texts.into_iter().chain(more) {
            assert!(!text.is_empty() && !text.contains(['！', '!']), "{} {text}", measure.id);
        }
        assert!(measure.gives.ends_with('。') && measure.apply.ends_with('。'), "{}", measure.id);
        assert!(measure.gives.chars().count() <= 80, "{}: {}", measure.id, measure.gives);
        // Carried amounts name who carries them.
        assert_eq!(measure.amount == Amount::Carried, !measure.carried_by.is_empty(), "{}", measure.id);
    }
}

#[test]
fn a_wrong_file_is_named_with_its_measure_and_what_to_mend() {
    let head = r#"{"policy":"x","source":{"title":"示例"},"period":{"note":"无"},"checked":"2026-11-21","measures":["#;
    let measure = r#"{"id":"a","title":"示例","audience":"family","topic":"money","strength":"may","gives":"示例。","amount":"not_stated","apply":"问。"#;
    let read = |rest: &str| document::read("x.json", &format!("{head}{measure}\"{rest}}}]}}"));
    let checked = |rest: &str| document::check(&read(rest).unwrap()).first().map(ToString::to_string);
    assert_eq!(checked(""), None);
    for (rest, said) in [
        (r#","carried_by":["b"]"#, "a：carried_by 里有不存在的 id"),
        (r#","superseded":{"by":"b","from":"2026-01-01"}"#, "a：superseded 里的 id 不存在"),
        (r#","period":{"from":"2026-01-02","until":"2026-01-01","note":"无"}"#, "a：结束日早于开始日"),
        (r#","period":{"issued":"2026-11-22","note":"无"}"#, "a：核对日早于发布日"),
        (r#","papers":["a|b"]"#, "a：文字里不能有 | ~ 制表符或换行，列表里不能有空项，编号里不能有空格"),
    ] {
        assert_eq!(checked(rest).as_deref(), Some(said));
    }
    let unknown = read(r#","colour":"red""#).unwrap_err().to_string();
    assert!(unknown.starts_with("x.json a：") && unknown.contains("colour"), "{unknown}");
    assert!(read(r#","strength":"must""#).is_err());
    assert!(document::read("x.json", "[]").is_err() && document::read("x.json", "{}").is_err());
}

/// Values for every question, so that any set of facts can be drawn.
fn values(question: Question) -> Vec<&'static str> {
    match question.input() {
        Input::Region => vec!["410305", "410481", "140525", "370303", "340602", "110101"],
        Input::Date => vec!["2021-12-31", "2022-01-01", "2024-02-29", "2024-12-31", "2025-01-01", "2026-11-23"],
        Input::One(choices) | Input::Many(choices) => choices.into_iter().map(|(code, _)| code).collect(),
        Input::Grade => vec!["wst821-2023:A", "wst821-2023:D"],
        Input::YesNo => vec!["yes", "no"],
        Input::Count => vec!["0", "1", "300", "301"],
        Input::Money => vec!["0", "3000000", "3000000.01", "50000000"],
    }
}

proptest! {
    /// Whoever knows more can only get a firmer answer, never another one.
    #[test]
    fn knowing_more_never_turns_an_answer_round(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..3), 40),
        day in 17_900_i32..21_500,
    ) {
        let measures = &*MEASURES;
        let on = Date::from_unix_days(day).unwrap();
        let (mut some, mut all) = (Facts::default(), Facts::default());
        for (question, (pick, depth)) in Question::all().into_iter().zip(&picks) {
            let values = values(question);
            let value = pick.get(&values);
            if *depth > 0 { all.answer(question, value).unwrap(); }
            if *depth > 1 { some.answer(question, value).unwrap(); }
        }
        for measure in measures {
            let (before, after) = (evaluate(measure, &some, on).verdict, evaluate(measure, &all, on).verdict);
            let open = matches!(before, Verdict::Maybe { .. });
            let both_no = matches!((&before, &after), (Verdict::No(_), Verdict::No(_)));
            prop_assert!(open || both_no || before == after, "{} {:?} {:?}", measure.id, before, after);
            // A question reported missing is one the measure asks and the facts do not answer.
            if let Verdict::Maybe { missing } = &before {
                prop_assert!(missing.iter().all(|question| measure.asks(*question)));
            }
        }
    }

    /// A measure holds on a day exactly from its first to its last day, and not once it is replaced.
    #[test]
    fn validity_is_the_calendar(day in 17_000_i32..22_000) {
        let on = Date::from_unix_days(day).unwrap();
        for measure in MEASURES.iter() {
            let begun = measure.period.begins().is_none_or(|from| from <= on);
            let over = measure.period.until.is_some_and(|until| until < on);
            let replaced = measure.superseded.as_ref().is_some_and(|by| by.from <= on);
            prop_assert_eq!(measure.validity(on).holds(), begun && !over && !replaced, "{} {}", measure.id, on);
        }
    }
}

/// What a page says of a measure on any day is what [`Measure::validity`] says, or that it is not certain.
#[test]
fn a_span_never_contradicts_the_calendar() {
    for measure in MEASURES.iter() {
        for month in 0..150 {
            let on = date("2018-01-01").plus_months(month);
            let told = measure.span().on(on).answer();
            assert!(told.is_none_or(|told| told == measure.validity(on).holds()), "{} {on} {told:?}", measure.id);
        }
    }
    let vat = find(&MEASURES, "community-vat-2019").span();
    assert_eq!((vat.on(date("2024-05-01")).answer(), vat.on(date("2026-01-01")).answer()), (None, Some(false)));
    let raised = find(&MEASURES, "special-deduction").span();
    assert_eq!((raised.on(date("2023-06-01")).answer(), raised.on(date("2024-01-01")).answer()), (None, Some(true)));
}

#[test]
fn a_city_code_covers_its_counties() {
    let measures = &*MEASURES;
    let luoyang = find(measures, "luoyang-rent");
    for (county, covered) in [("410305", true), ("410300", true), ("410481", false), ("140525", false)] {
        assert_eq!(luoyang.covers(&RegionCode::parse(county).unwrap()), covered, "{county}");
    }
}

#[test]
fn a_place_is_told_only_of_what_it_already_meets() {
    let met = |fields: &str| {
        let facts = facts(fields);
        let on = date("2026-11-22");
        let met = MEASURES.iter().filter(|measure| measure.is_met_by(&facts, on));
        met.map(|measure| measure.id.as_str()).collect::<Vec<_>>()
    };
    let filed = met("region=410305 kind=centre legal_form=enterprise filed=yes");
    assert!(filed.contains(&"jianxi-utilities") && filed.contains(&"resident-utilities"), "{filed:?}");
    assert!(!filed.contains(&"jianxi-affordable") && !filed.contains(&"community-vat-2026"), "{filed:?}");
    assert!(met("region=410305 filed=yes affordable=yes").contains(&"jianxi-affordable"));
    assert!(!met("region=370303 filed=yes affordable=yes").iter().any(|id| id.starts_with("jianxi")));
    assert_eq!(met("filed=yes"), [""; 0]);
}
