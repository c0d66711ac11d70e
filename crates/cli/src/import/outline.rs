//! The list in plain text: numbered names, names after headings, names joined by 、 after a district, names in brackets and all.
//!
//! No two authorities write alike, so a line is judged by what stands in it and not by its number: a name looks like a name,
//! a heading names a level, a county or a township or announces a list, everything else is the notice's own text.

mod item;

use tuoyu_catalog::Problem;

use super::document::Line;
use super::header::{self, Field};
use super::heading::{self, Heading};
use super::list::{List, Listed};
use super::name;
use item::{Item, Mark, Name};

/// What a text was found to be.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its list.
    pub(super) list: List<'static>,
    /// The lines that are no part of it, for the notice.
    pub(super) notes: Vec<String>,
    /// Counts that do not agree.
    pub(super) problems: Vec<Problem>,
}

/// Reads the lines of a text.
pub(super) fn read(file: &str, lines: &[&Line]) -> Found {
    let items: Vec<Item> = lines.iter().map(|line| Item::of(line)).collect();
    let mut reading = Reading { file, found: Found::default(), headings: Vec::new(), expected: None, labelled_to: 0 };
    let numbered_names = numbered_lists_of_names(&items);
    for (at, item) in items.iter().enumerate() {
        reading.line(item, numbered_names.get(at).copied().unwrap_or_default());
    }
    reading.check_count();
    reading.found
}

/// For each line whether it belongs to a run of lines numbered alike, most of which are names: then all of them are.
fn numbered_lists_of_names(items: &[Item]) -> Vec<bool> {
    let mut out = vec![false; items.len()];
    let mut start = 0;
    while let Some(first) = items.get(start) {
        let is_numbered = matches!(first.mark, Mark::Item | Mark::Subsection);
        let run = items.iter().skip(start).take_while(|item| is_numbered && item.mark == first.mark).count();
        let of_run = || items.iter().skip(start).take(run);
        let likely = of_run().filter(|item| name::is_likely(&Name::of(&item.text).name)).count();
        let is_list = run >= 2 && likely * 2 >= run;
        out.iter_mut().skip(start).take(run).for_each(|one| *one = is_list);
        start += run.max(1);
    }
    out
}

struct Reading<'a> {
    file: &'a str,
    found: Found,
    headings: Vec<Heading>,
    /// How many names the last heading promised, its line, and how many names there were before it.
    expected: Option<(usize, u32, usize)>,
    /// The last line of the record that labelled lines are being read into; 0 for none.
    labelled_to: u32,
}

