//! What the chosen standard says of one measurement, in its own sentences.

use leptos::prelude::*;
use tuoyu_childhealth::CorrectedAge;
use tuoyu_childhealth::growth::{NOT_A_DIAGNOSIS, Standard};
use tuoyu_childhealth::sources::TO_CONFIRM;

use super::number;
use super::reading::{Reading, doubts, readings};
use crate::live::family::{Child, Measured};

/// The results of a measurement; why there are none where the sex is not said.
pub(super) fn results(child: &Child, measured: &Measured, standard: Standard) -> impl IntoView + use<> {
    let latest = child.measurements.last() == Some(measured);
    let title = format!("{}：{}", if latest { "最近一次" } else { "这一次" }, measured.on);
    let doubted: Vec<_> =
        doubts(child, measured).into_iter().map(|words| view! { <p class="ty-warn">{words}</p> }).collect();
    let mut read = readings(standard, child, measured);
    // The corrected age is the one to go by, so it stands first.
    read.reverse();
    let several = read.len() > 1;
    let missing = match (child.sex, child.corrected(measured.on)) {
        (None, _) => Some("两套标准都分男孩、女孩。在上面“改资料”里选了性别，就能比。"),
        (_, CorrectedAge::BeforeTerm { .. }) => {
            Some("那时还没满 40 周，足月孩子的标准用不上，怎么长听医生的。下面只是按出生日期算的。")
        }
        _ => None,
    };
    view! {
        <section class="ty-results" aria-labelledby="results">
            <h2 id="results" tabindex="-1">{title}</h2>
            <p>{number::words(measured)}</p>
            {doubted}
            {missing.map(|words| view! { <p>{words}</p> })}
            <p class="ty-quiet" hidden=child.sex.is_none()>{format!("和{}比。{}", standard.term(), confirm(standard))}</p>
            {read.iter().map(|reading| at_age(reading, several)).collect_view()}
            <p class="ty-note">{NOT_A_DIAGNOSIS}</p>
        </section>
    }
}

/// Said beside figures that were read in a transcription.
pub(super) fn confirm(standard: Standard) -> &'static str {
    match standard {
        Standard::Wst423 => TO_CONFIRM,
        Standard::Who2006 => "",
    }
}

fn at_age(reading: &Reading, several: bool) -> impl IntoView + use<> {
    let title = format!("按{}：{}", reading.counted.term(), reading.age.words());
    let findings = reading.assessment.findings.iter().map(|finding| finding.sentence.clone());
    let gaps = reading.assessment.gaps.iter().map(|gap| format!("{}：{}", gap.indicator.term(), gap.sentence));
    let quiet = |words| view! { <li class="ty-quiet">{words}</li> };
    view! {
        <h3 hidden=!several>{title}</h3>
        <ul class="ty-findings">
            {findings.map(|words| view! { <li>{words}</li> }).collect_view()}
            {gaps.map(quiet).collect_view()}
        </ul>
    }
}
