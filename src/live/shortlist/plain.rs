//! The shortlist in words, to send to somebody: what one would read out on the telephone.

use tuoyu_catalog::Date;
use tuoyu_catalog::sheet::Sheet;

use super::backup::Entry;
use crate::route::Route;
use crate::text;

/// The list in words. `origin` is where the site stands.
pub(super) fn words(entries: &[(Entry, Option<Box<Sheet>>)], origin: &str, today: Date) -> String {
    let one = |(nth, (entry, sheet)): (usize, &(Entry, Option<Box<Sheet>>))| {
        let name = name(entry, sheet.as_deref());
        let mut lines = vec![format!("{}. {name}", nth + 1)];
        lines.extend(sheet.iter().flat_map(|sheet| about(sheet)));
        let when = entry.note.when();
        if !when.is_empty() {
            lines.push(format!("去看的日子：{when}"));
        }
        if !entry.note.text.trim().is_empty() {
            lines.push(format!("笔记：{}", entry.note.text.trim()));
        }
        lines.push(format!("网页：{origin}{}", Route::Institution(entry.saved.pick.id.clone()).href()));
        lines.join("\n")
    };
    let all: Vec<String> = entries.iter().enumerate().map(one).collect();
    format!("收藏的托育机构（{today}）\n\n{}\n", all.join("\n\n"))
}

/// What an institution is called: by the list of today, else as it was when it was kept, else by its id.
pub(super) fn name(entry: &Entry, sheet: Option<&Sheet>) -> String {
    match (sheet, entry.saved.name.is_empty()) {
        (Some(sheet), _) => sheet.card.name.clone(),
        (None, false) => entry.saved.name.clone(),
        (None, true) => entry.saved.pick.id.to_string(),
    }
}

/// What a family must know first: closed, paused, not filed.
pub(super) fn notice(sheet: &Sheet) -> Option<&'static str> {
    let card = &sheet.card;
    card.operation.map(|operation| operation.term()).or_else(|| {
        card.filing
            .filter(|status| *status != tuoyu_catalog::institution::FilingStatus::Filed)
            .map(|status| status.term())
    })
}

/// Where it is: township and address.
pub(super) fn place(sheet: &Sheet) -> String {
    let address = sheet.card.address.clone().unwrap_or_else(|| format!("地址{}", text::UNSTATED));
    sheet.township.iter().cloned().chain([address]).collect::<Vec<_>>().join(" · ")
}

/// What it takes, in a line.
pub(super) fn taken(sheet: &Sheet) -> String {
    [text::months(&sheet.card), text::hours(&sheet.card), text::fee(&sheet.card)].join("；")
}

fn about(sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<String> = notice(sheet).map(|words| format!("注意：{words}")).into_iter().collect();
    lines.push(place(sheet));
    lines.push(format!("电话：{}", sheet.telephone.as_deref().unwrap_or(text::UNSTATED)));
    lines.push(taken(sheet));
    lines.push(format!("资料截至 {}", sheet.as_of));
    lines
}
