//! Vaccination dates beside calendars worked by hand.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use proptest::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::vaccines::{
    Choices, Concern, Extra, Given, Kind, LIVE_APART_DAYS, Reviewed, Schedule, ScheduleError, Status,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn schedule() -> Schedule {
    Schedule::national().unwrap()
}

const INACTIVATED: Choices = Choices { je: Kind::Inactivated, hep_a: Kind::Inactivated };

/// The 22 doses of the default choices, in order of age; worked by hand from the official table, with the rule that a
/// month too short is completed on its last day.
const BY_HAND: [(&str, [&str; 4]); 22] = [
    // born                  29 Aug 2025   30 Nov 2025   31 Mar 2026   29 Feb 2024
    ("hepb-1", ["2025-08-29", "2025-11-30", "2026-03-31", "2024-02-29"]),
    ("bcg-1", ["2025-08-29", "2025-11-30", "2026-03-31", "2024-02-29"]),
    ("hepb-2", ["2025-09-29", "2025-12-30", "2026-04-30", "2024-03-29"]),
    ("ipv-1", ["2025-10-29", "2026-01-30", "2026-05-31", "2024-04-29"]),
    ("dtap-1", ["2025-10-29", "2026-01-30", "2026-05-31", "2024-04-29"]),
    ("ipv-2", ["2025-11-29", "2026-02-28", "2026-06-30", "2024-05-29"]),
    ("bopv-3", ["2025-12-29", "2026-03-30", "2026-07-31", "2024-06-29"]),
    ("dtap-2", ["2025-12-29", "2026-03-30", "2026-07-31", "2024-06-29"]),
    ("hepb-3", ["2026-02-28", "2026-05-30", "2026-09-30", "2024-08-29"]),
    ("dtap-3", ["2026-02-28", "2026-05-30", "2026-09-30", "2024-08-29"]),
    ("mpsva-1", ["2026-02-28", "2026-05-30", "2026-09-30", "2024-08-29"]),
    ("mmr-1", ["2026-04-29", "2026-07-30", "2026-11-30", "2024-10-29"]),
    ("je-l-1", ["2026-04-29", "2026-07-30", "2026-11-30", "2024-10-29"]),
    ("mpsva-2", ["2026-05-29", "2026-08-30", "2026-12-31", "2024-11-29"]),
    ("dtap-4", ["2027-02-28", "2027-05-30", "2027-09-30", "2025-08-29"]),
    ("mmr-2", ["2027-02-28", "2027-05-30", "2027-09-30", "2025-08-29"]),
    ("hepa-l-1", ["2027-02-28", "2027-05-30", "2027-09-30", "2025-08-29"]),
    ("je-l-2", ["2027-08-29", "2027-11-30", "2028-03-31", "2026-02-28"]),
    ("mpsvac-1", ["2028-08-29", "2028-11-30", "2029-03-31", "2027-02-28"]),
    ("bopv-4", ["2029-08-29", "2029-11-30", "2030-03-31", "2028-02-29"]),
    ("dtap-5", ["2031-08-29", "2031-11-30", "2032-03-31", "2030-02-28"]),
    ("mpsvac-2", ["2031-08-29", "2031-11-30", "2032-03-31", "2030-02-28"]),
];

#[test]
fn calendars_worked_by_hand_come_out_in_order() {
    let schedule = schedule();
    for (column, birth) in ["2025-08-29", "2025-11-30", "2026-03-31", "2024-02-29"].into_iter().enumerate() {
        let calendar = schedule.calendar(date(birth), Choices::default());
        let ours: Vec<_> =
            calendar.iter().map(|planned| (planned.dose.id.as_str(), planned.from.to_string())).collect();
        let by_hand: Vec<_> = BY_HAND.iter().map(|(id, dates)| (*id, dates[column].to_owned())).collect();
        assert_eq!(ours, by_hand, "born {birth}");
    }
}

