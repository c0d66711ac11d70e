//! What a row says of filing, badges and results, cell by cell.

use tuoyu_catalog::institution::FilingStatus;
use tuoyu_catalog::{Date, Problem};

use super::super::clean::date::{self, Day};
use super::super::header::Field;
use super::super::report::Report;
use super::super::value;
use super::memory::Memory;
use super::{Cell, Reading, Standing, day, facts, not_understood, text};

impl Reading<'_> {
    /// A cell about filing.
    pub(super) fn filing<'b>(
        &self,
        cell: Cell<'b>,
        standing: &mut Standing,
        memory: &mut Memory<'b>,
        report: &mut Report,
    ) {
        match cell.field {
            Field::FilingStatus => match value::one("filing_status", cell.text) {
                Some("not_filed") => standing.is_not_filed = true,
                Some("unstated") => standing.is_unstated = true,
                Some(code) => standing.filing_status = FilingStatus::from_code(code),
                // 备案时间 typed under 备案情况.
                None => match memory.days.of(cell.text, date::read) {
                    Day::Exact(day) => standing.filing_date = standing.filing_date.or(self.filed_on(cell, day, report)),
                    _ => not_understood(cell, report),
                },
            },
            Field::FilingDate => {
                standing.filing_date = day(cell, memory, report).and_then(|day| self.filed_on(cell, day, report));
            }
            Field::FilingReceipt => standing.filing_receipt = text(cell, report),
            Field::FilingReasons => standing.filing_reasons = text(cell, report),
            Field::EndedOn => {
                standing.ended_on = day(cell, memory, report).and_then(|day| self.by_now(cell, day, report))
            }
            _ => {}
        }
    }

    /// A filing later than the list that reports it: one of the two days is wrong, and nobody here can say which.
    fn filed_on(&self, cell: Cell<'_>, day: Date, report: &mut Report) -> Option<Date> {
        if day <= self.as_of {
            return Some(day);
        }
        let problem = Problem::error("E851", "", format!("备案日期晚于名单的数据日期 {}", self.as_of));
        let problem = problem.at_row(cell.row).in_field(cell.header, day.to_string());
        report.add(problem.mend("核对这一格；名单更新过，就用 --as-of 写明新的日期"));
        None
    }

    pub(super) fn by_now(&self, cell: Cell<'_>, day: Date, report: &mut Report) -> Option<Date> {
        if day > self.as_of {
            let message = format!("晚于名单的数据日期 {}，没有保存", self.as_of);
            report.leave_out(cell.row, "E815", (cell.header, &day.to_string()), &message, "核对这一格和 --as-of");
        }
        Some(day).filter(|day| *day <= self.as_of)
    }

    /// A cell about a badge or result.
    pub(super) fn badge<'b>(
        &self,
        cell: Cell<'b>,
        standing: &mut Standing,
        memory: &mut Memory<'b>,
        report: &mut Report,
    ) {
        let answer = |report: &mut Report| {
            let answer = value::yes(cell.text);
            if answer.is_none() {
                not_understood(cell, report);
            }
            answer
        };
        match cell.field {
            Field::Affordable => standing.affordable = answer(report),
            Field::Model => standing.model = answer(report),
            Field::Hygiene => standing.hygiene = text(cell, report),
            Field::Level => standing.level = text(cell, report),
            Field::Score => standing.score = facts::count(cell, report),
            Field::BadgeDate => {
                standing.badge_date = day(cell, memory, report).and_then(|day| self.by_now(cell, day, report))
            }
            Field::BadgeUntil => standing.badge_until = day(cell, memory, report),
            _ => {}
        }
    }
}
