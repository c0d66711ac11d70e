//! Forms filled in on a day, with everything they are answered: made natively here, replayed by the browser in `tests/e2e`.
//!
//! The table is what the browser is held against, so it is made from the crate alone and not from the pages. After a change
//! of measures or rules, `UPDATE_CASES=1 cargo test -p tuoyu-policy --test cases` writes it anew; read the difference.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tuoyu_catalog::Date;
use tuoyu_content::vocabulary::Audience;
use tuoyu_policy::estimate::with_income;
use tuoyu_policy::evaluate::Failing;
use tuoyu_policy::family_tax::tax_years;
use tuoyu_policy::household::firmest;
use tuoyu_policy::{Answer, Household, Measure, Stated, Verdict, allowance, document, estimate, evaluate};

/// The official example, each edge of a birth date, children together, parents in every state, days on which rules end.
const FAMILIES: &[(&str, &str)] = &[
    ("2026-11-22", "birth-1=2023-12-01"),
    (
        "2026-11-22",
        "birth-1=2025-01-01 region=410305 work-1=employed work-2=left tax-1=yes rate-1=10 tax-2=yes rate-2=3",
    ),
    ("2026-11-22", "birth-1=2024-12-31 birth-2=2026-11-22 region=140525 work-1=other work-2=other tax-1=no tax-2=no"),
    (
        "2026-11-22",
        "birth-1=2021-12-31 birth-2=2023-11-22 birth-3=2023-11-23 region=370303 work-1=on_leave work-2=nobody",
    ),
    ("2026-11-22", "birth-1=2027-02-01 region=340602 work-1=employed tax-1=yes rate-1=２０％"),
    ("2027-02-28", "birth-1=2024-02-29 region=410481 tax-1=yes rate-1=25 tax-2=no"),
    (
        "2027-08-08",
        "birth-1=2025-08-08 region=410305 work-1=employed work-2=employed tax-1=yes rate-1=3 tax-2=yes rate-2=3",
    ),
    ("2026-11-22", "birth-1=2025-06-15 birth-2=2025-06-15 region=100000 tax-1=yes rate-1=12.5 tax-2=yes rate-2=45"),
];

/// Each legal form, each sort of place, plans and none, the edges of the small enterprise, days on which rules end.
const OPERATORS: &[(&str, &str)] = &[
    (
        "2026-11-22",
        "region=410305 kind=centre legal_form=enterprise community=yes filed=yes affordable=yes tenure=rented undertakings=none exempt_status=no employees=12 assets=500,000 community_income=1000000 costs=800000 ordinary_rate=25 vat=30000 property_tax=5000 power_used=12000 power_price=0.8 power_resident=0.56",
    ),
    (
        "2026-11-22",
        "region=410481 kind=home legal_form=social_service community=yes filed=no undertakings=land exempt_status=yes exempt_income_tax=50000 infants=250",
    ),
    (
        "2026-11-22",
        "region=370303 kind=kindergarten legal_form=social_service community=no filed=yes affordable=no tenure=free undertakings=convert undertakings=rent_state exempt_status=no",
    ),
    (
        "2026-11-22",
        "region=140525 kind=public legal_form=public_institution community=yes filed=yes affordable=yes undertakings=build undertakings=add_places infrastructure_fee=20000.05 new_places=60 heat_used=900 heat_price=1.2345 heat_resident=1.2344",
    ),
    (
        "2026-11-22",
        "region=340602 kind=community legal_form=enterprise community=yes undertakings=acquire undertakings=land deed_tax=90000 land_fees=1234.5 employees=300 assets=50000000 taxable_income=3000000",
    ),
    (
        "2026-11-22",
        "region=100000 legal_form=enterprise community=yes kind=centre employees=300 assets=50000000 community_income=4000000 costs=599999.99 ordinary_rate=25",
    ),
    (
        "2026-11-22",
        "region=410481 kind=employer pays_enterprise_tax=yes own_nursery=yes payroll=10000000 welfare=1400000.01",
    ),
    ("2028-01-01", "region=410305 kind=centre legal_form=enterprise community=yes filed=yes tenure=owned vat=1000"),
];

fn fields(text: &str) -> Vec<(String, String)> {
    let pair = |field: &str| field.split_once('=').map(|(name, text)| (name.to_owned(), text.to_owned())).unwrap();
    text.split_whitespace().map(pair).collect()
}

/// Parts of one line of the table.
fn line(parts: impl IntoIterator<Item = String>) -> Value {
    Value::String(parts.into_iter().collect::<Vec<_>>().join(" / "))
}