#[test]
fn inactivated_vaccines_have_their_own_doses() {
    let schedule = schedule();
    let calendar = schedule.calendar(date("2026-03-31"), INACTIVATED);
    let chosen: Vec<_> = calendar
        .iter()
        .filter(|planned| planned.dose.choice.is_some())
        .map(|planned| (planned.dose.id.as_str(), planned.from.to_string()))
        .collect();
    let expected = [
        ("je-i-1", "2026-11-30"),
        ("je-i-2", "2026-12-07"),
        ("hepa-i-1", "2027-09-30"),
        ("je-i-3", "2028-03-31"),
        ("hepa-i-2", "2028-03-31"),
        ("je-i-4", "2032-03-31"),
    ];
    assert_eq!(chosen, expected.map(|(id, day)| (id, day.to_owned())));
    assert_eq!(calendar.len(), 25);
    assert_eq!(schedule.calendar(date("2026-03-31"), Choices { je: Kind::Live, hep_a: Kind::Inactivated }).len(), 23);
}

#[test]
fn the_day_to_be_complete_before_is_the_birthday_of_that_age() {
    let schedule = schedule();
    let before = |id: &str| {
        let calendar = schedule.calendar(date("2025-08-31"), Choices::default());
        calendar.into_iter().find(|planned| planned.dose.id == id).unwrap().before.map(|day| day.to_string())
    };
    assert_eq!(before("bcg-1").as_deref(), Some("2025-11-30"));
    assert_eq!(before("dtap-3").as_deref(), Some("2026-08-31"));
    assert_eq!(before("mpsva-2").as_deref(), Some("2027-08-31"));
    assert_eq!(before("dtap-5").as_deref(), Some("2032-08-31"));
    assert_eq!(before("dtap-1"), None);
}

#[test]
fn the_edition_names_itself_and_what_it_changed() {
    let schedule = schedule();
    assert_eq!(
        (schedule.edition.as_str(), schedule.source.number.as_deref()),
        ("2026", Some("国疾控卫免发〔2026〕16号"))
    );
    assert_eq!((schedule.source.date, schedule.checked), (Some(date("2026-06-17")), date("2026-11-21")));
    assert_eq!(schedule.doses.len(), 28);
    assert!(schedule.later.iter().all(|dose| dose.abbr == "2vHPV" && dose.months >= 156));
    assert!(schedule.earlier.iter().all(|earlier| earlier.edition == "2021" && earlier.was != earlier.now));
    assert_eq!(schedule.earlier[0].from, Some(date("2025-01-01")));
}

fn given(marked: &[(&str, &str)]) -> Vec<Given> {
    marked.iter().map(|(dose, on)| Given { dose: (*dose).to_owned(), on: date(on) }).collect()
}

fn find<'a>(reviewed: &'a [Reviewed<'a>], id: &str) -> &'a Reviewed<'a> {
    reviewed.iter().find(|reviewed| reviewed.dose.id == id).unwrap()
}

#[test]
fn a_child_on_time_sees_what_is_next() {
    let schedule = schedule();
    let done =
        given(&[("hepb-1", "2026-06-01"), ("bcg-1", "2026-06-02"), ("hepb-2", "2026-07-03"), ("ipv-1", "2026-08-05")]);
    let reviewed = schedule.review(date("2026-06-01"), Choices::default(), &done, date("2026-08-10"));
    let at = |id| find(&reviewed, id);
    assert_eq!((at("hepb-2").status, at("hepb-2").concern), (Status::Given, None));
    assert_eq!((at("dtap-1").status, at("dtap-1").day), (Status::Due, date("2026-08-10")));
    // Three months old on 1 September, but 28 days after 5 August is the 2nd.
    assert_eq!((at("ipv-2").status, at("ipv-2").day), (Status::Waiting, date("2026-09-02")));
    assert_eq!(at("dtap-2").day, date("2026-10-01"));
    assert_eq!(reviewed.len(), 22);
    assert_eq!(at("ipv-2").words(), "还没到时候，最早 2026-09-02。");
}

