//! The vaccination page: its heading, the live part, the whole schedule for those without script, its rules, and the sources.

use leptos::prelude::*;
use tuoyu_catalog::Source;
use tuoyu_childhealth::age::months_words;
use tuoyu_childhealth::sources::TO_CONFIRM;
use tuoyu_childhealth::vaccines::{CATCH_UP, CLINIC_DECIDES, Dose, Earlier, Schedule};

use crate::components::{LivePart, SourceLine};
use crate::live::care::{LocalDoses, about};
use crate::route::Route;

/// Vaccination.
#[component]
pub(crate) fn Vaccines(
    /// What regions add to the national schedule.
    local: Vec<LocalDoses>,
) -> impl IntoView {
    view! {
        <div class="ty-lead ty-lead--tight">
            <p class="ty-crumb"><a href=Route::Tools.href()>"全部工具"</a></p>
            <h1>"疫苗日历"</h1>
            <p class="ty-lead__text">"填出生日期，再对照接种证填上打过的，就知道下一针最早哪天、有没有漏。日期只作提醒，听接种单位的安排。"</p>
        </div>
        <LivePart unanswered="日历没有启动：这台设备上打不开。可以对照下面的程序表。"/>
        <div class="ty-beyond-sheet">
            {Schedule::national().ok().map(|schedule| view! { <WholeSchedule schedule local/> })}
        </div>
    }
}

/// The schedule in words.
#[component]
fn WholeSchedule(schedule: Schedule, local: Vec<LocalDoses>) -> impl IntoView {
    let Schedule { edition, source, checked, rules, doses, later, earlier } = schedule;
    let sources =
        [source].into_iter().chain(earlier_sources(&earlier)).chain(local.iter().map(|one| one.extra.source.clone()));
    let sources: Vec<_> = sources.collect();
    view! {
        <section aria-labelledby="whole">
            <h2 id="whole">{format!("国家免疫程序（{edition} 年版）")}</h2>
            <p>"写的是可以打的最小年龄，到了就尽早打。这些疫苗免费。"</p>
            <div class="ty-rounds">{by_age(&doses)}</div>
            {local.iter().map(of_region).collect_view()}
            <p>{later_words(&later)}</p>
        </section>
        <section aria-labelledby="rules">
            <h2 id="rules">"晚了、选哪种、一起打"</h2>
            <p>{CATCH_UP}</p>
            <ul>{rules.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
            <p>"乙脑和甲肝各有减毒、灭活两种疫苗，选一种打完。早产的宝宝也按出生日期算，身体情况由接种单位和医生看过再定。"</p>
            <p>"日历里某月没有同一天，就算那个月的最后一天：1 月 31 日出生，满 1 个月是 2 月 28 日（闰年 29 日）。"</p>
            <p>{CLINIC_DECIDES}</p>
        </section>
        <section aria-labelledby="earlier">
            <h2 id="earlier">"以前的版本哪里不一样"</h2>
            <p>"按旧版打过的不用重打，接着打后面的。"</p>
            <ul>{earlier.iter().map(|one| view! { <li>{earlier_words(one)}</li> }).collect_view()}</ul>
        </section>
        <section class="ty-sources" aria-labelledby="sources">
            <h2 id="sources">"依据"</h2>
            <ul>{sources.into_iter().map(|source| view! { <li><SourceLine source/></li> }).collect_view()}</ul>
            <p class="ty-quiet">{format!("{TO_CONFIRM}核对于 {checked}。几剂之间的最短间隔，个别取自 2021 年版，只会让日期往后，不会往前。")}</p>
            <p><a class="ty-go" href=Route::Article("vaccine-day".to_owned()).href()>"打疫苗前后怎么做"</a></p>
            <p><a class="ty-go" href=Route::Article("vaccine-timeline".to_owned()).href()>"三岁前的疫苗一览"</a></p>
        </section>
    }
}

/// The doses under the age from which each may be given.
fn by_age(doses: &[Dose]) -> impl IntoView + use<> {
    let mut ages: Vec<i32> = doses.iter().map(|dose| dose.months).collect();
    ages.sort_unstable();
    ages.dedup();
    let of_age = |months: i32| {
        let at = doses.iter().filter(move |dose| dose.months == months);
        view! {
            <div class="ty-round">
                <h3>{months_words(months)}</h3>
                <ul>{at.map(dose).collect_view()}</ul>
            </div>
        }
    };
    ages.into_iter().map(of_age).collect_view()
}

fn dose(dose: &Dose) -> impl IntoView + use<> {
    let note = if dose.note.is_empty() { String::new() } else { format!("。{}", dose.note) };
    view! { <li><strong>{dose.name()}</strong>{format!("，防{}{note}", dose.prevents)}</li> }
}

/// What a region adds.
fn of_region(local: &LocalDoses) -> impl IntoView + use<> {
    let row = |dose: &Dose| view! { <li><strong>{dose.name()}</strong>{format!("，{}", about(dose))}</li> };
    view! {
        <h3>{format!("{}另加的", local.region.full_name)}</h3>
        <ul>{local.extra.doses.iter().map(row).collect_view()}</ul>
    }
}

/// Beyond the ages of this site: named, never dated.
fn later_words(later: &[Dose]) -> String {
    let Some(first) = later.first() else { return String::new() };
    format!("再往后还有{}：{}，共 {} 剂，到时候听学校和接种单位的通知。", first.vaccine, first.note, later.len())
}

/// 百白破疫苗：2021 年版是 3、4、5、18 月龄各 1 剂；2025-01-01 起是 2、4、6、18 月龄和 6 周岁各 1 剂.
fn earlier_words(earlier: &Earlier) -> String {
    let from = earlier.from.map_or_else(|| "现在".to_owned(), |from| format!("{from} 起"));
    format!("{}：{} 年版是{}；{from}是{}。", earlier.what, earlier.edition, earlier.was, earlier.now)
}

/// The documents that changed something, each once.
fn earlier_sources(earlier: &[Earlier]) -> Vec<Source> {
    let mut sources: Vec<Source> = earlier.iter().filter_map(|one| one.source.clone()).collect();
    sources.dedup();
    sources
}
