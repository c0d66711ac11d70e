//! What a row states put into a record. A newer list replaces what it states and leaves the rest; an older one only adds.

use tuoyu_catalog::Institution;
use tuoyu_catalog::institution::{ClassOffer, Fees, Position, ServiceMode};

use super::clean::{name_key, telephone, tidy};

/// Puts the facts of `stated` into the record. `only_missing` for a list older than the record.
pub(super) fn merge(one: &mut Institution, stated: &Institution, only_missing: bool) {
    rename(one, &stated.name, only_missing);
    for alias in &stated.aliases {
        add_name(&mut one.aliases, alias, &one.name);
    }
    for former in &stated.former_names {
        add_name(&mut one.former_names, former, &one.name);
    }
    macro_rules! take {
        ($($field:ident),+) => {
            $(if stated.$field.is_some() && !(only_missing && one.$field.is_some()) {
                one.$field.clone_from(&stated.$field);
            })+
        };
    }
    macro_rules! take_words {
        ($($field:ident),+) => {
            $(if !(only_missing && one.$field.is_some()) {
                one.$field = newly_said(one.$field.take(), stated.$field.as_ref());
            })+
        };
    }
    take_words!(registration_authority, operator, locality, address);
    take!(
        credit_code,
        legal_form,
        kind,
        township,
        hours,
        meals,
        food_licence,
        video_days,
        parents_may_watch,
        parents_committee,
        insured,
        operation,
        operation_since
    );
    take_as_said(one, stated, only_missing);
    if stated.township.is_some() && stated.locality.is_none() && !only_missing {
        // A township now known takes the place of the words that stood for it.
        one.locality = None;
    }
    one.classes = classes(one.classes.take(), stated.classes.as_ref(), only_missing);
    one.fees = fees(one.fees.take(), stated.fees.as_ref(), only_missing);
}

/// Fields whose stored form may say the same as another form of it.
fn take_as_said(one: &mut Institution, stated: &Institution, only_missing: bool) {
    let is_telephone = |was: &String, now: &String| telephone::read(was).number.as_ref() == Some(now);
    if differs(&one.telephone, &stated.telephone, only_missing, is_telephone) {
        one.telephone.clone_from(&stated.telephone);
    }
    // A tenth of a metre: positions are kept to a millionth of a degree.
    let is_there =
        |was: &Position, now: &Position| (was.lon - now.lon).abs() < 1e-6 && (was.lat - now.lat).abs() < 1e-6;
    if differs(&one.position, &stated.position, only_missing, is_there) {
        one.position = stated.position;
    }
    let are_alike = |was: &Vec<ServiceMode>, now: &Vec<ServiceMode>| {
        was.len() == now.len() && now.iter().all(|mode| was.contains(mode))
    };
    if differs(&one.modes, &stated.modes, only_missing, are_alike) {
        one.modes.clone_from(&stated.modes);
    }
    // A sum that the bands already make up is no further fact.
    if differs(&one.total_places(), &stated.places, only_missing, |was, now| was == now) {
        one.places = stated.places;
    }
}

/// Whether a list states something that is not what is known, said in another form.
fn differs<T>(was: &Option<T>, stated: &Option<T>, only_missing: bool, same: impl Fn(&T, &T) -> bool) -> bool {
    match (was, stated) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(was), Some(now)) => !only_missing && !same(was, now),
    }
}

/// What is known after a list has spoken: its words, unless they are the words that were known, typed in another way.
pub(super) fn newly_said(was: Option<String>, stated: Option<&String>) -> Option<String> {
    match (was, stated) {
        (Some(was), Some(now)) if tidy(&was) == *now => Some(was),
        (was, stated) => stated.cloned().or(was),
    }
}

/// A new record's other names: none twice, none that is the official one.
pub(super) fn own_names(one: &mut Institution) {
    for names in [&mut one.aliases, &mut one.former_names] {
        for name in std::mem::take(names) {
            add_name(names, &name, &one.name);
        }
    }
}

/// Another official name: the one so far becomes a former name. A name it is known to have had, or goes by, is no new one.
fn rename(one: &mut Institution, name: &str, only_missing: bool) {
    let known_as = |names: &[String]| names.iter().any(|known| name_key(known) == name_key(name));
    if only_missing || one.name == name || known_as(&one.former_names) || known_as(&one.aliases) {
        return;
    }
    if name_key(&one.name) != name_key(name) {
        let before = std::mem::replace(&mut one.name, name.to_owned());
        add_name(&mut one.former_names, &before, name);
    }
    // The same name with other brackets or spaces is no change worth publishing.
}