#[test]
fn a_late_child_catches_up_without_starting_again() {
    let schedule = schedule();
    let (birth, today) = (date("2024-10-15"), date("2026-11-22"));
    let done =
        given(&[("hepb-1", "2024-10-15"), ("bcg-1", "2024-10-15"), ("dtap-1", "2025-01-20"), ("mmr-1", "2026-11-10")]);
    let reviewed = schedule.review(birth, Choices::default(), &done, today);
    let at = |id| find(&reviewed, id);
    assert_eq!((at("dtap-2").status, at("dtap-2").day), (Status::Due, today));
    assert_eq!((at("dtap-3").status, at("dtap-3").day), (Status::Overdue, date("2026-12-20")));
    assert_eq!(at("dtap-4").day, date("2027-06-20"));
    // 28 days after the other injected live vaccine of 10 November, both on the same day.
    assert_eq!((at("je-l-1").status, at("je-l-1").day), (Status::Overdue, date("2026-12-08")));
    assert_eq!((at("mmr-2").day, at("hepa-l-1").day), (date("2026-12-08"), date("2026-12-08")));
    assert_eq!(at("je-l-2").day, date("2027-12-08"));
    assert!(at("dtap-3").words().contains("不用从头再来"));
}

#[test]
fn some_doses_close_at_an_age() {
    let schedule = schedule();
    let status = |today| {
        let reviewed = schedule.review(date("2022-11-22"), Choices::default(), &[], date(today));
        let bcg = find(&reviewed, "bcg-1");
        (bcg.status, bcg.words())
    };
    // A missed group A meningococcal dose does not hold up the A and C vaccine of three years.
    let reviewed = schedule.review(date("2023-11-22"), Choices::default(), &[], date("2026-11-22"));
    assert_eq!(find(&reviewed, "mpsva-2").status, Status::Closed);
    assert_eq!(
        (find(&reviewed, "mpsvac-1").status, find(&reviewed, "mpsvac-1").day),
        (Status::Due, date("2026-11-22"))
    );
    assert_eq!(status("2026-11-21").0, Status::Overdue);
    assert_eq!(status("2026-11-22"), (Status::Closed, "满 4 岁后一般不再补这一剂，请问接种单位。".to_owned()));
}

#[test]
fn odd_days_are_asked_about_and_kept() {
    let schedule = schedule();
    let birth = date("2025-06-01");
    let concern = |marked: &[(&str, &str)], id: &str| {
        find(&schedule.review(birth, Choices::default(), &given(marked), date("2026-11-22")), id).concern
    };
    assert_eq!(concern(&[("dtap-1", "2026-12-01")], "dtap-1"), Some(Concern::InFuture));
    assert_eq!(concern(&[("dtap-1", "2025-07-31")], "dtap-1"), Some(Concern::TooYoung));
    assert_eq!(concern(&[("dtap-2", "2025-10-05")], "dtap-2"), Some(Concern::PreviousMissing));
    assert_eq!(concern(&[("ipv-1", "2025-08-10"), ("ipv-2", "2025-09-06")], "ipv-2"), Some(Concern::TooSoon));
    assert_eq!(concern(&[("ipv-1", "2025-08-10"), ("ipv-2", "2025-09-07")], "ipv-2"), None);
    assert_eq!(concern(&[("mmr-1", "2026-02-02"), ("je-l-1", "2026-02-20")], "je-l-1"), Some(Concern::LiveTooClose));
    assert_eq!(concern(&[("mmr-1", "2026-02-02"), ("je-l-1", "2026-02-02")], "je-l-1"), None);
    // As given under the 2021 edition: 3, 4 and 5 months old.
    let earlier = [("dtap-1", "2025-09-01"), ("dtap-2", "2025-10-01"), ("dtap-3", "2025-12-01")];
    assert!(earlier.iter().all(|(id, _)| concern(&earlier, id).is_none()));
}

