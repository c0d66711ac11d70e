//! The warning signs: the four of the age reached, answered one by one, what comes of it in plain words, one page to take along.

use leptos::html::Select;
use leptos::prelude::*;
use tuoyu_catalog::Date;
use tuoyu_childhealth::CorrectedAge;
use tuoyu_childhealth::age::{CORRECTED_UNTIL_MONTHS, months_words, term_date};
use tuoyu_childhealth::milestones::{Answer, Outcome, ROUNDS, Round, age_to_use, next_round, outcome, round_at};
use tuoyu_childhealth::sources::TO_CONFIRM;

use crate::live::bound_value::bind_select;
use crate::live::control;
use crate::live::family::{Child, ChildPanel, Records, Signs, use_records};
use crate::live::now::use_now;
use crate::live::piece::{Drawn, Piece, piece};

const CORRECTED: &str = "矫正月龄";

const ANSWERS: [(&str, Answer); 3] =
    [("present", Answer::Present), ("absent", Answer::Absent), ("unsure", Answer::Unsure)];

/// The warning signs of a child's age.
#[component]
pub(super) fn Milestones() -> impl IntoView {
    let records = use_records();
    let today = use_now().today;
    let wanted = RwSignal::new(None::<i32>);
    let shown = Memo::new(move |_| {
        let child = records.child()?;
        round(wanted.get().or_else(|| due(&child, today.get()).map(|round| round.months))?)
    });
    let of_child = move |read: fn(&Child, Date) -> String| {
        Signal::derive(move || {
            records.with(|family| family.child().map(|child| read(child, today.get())).unwrap_or_default())
        })
    };
    let title = Signal::derive(move || {
        let round = shown.get().map(|round| format!("{}的四条", months_words(round.months)));
        round.unwrap_or_else(|| "还没到第一组".to_owned())
    });
    let others = Memo::new(move |_| {
        records.with(|family| family.child().and_then(|child| earlier(child, shown.get())).into_iter().collect())
    });
    view! {
        <ChildPanel/>
        <div class="ty-sheet" data-sheet="" hidden=Signal::derive(move || records.nobody())>
            <p class="ty-print-only">{of_child(Child::printed_words)}</p>
            <section aria-labelledby="round">
                <h2 id="round">{title}</h2>
                <p>{of_child(lead)}</p>
                <WhichRound shown wanted/>
                <Questions records shown/>
            </section>
            <Drawn pieces=others/>
            <p class="ty-note">{TO_CONFIRM}</p>
            <p class="ty-actions">
                <button class="ty-button" type="button" data-print="">{"打印这一页带去"}</button>
            </p>
        </div>
    }
}

/// The round of this age, were it asked for.
fn round(months: i32) -> Option<Round> {
    ROUNDS.into_iter().find(|round| round.months == months)
}

/// The round of the age reached, corrected where that is needed.
fn due(child: &Child, today: Date) -> Option<Round> {
    round_at(age_to_use(child.age(today)?, child.corrected(today))?)
}

/// Which round it is the turn of, by which age, and when the next one comes.
fn lead(child: &Child, today: Date) -> String {
    let corrected = child.corrected(today);
    let Some(since_birth) = child.age(today) else { return String::new() };
    let counted = if corrected == CorrectedAge::NotNeeded { "" } else { CORRECTED };
    let Some(used) = age_to_use(since_birth, corrected) else {
        let (_, first) = turn(child, 3);
        return format!("还没满 40 周。到 {first}（矫正满 3 个月）看第一组；在那以前，有不放心的随时问医生。");
    };
    let next = next_round(used).map(|next| {
        let (counted, from) = turn(child, next.months);
        format!("下一组是{counted}{}，{from} 起。", months_words(next.months))
    });
    let next = next.unwrap_or_default();
    match round_at(used) {
        Some(round) => format!("现在{counted} {}，看{}这一组。{next}", used.words(), months_words(round.months)),
        None => format!("现在{counted} {}。{next}在那以前，有不放心的随时问医生。", used.words()),
    }
}

