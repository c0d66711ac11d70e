//! What a row states of its class bands: places, and how many of them are taken.

use tuoyu_catalog::institution::{ClassBand, ClassOffer, Institution};

use super::super::header::Field;
use super::super::report::Report;
use super::facts::count;
use super::memory::Memory;
use super::{Cell, day};

/// One thing said of a band.
#[derive(Clone, Copy)]
enum Part {
    Places,
    Enrolled,
    Vacancies,
    Ratio,
    Stated,
}

fn part(field: Field) -> Option<(ClassBand, Part)> {
    use ClassBand::{Infant, Mixed, Older, Younger};
    use Part::{Enrolled, Places, Ratio, Stated, Vacancies};
    Some(match field {
        Field::PlacesInfant => (Infant, Places),
        Field::EnrolledInfant => (Infant, Enrolled),
        Field::VacanciesInfant => (Infant, Vacancies),
        Field::RatioInfant => (Infant, Ratio),
        Field::StatedInfant => (Infant, Stated),
        Field::PlacesYounger => (Younger, Places),
        Field::EnrolledYounger => (Younger, Enrolled),
        Field::VacanciesYounger => (Younger, Vacancies),
        Field::RatioYounger => (Younger, Ratio),
        Field::StatedYounger => (Younger, Stated),
        Field::PlacesOlder => (Older, Places),
        Field::EnrolledOlder => (Older, Enrolled),
        Field::VacanciesOlder => (Older, Vacancies),
        Field::RatioOlder => (Older, Ratio),
        Field::StatedOlder => (Older, Stated),
        Field::PlacesMixed => (Mixed, Places),
        Field::EnrolledMixed => (Mixed, Enrolled),
        Field::VacanciesMixed => (Mixed, Vacancies),
        Field::RatioMixed => (Mixed, Ratio),
        Field::StatedMixed => (Mixed, Stated),
        _ => return None,
    })
}

/// Reads a cell about a band; any other says nothing here.
pub(super) fn read<'b>(cell: Cell<'b>, one: &mut Institution, memory: &mut Memory<'b>, report: &mut Report) {
    let Some((band, part)) = part(cell.field) else { return };
    if matches!(part, Part::Stated) {
        let stated = day(cell, memory, report);
        let class = one.classes.iter_mut().flatten().find(|class| class.band == band);
        class.into_iter().for_each(|class| class.as_of = stated.or(class.as_of));
        return;
    }
    let Some(number) = count(cell, report) else { return };
    // No places in a band, or no children, on a form that has a column for every band: it is not offered.
    let is_offered = one.classes.iter().flatten().any(|class| class.band == band);
    if number == 0 && !is_offered {
        return;
    }
    let as_of = one.as_of;
    let Some(class) = offer(one, band) else { return };
    match part {
        Part::Places => class.places = Some(number),
        Part::Enrolled => class.enrolled = Some(number),
        Part::Vacancies => class.vacancies = Some(number),
        Part::Ratio => class.children_per_carer = u8::try_from(number).ok(),
        Part::Stated => {}
    }
    if matches!(part, Part::Enrolled | Part::Vacancies) {
        class.as_of = class.as_of.or(Some(as_of));
    }
}

/// The band among those the place offers, which it now is if it was not.
pub(super) fn offer(one: &mut Institution, band: ClassBand) -> Option<&mut ClassOffer> {
    let classes = one.classes.get_or_insert_default();
    if !classes.iter().any(|class| class.band == band) {
        let (places, enrolled, vacancies, as_of, children_per_carer) = (None, None, None, None, None);
        classes.push(ClassOffer { band, places, enrolled, vacancies, as_of, children_per_carer });
        classes.sort_by_key(|class| class.band);
    }
    classes.iter_mut().find(|class| class.band == band)
}