#[test]
fn a_region_adds_its_own_doses() {
    let dose = |id: &str, after: &str| {
        format!(
            r#"{{"source": {{"title": "示例：本地增加的疫苗"}}, "doses": [{{"id": "{id}", "vaccine": "水痘疫苗", "abbr": "VarV",
            "prevents": "水痘", "number": 1, "months": 12, "live_injected": true, {after} "route": "皮下注射", "amount": "0.5 毫升"}}]}}"#
        )
    };
    let with = |json: &str| schedule().with(Extra::from_json(json)?);
    let local = with(&dose("varv-1", "")).unwrap();
    let calendar = local.calendar(date("2026-01-31"), Choices::default());
    let added = calendar.iter().find(|planned| planned.dose.local).unwrap();
    assert_eq!((added.dose.id.as_str(), added.from), ("varv-1", date("2027-01-31")));
    assert_eq!(calendar.len(), 23);
    assert_eq!(with(&dose("mmr-1", "")).unwrap_err(), ScheduleError::Twice("mmr-1".to_owned()));
    let nowhere = with(&dose("varv-1", r#""after": {"dose": "varv-0"},"#)).unwrap_err();
    assert!(nowhere.to_string().contains("varv-0") && matches!(nowhere, ScheduleError::NoSuchDose { .. }));
    assert!(matches!(with(r#"{"doses": 3}"#).unwrap_err(), ScheduleError::Form(_)));
}

fn births() -> impl Strategy<Value = Date> {
    (16_000_i32..30_000).prop_map(|days| Date::from_unix_days(days).unwrap())
}

fn choices() -> impl Strategy<Value = Choices> {
    let kind = || prop_oneof![Just(Kind::Live), Just(Kind::Inactivated)];
    (kind(), kind()).prop_map(|(je, hep_a)| Choices { je, hep_a })
}

/// Old enough, far enough from the dose before, and live vaccines apart: for every dose that `days` places.
fn keeps_the_rules(
    doses: &[(&tuoyu_childhealth::vaccines::Dose, Date, bool)],
    birth: Date,
) -> Result<(), TestCaseError> {
    for (dose, day, ours) in doses {
        if !ours {
            continue;
        }
        prop_assert!(*day >= birth.plus_months(dose.months), "{} on {day} is too young", dose.id);
        if let Some(after) = &dose.after {
            // A dose that closed is neither given nor planned, and holds nothing up.
            if let Some((_, before, _)) = doses.iter().find(|(other, ..)| other.id == after.dose) {
                prop_assert!(*day >= after.earliest(*before), "{} on {day} is too soon", dose.id);
            }
        }
        if dose.live_injected {
            for (other, theirs, _) in doses.iter().filter(|(other, ..)| other.live_injected) {
                let apart = day.days_since(*theirs).abs();
                prop_assert!(apart == 0 || apart >= LIVE_APART_DAYS, "{} and {} {apart} days apart", dose.id, other.id);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_planned_dose_breaks_an_age_or_an_interval(birth in births(), choices in choices()) {
        let schedule = schedule();
        let calendar = schedule.calendar(birth, choices);
        prop_assert!(calendar.windows(2).all(|pair| pair[0].from <= pair[1].from));
        // On time, the intervals never move a dose past its age, save the 7 days between two of one age.
        for planned in &calendar {
            let week = if planned.dose.id == "je-i-2" { 7 } else { 0 };
            prop_assert_eq!(planned.from, birth.plus_months(planned.dose.months).plus_days(week), "{}", planned.dose.id);
        }
        let doses: Vec<_> = calendar.iter().map(|planned| (planned.dose, planned.from, true)).collect();
        keeps_the_rules(&doses, birth)?;
    }

    #[test]
    fn catching_up_breaks_no_age_and_no_interval(
        birth in births(), choices in choices(), today in 0_i32..2_600,
        given in prop::collection::vec((0_usize..28, 0_i32..2_600), 0..12),
    ) {
        let schedule = schedule();
        let today = birth.plus_days(today);
        let given: Vec<Given> = given
            .into_iter()
            .map(|(dose, day)| Given { dose: schedule.doses[dose].id.clone(), on: birth.plus_days(day).min(today) })
            .collect();
        let reviewed = schedule.review(birth, choices, &given, today);
        prop_assert!(reviewed.windows(2).all(|pair| pair[0].day <= pair[1].day));
        let open = |status| !matches!(status, Status::Given | Status::Closed);
        prop_assert!(reviewed.iter().filter(|reviewed| open(reviewed.status)).all(|reviewed| reviewed.day >= today));
        let dated = reviewed.iter().filter(|reviewed| reviewed.status != Status::Closed);
        let doses: Vec<_> = dated.map(|reviewed| (reviewed.dose, reviewed.day, open(reviewed.status))).collect();
        keeps_the_rules(&doses, birth)?;
    }
}