/// The day it is the turn of a round, and whether that is by corrected age: a preterm child's is corrected until two years after
/// birth, and on that day it is as old as its birthday says.
fn turn(child: &Child, months: i32) -> (&'static str, Date) {
    let corrected_until = child.birth.plus_months(CORRECTED_UNTIL_MONTHS);
    let term = child.gestation.filter(|gestation| gestation.is_preterm()).map(|weeks| term_date(child.birth, weeks));
    let by_term = term.map(|term| term.plus_months(months));
    match by_term {
        Some(day) if day < corrected_until => (CORRECTED, day),
        Some(_) => ("", child.birth.plus_months(months.max(CORRECTED_UNTIL_MONTHS))),
        None => ("", child.birth.plus_months(months)),
    }
}

/// The choice of another age.
#[component]
fn WhichRound(shown: Memo<Option<Round>>, wanted: RwSignal<Option<i32>>) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    bind_select(select, shown, |shown| shown.map(|round| round.months.to_string()).unwrap_or_default());
    let choose = move |event| wanted.set(event_target_value(&event).parse().ok());
    let option = |round: Round| view! { <option value=round.months.to_string()>{months_words(round.months)}</option> };
    view! {
        <div class="ty-field ty-tool">
            <label for="which-round">{"看哪个月龄"}</label>
            <select id="which-round" node_ref=select autocomplete="off" on:change=choose>
                <option value="">{"现在该看的"}</option>
                {ROUNDS.map(option).into_iter().collect_view()}
            </select>
        </div>
    }
}

/// The four signs of a round, and what the answers come to.
#[component]
fn Questions(records: Records, shown: Memo<Option<Round>>) -> impl IntoView {
    let today = use_now().today;
    let answers = Memo::new(move |_| {
        let months = shown.get().map(|round| round.months);
        records.with(|family| Some(family.child()?.signs_at(months?))).unwrap_or_default()
    });
    let put = move |signs: std::ops::Range<usize>, answer: Option<Answer>| {
        let on = today.get_untracked();
        let Some(round) = shown.get_untracked() else { return };
        records.change_child(|child| signs.for_each(|sign| child.answer(round.months, sign, answer, on)));
    };
    let choice = move |sign: usize, (code, answer): (&'static str, Answer)| {
        let id = format!("sign-{sign}-{code}");
        let chosen = move || answers.with(|answers| answers.get(sign).copied().flatten() == Some(answer));
        view! {
            <div class="ty-tick">
                <input id=id.clone() type="radio" name=format!("sign-{sign}") autocomplete="off" prop:checked=chosen
                    on:change=move |_| put(sign..sign + 1, Some(answer))/>
                <label for=id>{answer.term()}</label>
            </div>
        }
    };
    let question = move |sign: usize| {
        let words =
            move || shown.get().and_then(|round| round.signs.get(sign).map(|words| format!("{}. {words}", sign + 1)));
        view! {
            <fieldset class="ty-sign">
                <legend>{words}</legend>
                <div class="ty-ticks">{ANSWERS.map(|answer| choice(sign, answer)).into_iter().collect_view()}</div>
            </fieldset>
        }
    };
    let untouched = Signal::derive(move || answers.get() == [None; 4]);
    let told = Signal::derive(move || said(outcome(answers.get())).to_owned());
    let again = Callback::new(move |()| put(0..4, None));
    view! {
        <div hidden=Signal::derive(move || shown.with(Option::is_none))>
            <p>{"下面说的是还不会、或不一样的地方。像玩一样试一试，符合就选“有”。"}</p>
            {(0..4).map(question).collect_view()}
            <p class="ty-outcome" role="status">{told}</p>
            <div class="ty-actions ty-tool">{control::button("这一组重新答", untouched, again)}</div>
        </div>
    }
}

fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unfinished => "四条都答了，这里就告诉您接下来怎么做。",
        outcome => outcome.words(),
    }
}

