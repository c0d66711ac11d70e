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
        (Some(sheet), _) => sheet.name.clone(),
        (None, false) => entry.saved.name.clone(),
        (None, true) => entry.saved.pick.id.to_string(),
    }
}

/// Its telephone.
pub(super) fn telephone(sheet: &Sheet) -> &str {
    if sheet.telephone.is_empty() { text::UNSTATED } else { &sheet.telephone }
}

fn about(sheet: &Sheet) -> Vec<String> {
    let notice = (!sheet.notice.is_empty()).then(|| format!("注意：{}", sheet.notice));
    let always = [
        sheet.place.clone(),
        format!("电话：{}", telephone(sheet)),
        sheet.taken.clone(),
        format!("资料截至 {}", sheet.as_of),
    ];
    notice.into_iter().chain(always).collect()
}