impl Reading<'_> {
    fn line(&mut self, item: &Item, in_list: bool) {
        if let Some(pairs) = labelled(&item.text) {
            return self.labelled(item, pairs);
        }
        if in_list
            && !name::is_likely(&item.text)
            && name::is_possible(&Name::of(&item.text).name)
            && !heading::read(&item.text).says_anything()
        {
            return self.name(item.row, &item.text, &[]);
        }
        // 柯桥区:甲、乙 and 一级机构:甲、乙 and 名单如下:甲、乙.
        if let Some((head, rest)) = item.text.split_once([':', '：'])
            && let Some(names) = names(rest)
        {
            let heading = heading::read(head);
            let is_for_line = item.mark != Mark::Section && !rest.trim().is_empty();
            if is_for_line && heading.division.is_some() && heading.level.is_none() {
                let says = heading.says();
                self.check_names(item, &heading, names.len());
                names.iter().for_each(|name| self.name(item.row, name, &says));
            } else {
                self.heading(item, heading);
                self.found.notes.push(head.to_owned());
                names.iter().for_each(|name| self.name(item.row, name, &[]));
            }
            return;
        }
        if let Some(names) = names(&item.text) {
            return names.iter().for_each(|name| self.name(item.row, name, &[]));
        }
        self.found.notes.push(item.text.clone());
        if item.text.chars().count() <= 40 && !item.text.contains(['。', '，', ',']) {
            let heading = heading::read(&item.text);
            // A title speaks of the whole notice: 新会区 in it is no group of the list.
            if item.mark != Mark::None || heading.division.is_some() || item.text.contains("级") {
                self.heading(item, heading);
            }
        }
    }

    fn heading(&mut self, item: &Item, heading: Heading) {
        self.check_count();
        self.expected = heading.count.map(|count| (count, item.row, self.found.list.rows.len()));
        heading::apply(&mut self.headings, heading);
    }

    fn check_count(&mut self) {
        if let Some((count, row, before)) = self.expected.take() {
            let read = self.found.list.rows.len() - before;
            // A heading over headings (一级机构5家, then districts) is checked by its last part only where it has no others.
            if read != count && read > 0 {
                self.found.problems.push(counts_differ(self.file, row, count, read));
            }
        }
    }

    fn check_names(&mut self, item: &Item, heading: &Heading, read: usize) {
        if let Some(count) = heading.count.filter(|count| *count != read) {
            self.found.problems.push(counts_differ(self.file, item.row, count, read));
        }
    }

    fn name(&mut self, row: u32, text: &str, says: &[(Field, String)]) {
        let name = Name::of(text);
        let mut more = vec![(Field::Name, name.name)];
        more.extend(name.says);
        let inherited = self.headings.iter().flat_map(Heading::says).chain(says.iter().cloned());
        for (field, text) in inherited {
            if !more.iter().any(|(one, _)| *one == field) {
                more.push((field, text));
            }
        }
        self.found.list.rows.push(Listed { row, cells: None, more });
    }

    /// 机构名称:甲 on one line, 地址:… on the next: each name begins a record, and only lines right below it belong to it. The
    /// office's own telephone further down is nobody's.
    fn labelled(&mut self, item: &Item, pairs: Vec<(Field, String)>) {
        for (field, text) in pairs {
            let continues = self.labelled_to != 0 && (self.labelled_to..=self.labelled_to + 1).contains(&item.row);
            let last = self.found.list.rows.last_mut().filter(|_| continues);
            if field == Field::Name {
                self.name(item.row, &text, &[]);
                self.labelled_to = item.row;
            } else if let Some(last) = last.filter(|last| last.more.iter().all(|(one, _)| *one != field)) {
                last.more.push((field, text));
                self.labelled_to = item.row;
            } else {
                self.found.notes.push(item.text.clone());
            }
        }
    }
}

fn counts_differ(file: &str, row: u32, count: usize, read: usize) -> Problem {
    let problem = Problem::warning("E824", file, format!("写着 {count} 家，读到 {read} 家")).at_row(row);
    problem.mend("核对这一段，看有没有漏读或多读")
}

/// The names a text consists of, `None` where it is anything else.
fn names(text: &str) -> Option<Vec<&str>> {
    let text = text.trim().trim_end_matches(['。', ';', '；', '.', ',', '，']);
    for separators in [&['、', ';', '；'][..], &['、', ';', '；', ',', '，']] {
        let parts: Vec<&str> = text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
        let likely = parts.iter().filter(|part| name::is_likely(&Name::of(part).name)).count();
        let possible = parts.iter().all(|part| name::is_possible(&Name::of(part).name));
        // One name must look like one; of several most, the others being at least possible.
        if likely > 0 && possible && likely * 2 > parts.len() {
            return Some(parts);
        }
    }
    None
}