/// What was answered at other ages, for the doctor to see.
fn earlier(child: &Child, shown: Option<Round>) -> Option<Piece> {
    let others = child.signs.iter().filter(|signs| Some(signs.months) != shown.map(|round| round.months));
    let rows: Vec<Piece> = others.map(|signs| piece("li").words(in_words(signs))).collect();
    let title = piece("h2").with("id", "earlier").words("别的月龄答过的");
    let section = piece("section").with("aria-labelledby", "earlier");
    (!rows.is_empty()).then(|| section.holding([title, piece("ul").class("ty-findings").holding(rows)]))
}

/// 满 6 个月（2025-09-10 答）：有：不会伸手抓物。说不准：不能扶坐。
fn in_words(signs: &Signs) -> String {
    let of = |wanted: Option<Answer>| {
        let round = round(signs.months)?;
        let named: Vec<&str> = round
            .signs
            .into_iter()
            .zip(signs.answers)
            .filter(|(_, answer)| *answer == wanted)
            .map(|(sign, _)| sign)
            .collect();
        (!named.is_empty()).then(|| named.join("；"))
    };
    let present = of(Some(Answer::Present)).map(|named| format!("有：{named}。")).unwrap_or_default();
    let unsure = of(Some(Answer::Unsure)).map(|named| format!("说不准：{named}。")).unwrap_or_default();
    let open = of(None).map(|_| "有的没答。").unwrap_or_default();
    let none = if signs.answers == [Some(Answer::Absent); 4] { "四条都没有。" } else { "" };
    format!("{}（{} 答）：{present}{unsure}{open}{none}", months_words(signs.months), signs.on)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::live::family::tests::{born, day};
    use crate::live::family::{About, Family};
    use tuoyu_childhealth::Gestation;

    fn child(about: About) -> Child {
        let mut family = Family::default();
        family.add(about);
        family.child().unwrap().clone()
    }

    #[test]
    fn the_turn_and_the_next_are_told_by_the_age_that_counts() {
        let preterm = |birth| child(About { gestation: Gestation::new(32, 0), ..born(birth) });
        for (child, words) in [
            (child(born("2025-11-05")), "现在 12 个月 17 天，看满 12 个月这一组。下一组是满 18 个月，2027-05-05 起。"),
            (
                child(born("2026-11-05")),
                "现在 17 天。下一组是满 3 个月，2027-02-05 起。在那以前，有不放心的随时问医生。",
            ),
            (child(born("2018-11-05")), "现在 8 岁，看满 6 岁这一组。"),
            (
                preterm("2025-11-05"),
                "现在矫正月龄 10 个月 22 天，看满 8 个月这一组。下一组是矫正月龄满 12 个月，2026-12-31 起。",
            ),
            (preterm("2025-01-05"), "现在矫正月龄 20 个月 20 天，看满 18 个月这一组。下一组是满 2 岁，2027-01-05 起。"),
            (
                preterm("2026-10-20"),
                "还没满 40 周。到 2027-03-15（矫正满 3 个月）看第一组；在那以前，有不放心的随时问医生。",
            ),
        ] {
            assert_eq!(lead(&child, day("2026-11-22")), words);
        }
    }

    #[test]
    fn what_was_answered_is_told_in_words() {
        let mut child = child(born("2025-03-05"));
        child.answer(6, 1, Some(Answer::Present), day("2025-09-10"));
        child.answer(6, 3, Some(Answer::Unsure), day("2025-09-10"));
        (0..4).for_each(|sign| child.answer(3, sign, Some(Answer::Absent), day("2025-06-10")));
        let told: Vec<String> = child.signs.iter().map(in_words).collect();
        assert_eq!(
            told,
            [
                "满 3 个月（2025-06-10 答）：四条都没有。",
                "满 6 个月（2025-09-10 答）：有：不会伸手抓物。说不准：不能扶坐。有的没答。",
            ]
        );
    }
}