fn add_name(names: &mut Vec<String>, name: &str, official: &str) {
    let key = name_key(name);
    if key != name_key(official) && !names.iter().any(|one| name_key(one) == key) {
        names.push(name.to_owned());
    }
}

fn classes(
    was: Option<Vec<ClassOffer>>,
    stated: Option<&Vec<ClassOffer>>,
    only_missing: bool,
) -> Option<Vec<ClassOffer>> {
    let Some(stated) = stated else { return was };
    let mut classes = was.unwrap_or_default();
    for new in stated {
        match classes.iter_mut().find(|class| class.band == new.band) {
            Some(class) => band(class, new, only_missing),
            None => classes.push(new.clone()),
        }
    }
    classes.sort_by_key(|class| class.band);
    Some(classes)
}

fn band(class: &mut ClassOffer, new: &ClassOffer, only_missing: bool) {
    fn take<T: Copy>(was: &mut Option<T>, new: Option<T>, only_missing: bool) {
        if new.is_some() && !(only_missing && was.is_some()) {
            *was = new;
        }
    }
    // How many places are taken is of one day: an older list adds it where nothing of it is known, a newer one takes over.
    let taken_is_known = class.enrolled.is_some() || class.vacancies.is_some();
    take(&mut class.places, new.places, only_missing);
    take(&mut class.children_per_carer, new.children_per_carer, only_missing);
    take(&mut class.enrolled, new.enrolled, only_missing && taken_is_known);
    take(&mut class.vacancies, new.vacancies, only_missing && taken_is_known);
    if (new.enrolled.is_some() || new.vacancies.is_some()) && !(only_missing && taken_is_known) {
        class.as_of = class.as_of.filter(|_| taken_is_known).max(new.as_of);
    }
}

fn fees(was: Option<Fees>, stated: Option<&Fees>, only_missing: bool) -> Option<Fees> {
    let Some(stated) = stated else { return was };
    let Some(was) = was else { return Some(stated.clone()) };
    let (first, second) = if only_missing { (&was, stated) } else { (stated, &was) };
    let mut fees = Fees {
        care: first.care.or(second.care),
        meals: first.meals.or(second.meals),
        other: first.other.or(second.other),
        ceiling: first.ceiling.or(second.ceiling),
        prepaid_months: first.prepaid_months.or(second.prepaid_months),
        refund: if only_missing {
            first.refund.clone().or_else(|| second.refund.clone())
        } else {
            newly_said(second.refund.clone(), first.refund.as_ref())
        },
        as_of: was.as_of,
    };
    if fees != was {
        fees.as_of = was.as_of.max(stated.as_of);
    }
    Some(fees)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use tuoyu_catalog::{InstitutionId, RegionCode};

    use super::*;

    fn one(name: &str) -> Institution {
        let (id, region) = (InstitutionId::parse("410305-0001").unwrap(), RegionCode::parse("410305").unwrap());
        Institution::named(id, name.to_owned(), region, "2025-01-01".parse().unwrap())
    }

    #[test]
    fn what_is_stated_replaces_and_what_is_not_stays() {
        let mut record = Institution { address: Some("一路".into()), places: Some(30), ..one("示例甲") };
        let stated = Institution { address: Some("二路".into()), ..one("示例甲") };
        let mut older = record.clone();
        merge(&mut record, &stated, false);
        assert_eq!((record.address.as_deref(), record.places), (Some("二路"), Some(30)));
        merge(&mut older, &Institution { telephone: Some("0379-6123456".into()), ..stated }, true);
        assert_eq!((older.address.as_deref(), older.telephone.as_deref()), (Some("一路"), Some("0379-6123456")));
    }

    #[test]
    fn a_new_name_keeps_the_old_and_a_new_spelling_is_none() {
        let mut record = one("示例（东）托育");
        merge(&mut record, &one("示例(东)托育"), false);
        assert_eq!((record.name.as_str(), record.former_names.len()), ("示例（东）托育", 0));
        merge(&mut record, &one("示例西托育"), false);
        assert_eq!(
            (record.name.as_str(), record.former_names.as_slice()),
            ("示例西托育", ["示例（东）托育".to_owned()].as_slice())
        );
        merge(&mut record, &Institution { former_names: vec!["示例（东）托育".into()], ..one("示例西托育") }, false);
        assert_eq!(record.former_names.len(), 1);
    }
}
