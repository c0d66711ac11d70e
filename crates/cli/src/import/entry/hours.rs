//! Opening hours: 周一至周五 8:00-17:30. Hours without days, and days with a break, are not guessed at.

use tuoyu_catalog::institution::OpenHours;

use super::super::clean::fold;

/// The hours of Monday to Sunday, `None` where the text does not say them for certain. Several parts, each with days and hours
/// of its own (周一至周五 8:00-18:00；周六 8:00-12:00；周日 休息), must name every day of the week, each once.
pub(super) fn read(text: &str) -> Option<[Option<OpenHours>; 7]> {
    let folded =
        fold(text).replace(['至', '到'], "-").replace("星期", "周").replace("礼拜", "周").replace("周天", "周日");
    // A part that names neither a day nor an hour is a remark: 节假日休息.
    let speaks =
        |part: &&str| part.contains(|one: char| one.is_ascii_digit()) || NAMES.iter().any(|day| part.contains(day));
    let parts: Vec<&str> = folded.split(';').filter(speaks).collect();
    if let [whole] = parts.as_slice() {
        let (open, days) = (span(whole)?, days(whole)?);
        return Some(std::array::from_fn(|day| days.contains(&day).then_some(open)));
    }
    let mut week: [Option<Option<OpenHours>>; 7] = [None; 7];
    for part in parts {
        let open = if part.ends_with("休息") { None } else { Some(span(part)?) };
        for day in days(part).or_else(|| single(part))? {
            let place = week.get_mut(day).filter(|place| place.is_none())?;
            *place = Some(open);
        }
    }
    week.iter().all(Option::is_some).then(|| week.map(Option::flatten))
}

const NAMES: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// A part that begins with one day.
fn single(part: &str) -> Option<Vec<usize>> {
    NAMES.iter().position(|name| part.starts_with(name)).map(|day| vec![day])
}

fn days(folded: &str) -> Option<Vec<usize>> {
    if ["每天", "每日", "全年无休"].iter().any(|word| folded.contains(word)) {
        return Some((0..7).collect());
    }
    if folded.contains("工作日") {
        return Some((0..5).collect());
    }
    let at = |text: &str| NAMES.iter().position(|name| text.starts_with(name));
    let (first, rest) = folded.char_indices().find_map(|(from, _)| {
        let rest = folded.get(from..)?;
        at(rest).map(|day| (day, rest))
    })?;
    let rest = rest.get("周一".len()..)?.strip_prefix('-')?;
    let last = at(rest).or_else(|| at(&format!("周{rest}")))?;
    (first < last).then(|| (first..=last).collect())
}

/// The only span of hours in a text.
fn span(folded: &str) -> Option<OpenHours> {
    let marked: String = folded.replace("点半", ":30").replace(['点', '时'], ":00").replace(":00:00", ":00");
    // 次日 belongs to the hour after it.
    let marked = marked.replace("次日", "+");
    let parts = marked.split(|one: char| !(one.is_ascii_digit() || matches!(one, ':' | '+')));
    let times: Vec<u16> = parts.filter(|part| part.contains(':')).map(time).collect::<Option<_>>()?;
    match times.as_slice() {
        [open, close] if open < close => Some(OpenHours { open: *open, close: *close }),
        _ => None,
    }
}

fn time(text: &str) -> Option<u16> {
    if let Some(text) = text.strip_prefix('+') {
        return time(text).map(|minutes| minutes + 1440);
    }
    let mut parts = text.trim_matches(':').split(':');
    let (hour, minute) = (parts.next()?.parse::<u16>().ok()?, parts.next()?.parse::<u16>().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_both_needed() {
        for (text, days, open, close) in [
            ("周一至周五 8:00-17:30", 5, 480, 1050),
            ("星期一至星期六 7:30—18:00", 6, 450, 1080),
            ("工作日8：00—17：00", 5, 480, 1020),
            ("周一至周日 8点-18点", 7, 480, 1080),
            ("每天 8点半至17点半", 7, 510, 1050),
        ] {
            let read = read(text);
            let open_days: Vec<OpenHours> = read.into_iter().flatten().flatten().collect();
            assert_eq!(open_days, vec![OpenHours { open, close }; days], "{text}");
        }
        let open = |open, close| Some(OpenHours { open, close });
        let day = open(480, 1080);
        for (text, week) in [
            ("周一至周五 08:00-18:00；周六 08:00-12:00；周日 休息", [day, day, day, day, day, open(480, 720), None]),
            ("周一 休息；周二至周日 8:00-18:00", [None, day, day, day, day, day, day]),
            ("周一至周日 20:00-次日02:00", [open(1200, 1560); 7]),
            ("周一至周五 8:00-18:00；节假日休息", [day, day, day, day, day, None, None]),
        ] {
            assert_eq!(read(text), Some(week), "{text}");
        }
        for text in ["周一至周五 8:00-18:00；周六 8:00-12:00", "周一至周日 8:00-18:00；周六 休息", "周六 8:00-12:00"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        for text in
            ["8:00-17:30", "周一至周五", "周一至周五 8:00-11:30，14:00-17:30", "全天", "周一至周五 25:00-26:00", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
