//! What the chosen standard says of one measurement, in its own sentences.

use tuoyu_childhealth::CorrectedAge;
use tuoyu_childhealth::growth::{NOT_A_DIAGNOSIS, Standard};
use tuoyu_childhealth::sources::TO_CONFIRM;

use super::number;
use super::reading::{Reading, doubts, readings};
use crate::live::family::{Child, Measured};
use crate::live::piece::{Piece, paragraph, piece};

/// The results of a measurement; why there are none where the sex is not said.
pub(super) fn results(child: &Child, measured: &Measured, standard: Standard) -> Piece {
    let latest = child.measurements.last() == Some(measured);
    let title = format!("{}：{}", if latest { "最近一次" } else { "这一次" }, measured.on);
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
    let compared = child.sex.map(|_| format!("和{}比。{}", standard.term(), confirm(standard)));
    piece("section")
        .class("ty-results")
        .with("aria-labelledby", "results")
        .holding([
            piece("h2").with("id", "results").with("tabindex", "-1").words(title),
            paragraph("", number::words(measured)),
        ])
        .holding(doubts(child, measured).into_iter().map(|words| paragraph("ty-warn", words)))
        .holding(missing.map(|words| paragraph("", words)))
        .holding(compared.map(|words| paragraph("ty-quiet", words)))
        .holding(read.iter().flat_map(|reading| at_age(reading, several)))
        .holding([paragraph("ty-note", NOT_A_DIAGNOSIS)])
}

/// Said beside figures that were read in a transcription.
pub(super) fn confirm(standard: Standard) -> &'static str {
    match standard {
        Standard::Wst423 => TO_CONFIRM,
        Standard::Who2006 => "",
    }
}

fn at_age(reading: &Reading, several: bool) -> impl Iterator<Item = Piece> {
    let title = format!("按{}：{}", reading.counted.term(), reading.age.words());
    let findings = reading.assessment.findings.iter().map(|finding| piece("li").words(finding.sentence.clone()));
    let gap = |words: String| piece("li").class("ty-quiet").words(words);
    let gaps = reading.assessment.gaps.iter().map(|one| gap(format!("{}：{}", one.indicator.term(), one.sentence)));
    let list = piece("ul").class("ty-findings").holding(findings).holding(gaps);
    several.then(|| piece("h3").words(title)).into_iter().chain([list])
}