/// What is said of the measures that hold where the asker is; elsewhere they all fail alike.
fn said<'a>(answers: impl Iterator<Item = (&'a Measure, Vec<Answer>, Verdict)>) -> Value {
    let here = answers.filter(|(_, _, verdict)| *verdict != Verdict::No(Failing::Region));
    let told = here.map(|(measure, all, verdict)| {
        let words = [verdict.standing().code(), verdict.words()].map(str::to_owned);
        (measure.id.clone(), line(words.into_iter().chain(all.into_iter().map(|answer| answer.reason))))
    });
    Value::Object(told.collect())
}

fn of(measures: &[Measure], audience: Audience) -> Vec<Measure> {
    measures.iter().filter(|measure| measure.audience == audience).cloned().collect()
}

fn family(measures: &[Measure], day: &str, form: &str) -> Value {
    let (on, own): (Date, _) = (day.parse().unwrap(), of(measures, Audience::Family));
    let family = Household::read(&fields(form));
    assert_eq!(family.wrong, [], "{form}");
    let answers = own.iter().map(|measure| {
        let told = family.answers(measure, on);
        let verdict = firmest(&told).unwrap().clone();
        (measure, told.into_iter().map(|one| one.answer).collect(), verdict)
    });
    let allowances = family.children.iter().filter_map(|child| allowance(&own, child.birth)).map(|found| {
        let windows = found.applications.iter().map(|one| found.window(one, on).words().to_owned());
        line([found.formula()].into_iter().chain(windows))
    });
    let years = tax_years(&own, &family).into_iter().map(|year| {
        let effects = year.effects.iter().flat_map(|effect| [effect.formula.clone(), effect.amount()]);
        line([year.year.to_string(), year.amount()].into_iter().chain(effects))
    });
    json!({ "day": day, "form": form, "answers": said(answers),
            "allowances": allowances.collect::<Vec<_>>(), "years": years.collect::<Vec<_>>() })
}

fn operator(measures: &[Measure], day: &str, form: &str) -> Value {
    let on: Date = day.parse().unwrap();
    let stated = Stated::read(&fields(form));
    assert_eq!(stated.wrong, [], "{form}");
    let audience = |audience: Audience| {
        let own = of(measures, audience);
        let facts = with_income(&own, &stated.facts, &stated.figures, on);
        let answers = own.iter().map(|measure| {
            let answer = evaluate(measure, &facts, on);
            (measure, vec![answer.clone()], answer.verdict)
        });
        let sums = estimate(&own, &stated.facts, &stated.figures, on);
        let lines =
            sums.lines.iter().map(|one| (one.measure.id.clone(), line([one.outcome.words(), one.formula.clone()])));
        json!({ "answers": said(answers), "lines": Value::Object(lines.collect()),
                "yearly": sums.yearly.to_string(), "once": sums.once.to_string() })
    };
    let (own, employer) = (audience(Audience::Operator), audience(Audience::Employer));
    json!({ "day": day, "form": form, "operator": own, "employer": employer })
}

fn table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e/calculators.json")
}

#[test]
fn the_table_the_browser_is_held_against_is_what_this_crate_answers() {
    let measures = document::shipped().unwrap();
    let families: Vec<_> = FAMILIES.iter().map(|(day, form)| family(&measures, day, form)).collect();
    let operators: Vec<_> = OPERATORS.iter().map(|(day, form)| operator(&measures, day, form)).collect();
    let made = format!("{:#}\n", json!({ "families": families, "operators": operators }));
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(table(), &made).unwrap();
    }
    let kept = std::fs::read_to_string(table()).unwrap();
    assert!(kept == made, "the table is not what is answered now; see the head of this file");
}

/// The table shows every verdict and every kind of sum, so that the browser is held against each.
#[test]
fn the_table_has_a_case_of_everything() {
    let kept = std::fs::read_to_string(table()).unwrap();
    for words in [
        "很可能能享受",
        "部门应当做到",
        "可以去问，不保证有",
        "只是鼓励，不是权利",
        "只是提到，没有办法",
        "还不能确定",
        "待主管部门确认",
        "不适用",
        "可以申请",
        "还没到申请的年度",
        "申请年度已过",
        "首次申请已延长",
        "少付",
        "得到",
        "能在税前扣",
        "个岗位",
        "填了这些才能算",
        "孩子在这一天还没有出生",
        "已被新文件替代",
        "已过期",
    ] {
        assert!(kept.contains(words), "{words}");
    }
}
