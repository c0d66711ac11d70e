//! The freshness report: region by region, and each sort of fact over all of them.

use serde::Serialize;
use tuoyu_catalog::Date;
use tuoyu_catalog::check::{RegionFiles, SiteFiles};
use tuoyu_catalog::freshness::{FRESH_DAYS, Freshness};

/// How fresh the regions are.
#[derive(Debug, Serialize)]
pub(super) struct Ages {
    whole: Freshness,
    regions: Vec<Region>,
}

#[derive(Debug, Serialize)]
struct Region {
    code: String,
    #[serde(flatten)]
    freshness: Freshness,
}

impl Ages {
    /// Nothing read yet.
    pub(super) fn on(day: Date) -> Ages {
        Ages { whole: Freshness::none(day), regions: Vec::new() }
    }

    /// Counts a region.
    pub(super) fn add(&mut self, files: &RegionFiles) {
        let region = Freshness::of(self.whole.on, files.institutions.iter().map(|row| &row.record));
        self.whole.add(&region);
        self.regions.push(Region { code: files.folder.clone(), freshness: region });
    }

    /// The report as a clerk reads it.
    pub(super) fn text(&self, site: &SiteFiles) -> String {
        let mut lines = vec![format!("按 {} 算，{}", self.whole.on, share(&self.whole))];
        if self.regions.len() > 1 {
            lines.extend(self.regions.iter().map(|Region { code, freshness }| {
                let entry = site.regions.iter().map(|row| &row.record).find(|entry| entry.code.as_str() == code);
                let name = entry.map_or("", |entry| entry.name.as_str());
                format!("  {code} {}{}", padded(name, 14), share(freshness))
            }));
        }
        lines.push(String::new());
        lines.push(row(["栏目", "建议多久更新", "写明的", "最早的一条", "是哪一家", "最早到期", "已过期"]));
        for age in &self.whole.facts {
            let every = age.rhythm().map_or(0, |rhythm| rhythm.every_days);
            let term = age.rhythm().map_or("", |rhythm| rhythm.term);
            let day = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
            let (oldest, whose) =
                age.oldest.as_ref().map_or((None, "—"), |oldest| (Some(oldest.date), oldest.id.as_str()));
            lines.push(row([
                term,
                &format!("{every} 天"),
                &format!("{} 家", age.stated),
                &day(oldest),
                whose,
                &day(age.next_due),
                &format!("{} 家", age.overdue),
            ]));
        }
        lines.push("多久更新一次是建议，不是规定；没有单独日期的栏目，按那一条记录的数据日期算。".to_owned());
        lines.join("\n")
    }
}

fn share(freshness: &Freshness) -> String {
    let oldest = freshness.oldest.map_or_else(String::new, |day| format!("，最早的一条 {day}"));
    match freshness.percent() {
        Some(percent) => {
            format!("{} 家里 {} 家在 {FRESH_DAYS} 天内核实过（{percent}%）{oldest}", freshness.rows, freshness.fresh)
        }
        None => "没有机构".to_owned(),
    }
}

fn row(cells: [&str; 7]) -> String {
    const WIDTHS: [usize; 7] = [22, 14, 10, 12, 18, 12, 0];
    let row: String = cells.iter().zip(WIDTHS).map(|(cell, width)| padded(cell, width)).collect();
    row.trim_end().to_owned()
}

/// Filled up with blanks; a Chinese character takes two columns of a terminal.
fn padded(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|one| if one.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}
