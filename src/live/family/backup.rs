//! A family as text: what is kept on the device, and the file the family takes away and brings back.
//!
//! Whatever is brought back is checked whole before any of it counts; what does not hold is refused, and what the page already has
//! stays. Bringing back only ever adds.

use serde::Deserialize;
use tuoyu_childhealth::milestones::AGES;

use super::child::{Child, ChildId, Family, LONGEST_NAME, Measured, Signs, VERSION};

/// The heaviest and the longest that is read, in grams and millimetres. What is merely unlikely is asked about elsewhere.
const HEAVIEST_G: u32 = 200_000;
const LONGEST_MM: u32 = 3_000;

/// Why a text is not taken for a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not one of our files, or not all of one.
    NotOurs,
    /// Written by a later version of this site.
    Newer,
    /// One of ours, but what it says cannot be: changed by hand, or damaged.
    Wrong,
}

impl Refusal {
    /// Why, in plain Chinese.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Refusal::NotOurs => "这不是本站存出来的记录，或者没有存全。",
            Refusal::Newer => "这份记录是更新版的页面存出来的。请刷新这一页再试。",
            Refusal::Wrong => "这份记录里有对不上的地方，可能被改动过。",
        }
    }
}

/// What bringing back a family has added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Added {
    children: usize,
    notes: usize,
}

impl Added {
    /// What was added, in plain Chinese.
    pub(crate) fn words(self) -> String {
        match self {
            Added { children: 0, notes: 0 } => "文件里的记录这里都有了，没有变化。".to_owned(),
            Added { children: 0, notes } => format!("加进来 {notes} 条记录，原来的都在。"),
            Added { children, notes } => format!("加进来 {children} 个孩子、{notes} 条记录，原来的都在。"),
        }
    }
}

/// A family as text.
pub(crate) fn print(family: &Family) -> String {
    // Plain values with text keys: there is nothing in them JSON cannot say.
    serde_json::to_string(family).unwrap_or_default()
}

/// The family a text stands for.
pub(crate) fn parse(text: &str) -> Result<Family, Refusal> {
    /// As much as any version has.
    #[derive(Deserialize)]
    struct Stamp {
        tuoyu_children: u32,
    }
    let text = text.trim().trim_start_matches('\u{feff}');
    let stamp: Stamp = serde_json::from_str(text).map_err(|_| Refusal::NotOurs)?;
    if stamp.tuoyu_children > VERSION {
        return Err(Refusal::Newer);
    }
    let mut family: Family = serde_json::from_str(text).map_err(|_| Refusal::Wrong)?;
    if !holds(&family) {
        return Err(Refusal::Wrong);
    }
    for child in &mut family.children {
        // By hand a file may have been put out of order. Each goes to its place; sorting would be 3 KB of code.
        std::mem::take(&mut child.measurements).into_iter().for_each(|one| child.measure(one));
        for signs in std::mem::take(&mut child.signs) {
            (0..).zip(signs.answers).for_each(|(sign, answer)| child.answer(signs.months, sign, answer, signs.on));
        }
    }
    Ok(family)
}

/// Whether a family is one that can be read back.
pub(super) fn holds(family: &Family) -> bool {
    let all = &family.children;
    let once = |child: &Child| all.iter().filter(|other| other.id == child.id).count() == 1;
    family.version == VERSION && all.iter().all(|child| once(child) && child_holds(child))
}

fn child_holds(child: &Child) -> bool {
    let named = child.name.as_ref().is_none_or(|name| is_name(name));
    let signs = |one: &Signs| {
        AGES.contains(&one.months)
            && one.on >= child.birth
            && child.signs.iter().filter(|other| other.months == one.months).count() == 1
    };
    let given = child.given.iter().all(|given| given.on >= child.birth);
    named && given && child.measurements.iter().all(|one| measured_holds(child, one)) && child.signs.iter().all(signs)
}

/// Whether a nickname is short, trimmed and of one line.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.trim() == name
        && name.chars().count() <= LONGEST_NAME
        && !name.chars().any(char::is_control)
}

fn measured_holds(child: &Child, one: &Measured) -> bool {
    let within = |value: Option<u32>, most: u32| value.is_none_or(|value| (1..=most).contains(&value));
    let something = one.weight_g.or(one.length_mm).or(one.head_mm).is_some();
    let sizes =
        within(one.weight_g, HEAVIEST_G) && within(one.length_mm, LONGEST_MM) && within(one.head_mm, LONGEST_MM);
    one.on >= child.birth && something && sizes
}