/// 地址:…; 电话:… as they stand in a line: pairs of a known header and a text. A line of which any part is none is no such line.
fn labelled(text: &str) -> Option<Vec<(Field, String)>> {
    let mut pairs: Vec<(Field, String)> = Vec::new();
    for part in text.split([';', '；', ',', '，', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once([':', '：']) {
            Some((label, value)) => {
                let (field, fit) = header::field(label)?;
                (fit.is_exact() && !value.trim().is_empty()).then(|| pairs.push((field, value.trim().to_owned())))?;
            }
            // 示例甲,地址:一路: the name stands first, unlabelled.
            None if pairs.is_empty() && name::is_likely(part) => pairs.push((Field::Name, part.to_owned())),
            None => return None,
        }
    }
    let has_label = text.contains([':', '：']);
    (has_label && !pairs.is_empty()).then_some(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let lines: Vec<Line> = text
            .lines()
            .zip(1_u32..)
            .filter(|(text, _)| !text.trim().is_empty())
            .map(|(text, number)| Line { number, text: text.to_owned() })
            .collect();
        let found = super::read("a.txt", &lines.iter().collect::<Vec<_>>());
        let rows = found.list.rows.iter().map(|row| row.more.iter().map(|(_, text)| text.clone()).collect()).collect();
        (rows, found.problems.iter().map(|problem| problem.message.clone()).collect())
    }

    #[test]
    fn a_numbered_list_among_sections() {
        let (rows, _) = read(
            "2025年示例区普惠托育机构认定的公示\n发布日期:2025-09-26\n一、认定机构名单\n1.示例甲托育有限公司(大鳌镇)\n\
             2.示例乙托育服务有限公司。\n3.小天使\n三、公示期限\n公示期为5个工作日,自2025年9月26日至2025年10月09日\n1.来信请写明姓名。\n示例区卫生健康局\n",
        );
        assert_eq!(rows, [vec!["示例甲托育有限公司", "大鳌镇"], vec!["示例乙托育服务有限公司"], vec!["小天使"]]);
    }

    #[test]
    fn levels_then_districts_then_names_joined() {
        let (rows, problems) = read(
            "2025年绍兴市托育机构等级评定结果公示\n一级托育机构(2家)\n柯桥区:示例甲托育、示例乙托育园\n二级托育机构(3家)\n越城区:示例丙托育\n诸暨市：示例丁托育、示例戊幼儿园\n",
        );
        assert_eq!(
            rows,
            [
                ["示例甲托育", "一级", "柯桥区"],
                ["示例乙托育园", "一级", "柯桥区"],
                ["示例丙托育", "二级", "越城区"],
                ["示例丁托育", "二级", "诸暨市"],
                ["示例戊幼儿园", "二级", "诸暨市"],
            ]
        );
        assert_eq!(problems, Vec::<String>::new());
    }

    #[test]
    fn sections_are_levels_and_subsections_names() {
        let (rows, _) = read(
            "一、“AAAA”等级州级示范托育机构\n(一)示例甲托育中心\n(二)小橡树\n二、“AAA”等级州级示范托育机构\n(一)示例丙托育有限公司\n联系电话：0872-1234567\n",
        );
        assert_eq!(rows, [["示例甲托育中心", "AAAA"], ["小橡树", "AAAA"], ["示例丙托育有限公司", "AAA"]]);
    }

    #[test]
    fn names_in_a_sentence_and_counts_that_do_not_agree() {
        let (rows, problems) = read("经评审，拟认定以下3家普惠托育机构：示例甲托育、示例乙托育。\n");
        assert_eq!(rows.concat(), ["示例甲托育", "示例乙托育"]);
        assert_eq!(problems, Vec::<String>::new());
        let (_, problems) = read("一级机构（3家）：\n示例甲托育\n示例乙托育\n");
        assert_eq!(problems, ["写着 3 家，读到 2 家"]);
    }

    #[test]
    fn labelled_lines_make_records() {
        let (rows, _) = read(
            "机构名称：示例甲托育\n地址：一路1号\n机构名称：示例乙托育，地址：二路2号\n\n联系电话：0379-6123456\n",
        );
        assert_eq!(rows, [["示例甲托育", "一路1号"], ["示例乙托育", "二路2号"]]);
    }

    #[test]
    fn one_name_a_line_and_groups_by_town() {
        let (rows, _) = read("机构名称\n大鳌镇\n示例甲托育\n示例乙托育\n大泽镇：\n示例丙托育\n");
        assert_eq!(rows, [["示例甲托育", "大鳌镇"], ["示例乙托育", "大鳌镇"], ["示例丙托育", "大泽镇"]]);
    }

    #[test]
    fn prose_alone_holds_no_list() {
        let (rows, _) = read(
            "关于托育机构备案的通知\n各托育机构：\n请于2025年9月26日前完成备案。\n联系电话：0379-6123456\n示例区卫生健康局\n",
        );
        assert_eq!(rows, Vec::<Vec<String>>::new());
    }
}
