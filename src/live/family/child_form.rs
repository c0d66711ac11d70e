//! The form that says who a child is. Only the birthday must be given. Its controls have no names, so that no browser can put what
//! stands in them into an address.

use leptos::html::{Input, Select};
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::Gestation;
use tuoyu_childhealth::growth::Sex;

use super::child::{About, Child, LONGEST_NAME};
use super::child_panel::Asking;
use super::records::use_records;
use crate::live::now::use_now;

/// The weeks of gestation offered; the standards know preterm as below 37.
const WEEKS: std::ops::RangeInclusive<u8> = 22..=42;

/// A child's form.
#[component]
pub(super) fn ChildForm(
    /// Whose.
    asking: Asking,
    /// Called when it is entered or given up.
    done: Callback<()>,
) -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let child = match asking {
        Asking::New => None,
        Asking::Of(id) => records.with(|family| family.children.iter().find(|child| child.id == id).cloned()),
    };
    let only = records.with(|family| family.children.is_empty());
    let about = child.as_ref().map(Child::about);
    let first_note = child.as_ref().and_then(Child::first_note);
    let (name, birth) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let (sex, weeks, days) = (NodeRef::<Select>::new(), NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let amiss = RwSignal::new("");
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let value = |of: NodeRef<Select>| of.get_untracked().map(|select| select.value()).unwrap_or_default();
        let typed = |of: NodeRef<Input>| of.get_untracked().map(|input| input.value()).unwrap_or_default();
        let birth = match birthday(&typed(birth), today.get_untracked(), first_note) {
            Ok(birth) => birth,
            Err(words) => return amiss.set(words),
        };
        let about = About {
            name: nickname(&typed(name)),
            birth,
            sex: sex_of(&value(sex)),
            gestation: gestation(&value(weeks), &value(days)),
        };
        match asking {
            Asking::New => records.add(about),
            Asking::Of(id) => {
                records.change(|family| family.child_mut(id).map(|child| child.say(about)));
            }
        }
        done.run(());
    };
    let stated = about.as_ref();
    let given_name = stated.and_then(|about| about.name.clone()).unwrap_or_default();
    let given_birth = stated.map(|about| about.birth.to_string()).unwrap_or_default();
    let given_sex = stated.and_then(|about| about.sex);
    let given_weeks = stated.and_then(|about| about.gestation);
    view! {
        <form class="ty-form" method="get" autocomplete="off" on:submit=enter>
            <div class="ty-field">
                <label for="child-birth">{"出生日期"}</label>
                <input id="child-birth" type="date" node_ref=birth value=given_birth min="1990-01-01" max=move || today.get().to_string()
                    aria-describedby="child-amiss"/>
            </div>
            <div class="ty-field">
                <label for="child-sex">{"性别（看生长曲线要用）"}</label>
                <select id="child-sex" node_ref=sex>
                    <option value="">{"不填"}</option>
                    {Sex::ALL.map(|sex| view! { <option value=code(sex) selected=given_sex == Some(sex)>{sex.term()}</option> }).collect_view()}
                </select>
            </div>
            <div class="ty-field">
                <label for="child-name">{"小名（可以不填）"}</label>
                <input id="child-name" type="text" node_ref=name value=given_name maxlength=LONGEST_NAME/>
            </div>
            <fieldset class="ty-field ty-joined">
                <legend>{"早产的宝宝，出生时怀孕多少周"}</legend>
                <label class="ty-hidden" for="child-weeks">{"周"}</label>
                <select id="child-weeks" node_ref=weeks>
                    <option value="">{"没有早产，或不清楚"}</option>
                    {WEEKS.map(|week| {
                        let selected = given_weeks.is_some_and(|given| given.weeks() == week);
                        view! { <option value=week.to_string() selected=selected>{format!("{week} 周")}</option> }
                    }).collect_view()}
                </select>
                <label class="ty-hidden" for="child-days">{"零几天"}</label>
                <select id="child-days" node_ref=days>
                    {(0..=6_u8).map(|day| {
                        let selected = given_weeks.is_some_and(|given| given.days() == day);
                        view! { <option value=day.to_string() selected=selected>{format!("零 {day} 天")}</option> }
                    }).collect_view()}
                </select>
            </fieldset>
            <p id="child-amiss" class="ty-warn" role="alert">{move || amiss.get()}</p>
            <div class="ty-actions">
                <button class="ty-button" type="submit">{"好了"}</button>
                <button class="ty-button ty-button--quiet" type="button" hidden=only on:click=move |_| done.run(())>{"不改了"}</button>
            </div>
        </form>
    }
}

fn birthday(text: &str, today: Date, first_note: Option<Date>) -> Result<Date, &'static str> {
    let birth: Date = text.trim().parse().map_err(|_| "请填出生日期。")?;
    if birth > today {
        return Err("这个日期还没到，请核对出生日期。");
    }
    if first_note.is_some_and(|note| note < birth) {
        return Err("有记录比这个日期还早，请核对出生日期，或先删掉那些记录。");
    }
    Ok(birth)
}

/// A nickname as typed: one line, short, or none.
fn nickname(text: &str) -> Option<String> {
    let name: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn gestation(weeks: &str, days: &str) -> Option<Gestation> {
    Gestation::new(weeks.parse().ok()?, days.parse().unwrap_or(0))
}

fn code(sex: Sex) -> &'static str {
    match sex {
        Sex::Boy => "boy",
        Sex::Girl => "girl",
    }
}

fn sex_of(value: &str) -> Option<Sex> {
    Sex::ALL.into_iter().find(|sex| code(*sex) == value)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_is_a_day_not_after_today_nor_after_what_was_noted() {
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(birthday(" 2026-11-22 ", today, None), Ok(today));
        assert!(birthday("2026-11-23", today, None).is_err_and(|words| words.contains("还没到")));
        assert!(birthday("", today, None).is_err_and(|words| words.contains("请填")));
        let noted = "2026-05-01".parse().ok();
        assert!(birthday("2026-05-02", today, noted).is_err_and(|words| words.contains("还早")));
        assert!(birthday("2026-05-01", today, noted).is_ok());
    }

    #[test]
    fn a_nickname_is_trimmed_or_none() {
        assert_eq!(nickname(" 小满\u{7} "), Some("小满".to_owned()));
        assert_eq!((nickname(" \u{3000}"), nickname("")), (None, None));
        assert_eq!(nickname(&"满".repeat(30)).map(|name| name.chars().count()), Some(LONGEST_NAME));
    }

    #[test]
    fn weeks_nobody_stated_are_none() {
        assert_eq!((gestation("", "3"), gestation("34", "")), (None, Gestation::new(34, 0)));
    }
}