impl Family {
    /// Adds another family's children and notes to this one's. A child of the same name and birthday is the same child; of what
    /// both say, what stands here stays.
    pub(crate) fn take_in(&mut self, other: Family) -> Added {
        let mut added = Added::default();
        for theirs in other.children {
            let same = |ours: &&mut Child| ours.birth == theirs.birth && ours.name == theirs.name;
            match self.children.iter_mut().find(same) {
                Some(ours) => added.notes += ours.take_in(theirs),
                None => {
                    added.children += 1;
                    added.notes += theirs.measurements.len() + theirs.given.len() + theirs.signs.len();
                    self.children.push(Child { id: self.free_id(theirs.id), ..theirs });
                }
            }
        }
        added
    }

    /// The id itself where no child has it, else one of our own.
    fn free_id(&self, wanted: ChildId) -> ChildId {
        let taken = |id: ChildId| self.children.iter().any(|child| child.id == id);
        if !taken(wanted) {
            return wanted;
        }
        (1..).map(ChildId).find(|id| !taken(*id)).unwrap_or(wanted)
    }
}

impl Child {
    /// Adds what another record says of the same child; answers how many notes that was.
    fn take_in(&mut self, other: Child) -> usize {
        let before = self.measurements.len();
        self.sex = self.sex.or(other.sex);
        self.gestation = self.gestation.or(other.gestation);
        other.measurements.into_iter().for_each(|one| self.measure(one));
        let mut count = self.measurements.len() - before;
        for given in other.given {
            if !self.given.iter().any(|ours| ours.dose == given.dose) {
                self.given.push(given);
                count += 1;
            }
        }
        for signs in other.signs {
            let ours = self.signs_at(signs.months);
            let new = ours
                .into_iter()
                .zip(signs.answers)
                .enumerate()
                .filter(|(_, (ours, theirs))| ours.is_none() && theirs.is_some());
            let new: Vec<_> = new.collect();
            count += usize::from(!new.is_empty());
            for (sign, (_, theirs)) in new {
                self.answer(signs.months, sign, theirs, signs.on);
            }
        }
        count
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::child::tests::{born, day};
    use super::super::child::{About, Measured};
    use super::*;
    use proptest::prelude::*;
    use tuoyu_catalog::Date;
    use tuoyu_childhealth::Gestation;
    use tuoyu_childhealth::growth::{Posture, Sex};
    use tuoyu_childhealth::milestones::Answer;
    use tuoyu_childhealth::vaccines::Given;

    /// A family of two, of whom everything there is to say is said.
    fn family() -> Family {
        let mut family = Family::default();
        let about = About {
            name: Some("小满".to_owned()),
            sex: Some(Sex::Girl),
            gestation: Gestation::new(34, 2),
            ..born("2025-03-05")
        };
        let id = family.add(about);
        let child = family.child_mut(id).unwrap();
        child.measure(Measured {
            on: day("2025-06-05"),
            weight_g: Some(5200),
            length_mm: Some(573),
            posture: Some(Posture::Lying),
            head_mm: Some(391),
        });
        child.given.push(Given { dose: "hepb-1".to_owned(), on: day("2025-03-05") });
        child.answer(3, 0, Some(Answer::Unsure), day("2025-06-10"));
        family.add(born("2026-01-31"));
        family
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(parse(&print(&family())), Ok(family()));
        assert_eq!(parse(&format!("\u{feff}{}\n", print(&family()))), Ok(family()), "as an editor may save it");
        assert_eq!(parse(&print(&Family::default())), Ok(Family::default()));
    }

    #[test]
    fn the_form_of_the_file_is_the_one_already_on_devices() {
        let text = r#"{"tuoyu_children":1,"chosen":2,"children":[{"id":1,"name":"小满","birth":"2025-03-05","sex":"girl","gestation":{"weeks":34,"days":2},"measurements":[{"on":"2025-06-05","weight_g":5200,"length_mm":573,"posture":"lying","head_mm":391}],"given":[{"dose":"hepb-1","on":"2025-03-05"}],"choices":{"je":"live","hep_a":"live"},"signs":[{"months":3,"answers":["unsure",null,null,null],"on":"2025-06-10"}]},{"id":2,"birth":"2026-01-31","choices":{"je":"live","hep_a":"live"}}]}"#;
        assert_eq!(print(&family()), text);
    }

    #[test]
    fn what_cannot_be_is_refused_and_said_why() {
        let whole = print(&family());
        for (text, refusal) in [
            (String::new(), Refusal::NotOurs),
            ("小满 2025-03-05".to_owned(), Refusal::NotOurs),
            (r#"{"children":[]}"#.to_owned(), Refusal::NotOurs),
            (whole.get(..whole.len() - 40).unwrap().to_owned(), Refusal::NotOurs),
            (whole.replace(r#"children":1"#, r#"children":2"#), Refusal::Newer),
            (whole.replace(r#"children":1"#, r#"children":0"#), Refusal::Wrong),
            (whole.replace("2025-06-05", "2025-02-30"), Refusal::Wrong),
            (whole.replace("2025-06-05", "2025-03-04"), Refusal::Wrong),
            (whole.replace("5200", "0"), Refusal::Wrong),
            (whole.replace("5200", "-5200"), Refusal::Wrong),
            (whole.replace("5200", "5200000"), Refusal::Wrong),
            (whole.replace(r#""weeks":34"#, r#""weeks":340"#), Refusal::Wrong),
            (whole.replace(r#""months":3"#, r#""months":4"#), Refusal::Wrong),
            (whole.replace(r#""id":2"#, r#""id":1"#), Refusal::Wrong),
            (whole.replace("小满", "小\\n满"), Refusal::Wrong),
            (whole.replace("小满", "小满小满小满小满小满小满小满小满小满小满小满"), Refusal::Wrong),
            (whole.replace("girl", "GIRL"), Refusal::Wrong),
            (whole.replace(r#""sex""#, r#""gender""#), Refusal::Wrong),
        ] {
            assert_eq!(parse(&text), Err(refusal), "{text}");
        }
    }

    #[test]
    fn bringing_back_adds_and_never_takes_away() {
        let mut here = Family::default();
        let about = About { name: Some("小满".to_owned()), ..born("2025-03-05") };
        let id = here.add(about);
        let other =
            Measured { on: day("2025-06-05"), weight_g: Some(5300), length_mm: None, posture: None, head_mm: None };
        let child = here.child_mut(id).unwrap();
        child.measure(other);
        child.given.push(Given { dose: "hepb-1".to_owned(), on: day("2025-03-06") });
        child.answer(3, 0, Some(Answer::Absent), day("2025-06-10"));
        let added = here.take_in(family());
        assert_eq!(added.words(), "加进来 1 个孩子、1 条记录，原来的都在。");
        let child = here.child().unwrap();
        assert_eq!((child.measurements.len(), child.sex, child.gestation), (2, Some(Sex::Girl), Gestation::new(34, 2)));
        assert_eq!(child.given.first().unwrap().on, day("2025-03-06"), "what stands here stays");
        assert_eq!(child.signs_at(3), [Some(Answer::Absent), None, None, None]);
        assert_eq!(here.take_in(family()), Added::default(), "the same again changes nothing");
        assert_eq!(parse(&print(&here)), Ok(here));
    }

    #[test]
    fn two_children_born_on_one_day_stay_two() {
        let mut here = Family::default();
        here.add(About { name: Some("大宝".to_owned()), ..born("2025-03-05") });
        let mut other = Family::default();
        other.add(About { name: Some("小宝".to_owned()), ..born("2025-03-05") });
        here.take_in(other);
        assert_eq!(here.children.iter().map(|child| child.id.0).collect::<Vec<_>>(), [1, 2]);
    }

    proptest! {
        #[test]
        fn no_text_does_harm(text in "\\PC*") {
            prop_assert_eq!(parse(&text).is_ok_and(|family| !family.children.is_empty()), false);
        }

        /// Any damage to one place of a file is either refused or leaves a family that can be written and read again.
        #[test]
        fn a_damaged_file_is_refused_or_still_a_family(at in 0_usize..600, put in "[ -~]") {
            let whole = print(&family());
            let damaged: String =
                whole.chars().enumerate().map(|(place, was)| if place == at { put.chars().next().unwrap_or(was) } else { was }).collect();
            if let Ok(read) = parse(&damaged) {
                prop_assert_eq!(parse(&print(&read)), Ok(read));
            }
        }

        #[test]
        fn any_measurements_come_back(days in prop::collection::vec((0_i32..2000, 1_u32..60_000, prop::option::of(1_u32..1300)), 0..30)) {
            let mut family = Family::default();
            let birth: Date = day("2025-03-05");
            let id = family.add(born("2025-03-05"));
            for (after, weight_g, length_mm) in days {
                let one = Measured { on: birth.plus_days(after), weight_g: Some(weight_g), length_mm, posture: None, head_mm: None };
                family.child_mut(id).unwrap().measure(one);
            }
            prop_assert_eq!(parse(&print(&family)), Ok(family));
        }
    }
}
