//! Opening hours as one line: 周一至周五 08:00-18:00；周六 08:00-12:00；周日 休息. Every day is named, so nothing is left to guess.

use tuoyu_catalog::institution::OpenHours;

const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// The line. Days that follow each other and are alike stand together.
pub(super) fn line(hours: &[Option<OpenHours>; 7]) -> String {
    let mut parts: Vec<(usize, usize, Option<OpenHours>)> = Vec::new();
    for (day, open) in hours.iter().enumerate() {
        match parts.last_mut() {
            Some((_, last, alike)) if alike == open => *last = day,
            _ => parts.push((day, day, *open)),
        }
    }
    let parts = parts.into_iter().map(|(first, last, open)| {
        let name = |day: usize| DAYS.get(day).copied().unwrap_or_default();
        let days = if first == last { name(first).to_owned() } else { format!("{}至{}", name(first), name(last)) };
        format!("{days} {}", open.map_or_else(|| "休息".to_owned(), span))
    });
    parts.collect::<Vec<_>>().join("；")
}

fn span(open: OpenHours) -> String {
    format!("{}-{}", clock(open.open), clock(open.close))
}

/// Minutes after midnight; past midnight the next day's clock.
fn clock(minutes: u16) -> String {
    let (day, rest) = if minutes > 1440 { ("次日", minutes - 1440) } else { ("", minutes) };
    format!("{day}{:02}:{:02}", rest / 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_days_stand_together_and_closed_ones_are_named() {
        let open = |open, close| Some(OpenHours { open, close });
        let week = |day: Option<OpenHours>, saturday, sunday| [day, day, day, day, day, saturday, sunday];
        assert_eq!(
            line(&week(open(480, 1080), open(480, 720), None)),
            "周一至周五 08:00-18:00；周六 08:00-12:00；周日 休息"
        );
        assert_eq!(line(&week(open(450, 1050), open(450, 1050), open(450, 1050))), "周一至周日 07:30-17:30");
        assert_eq!(line(&week(open(1200, 1560), None, None)), "周一至周五 20:00-次日02:00；周六至周日 休息");
    }
}
