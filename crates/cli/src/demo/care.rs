//! What a demonstration institution says of its care: classes, hours, fees, and what else parents ask about.

use tuoyu_catalog::Date;
use tuoyu_catalog::institution::{ClassBand, ClassOffer, Fees, Institution, InstitutionKind, OpenHours, ServiceMode};

use super::chance::Chance;
use super::situation::Situation;

/// Fills in the care of an institution; about three facts in ten stay unsaid unless it is the complete one.
pub(super) fn fill(institution: &mut Institution, kind: InstitutionKind, situation: Situation, chance: &mut Chance) {
    let complete = situation == Situation::Complete;
    let day = institution.as_of;
    institution.modes = keep(complete, chance, |chance| modes(situation, chance));
    institution.classes = keep(complete, chance, |chance| classes(kind, complete, day, chance));
    if institution.classes.is_none() {
        let most = if kind == InstitutionKind::Home { 1 } else { 24 };
        institution.places = keep(false, chance, |chance| chance.within(1.max(most / 6), most) as u16 * 5);
    }
    institution.hours = keep(complete || situation == Situation::Evenings, chance, |chance| hours(situation, chance));
    institution.fees = keep(complete, chance, |chance| fees(kind, complete, day, chance));
    institution.meals = keep(complete, chance, |chance| complete || chance.percent(75));
    if institution.meals == Some(true) {
        institution.food_licence = keep(complete, chance, |chance| complete || chance.percent(90));
    }
    institution.video_days = keep(complete, chance, |chance| chance.pick(&[90, 90, 90, 120, 180]).unwrap_or(90));
    institution.parents_may_watch = keep(complete, chance, |chance| complete || chance.percent(60));
    institution.parents_committee = keep(complete, chance, |chance| complete || chance.percent(70));
    institution.insured = keep(complete, chance, |chance| complete || chance.percent(85));
}

/// The value always, or seven times in ten.
fn keep<T>(always: bool, chance: &mut Chance, value: impl FnOnce(&mut Chance) -> T) -> Option<T> {
    let value = value(chance);
    if always { Some(value) } else { chance.stated(value) }
}

fn modes(situation: Situation, chance: &mut Chance) -> Vec<ServiceMode> {
    let complete = situation == Situation::Complete;
    let offered = |mode: &ServiceMode, chance: &mut Chance| match mode {
        ServiceMode::FullDay => complete || chance.percent(92),
        ServiceMode::HalfDay => complete || chance.percent(45),
        ServiceMode::Hourly | ServiceMode::DropIn => complete || chance.percent(25),
    };
    let modes: Vec<ServiceMode> = ServiceMode::ALL.iter().copied().filter(|mode| offered(mode, chance)).collect();
    if modes.is_empty() { vec![ServiceMode::FullDay] } else { modes }
}

fn classes(kind: InstitutionKind, complete: bool, day: Date, chance: &mut Chance) -> Vec<ClassOffer> {
    let bands: &[ClassBand] = match kind {
        _ if complete => ClassBand::ALL,
        InstitutionKind::Home => &[ClassBand::Mixed],
        InstitutionKind::Kindergarten => &[ClassBand::Older],
        _ => chance
            .pick::<&[ClassBand]>(&[
                &[ClassBand::Younger, ClassBand::Older],
                &[ClassBand::Infant, ClassBand::Younger, ClassBand::Older],
                &[ClassBand::Younger, ClassBand::Older, ClassBand::Mixed],
                &[ClassBand::Older],
            ])
            .unwrap_or(ClassBand::ALL),
    };
    bands.iter().map(|band| class(*band, kind, complete, day, chance)).collect()
}

fn class(band: ClassBand, kind: InstitutionKind, complete: bool, day: Date, chance: &mut Chance) -> ClassOffer {
    // A dwelling takes five children at most (家庭托育点管理办法（试行）).
    let places = if kind == InstitutionKind::Home {
        chance.within(3, 5)
    } else {
        chance.within(1, 3) * i32::from(band.most_children())
    };
    let enrolled = chance.within(places / 3, places);
    let vacancies = chance.within(0, places - enrolled);
    let known = complete || chance.percent(65);
    let ratio = band.most_per_carer().map_or(5, |most| chance.within(i32::from(most) - 1, i32::from(most)) as u8);
    ClassOffer {
        band,
        places: keep(complete, chance, |_| places as u16),
        enrolled: known.then_some(enrolled as u16),
        vacancies: known.then_some(vacancies as u16),
        as_of: known.then(|| day.plus_days(-chance.within(0, 60))),
        children_per_carer: keep(complete, chance, |_| ratio),
    }
}

fn hours(situation: Situation, chance: &mut Chance) -> [Option<OpenHours>; 7] {
    let evenings = situation == Situation::Evenings;
    let open = chance.pick(&[7 * 60, 7 * 60 + 30, 8 * 60, 8 * 60 + 30]).unwrap_or(480);
    let close =
        if evenings { 21 * 60 } else { chance.pick(&[17 * 60, 17 * 60 + 30, 18 * 60, 18 * 60 + 30]).unwrap_or(1_050) };
    let working = Some(OpenHours { open, close });
    let saturday = (evenings || chance.percent(15)).then_some(OpenHours { open, close: 12 * 60 });
    let sunday = saturday.filter(|_| evenings);
    [working, working, working, working, working, saturday, sunday]
}

fn fees(kind: InstitutionKind, complete: bool, day: Date, chance: &mut Chance) -> Fees {
    let care = match kind {
        InstitutionKind::Public | InstitutionKind::PublicContracted => chance.within(16, 24) * 50,
        InstitutionKind::Employer => chance.within(10, 18) * 50,
        InstitutionKind::Kindergarten => chance.within(14, 26) * 50,
        _ => chance.within(22, 60) * 50,
    };
    Fees {
        care: keep(complete, chance, |_| care as u32),
        meals: keep(complete, chance, |chance| chance.within(14, 24) as u32 * 20),
        other: keep(complete, chance, |chance| chance.pick(&[0, 0, 30, 50, 100]).unwrap_or(0)),
        ceiling: None,
        prepaid_months: keep(complete, chance, |chance| chance.within(1, 3) as u8),
        refund: keep(complete, chance, |chance| {
            chance
                .pick(&["未满 10 天退一半，满 10 天不退", "按实际出勤天数退膳食费", "提前 7 天说明，剩余整月全退"])
                .unwrap_or_default()
                .to_owned()
        }),
        as_of: keep(true, chance, |chance| day.plus_days(-chance.within(0, 120))),
    }
}
