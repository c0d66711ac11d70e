//! The mapping file: what a clerk has decided once, so that no import asks again.
//!
//! One decision a line, `种类 写法 = 含义`, in the words of the reports; `#` begins a remark. Every problem that a decision
//! would solve prints the line to add.

use std::collections::HashMap;
use std::path::Path;

use tuoyu_catalog::{InstitutionId, Problem, RegionCode};

use super::clean::{fold, name_key};
use super::header::{Field, header_key};

/// The decisions.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapping {
    columns: HashMap<String, Field>,
    townships: HashMap<String, String>,
    counties: HashMap<String, RegionCode>,
    levels: HashMap<String, String>,
    institutions: HashMap<String, Identity>,
}

/// Which institution a name on a list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// One that is published.
    Published(InstitutionId),
    /// One that is not.
    New,
}

impl Mapping {
    /// Reads a mapping file; every line that cannot be understood is a problem.
    pub(super) fn read(path: &Path) -> (Mapping, Vec<Problem>) {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Mapping::parse(&name, &text),
            Err(error) => {
                let problem = Problem::error("E849", name, format!("不能读对照文件：{error}"));
                (Mapping::default(), vec![problem.mend("对照文件是 UTF-8 的文本")])
            }
        }
    }

    pub(super) fn parse(name: &str, text: &str) -> (Mapping, Vec<Problem>) {
        let mut mapping = Mapping::default();
        let mut problems = Vec::new();
        for (line, row) in text.trim_start_matches('\u{feff}').lines().zip(1_u32..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(why) = mapping.line(line) {
                let problem = Problem::error("E849", name, why).at_row(row).in_field("", line);
                problems.push(problem.mend("写成“列 园所 = 机构名称”这样，一行一个"));
            }
        }
        (mapping, problems)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (left, meaning) = line.rsplit_once('=').ok_or("没有等号")?;
        let (sort, written) = left.trim().split_once(char::is_whitespace).ok_or("等号左边要写种类和写法")?;
        let (written, meaning) = (written.trim(), meaning.trim());
        match sort {
            "列" => {
                let field = Field::named(meaning)
                    .ok_or_else(|| format!("没有这一项；可以写：{}", Field::terms().join("、")))?;
                self.columns.insert(header_key(written), field);
            }
            "镇街" => drop(self.townships.insert(fold(written), meaning.to_owned())),
            "区县" => drop(self.counties.insert(fold(written), RegionCode::parse(meaning)?)),
            "等级" => drop(self.levels.insert(fold(written), meaning.to_owned())),
            "机构" => {
                let identity =
                    if meaning == "新" { Identity::New } else { Identity::Published(InstitutionId::parse(meaning)?) };
                self.institutions.insert(name_key(written), identity);
            }
            _ => return Err("种类只有：列、镇街、区县、等级、机构".to_owned()),
        }
        Ok(())
    }

    /// The field of a column, by its header or by 第2列.
    pub(super) fn column(&self, header: &str, column: usize) -> Option<Field> {
        let by_header = self.columns.get(&header_key(header));
        by_header.or_else(|| self.columns.get(&format!("第{}列", column + 1))).copied()
    }

    /// Whether any column is named by its number.
    pub(super) fn has_numbered_columns(&self) -> bool {
        self.columns.keys().any(|key| key.starts_with('第') && key.ends_with('列'))
    }

    /// The township a text stands for.
    pub(super) fn township(&self, text: &str) -> Option<&str> {
        self.townships.get(&fold(text)).map(String::as_str)
    }

    /// The county a text stands for.
    pub(super) fn county(&self, text: &str) -> Option<RegionCode> {
        self.counties.get(&fold(text)).cloned()
    }

    /// The level's code a text stands for.
    pub(super) fn level(&self, text: &str) -> Option<&str> {
        self.levels.get(&fold(text)).map(String::as_str)
    }

    /// Whether anything is decided of institutions.
    pub(super) fn decides_institutions(&self) -> bool {
        !self.institutions.is_empty()
    }

    /// The institution a name stands for.
    pub(super) fn institution(&self, name: &str) -> Option<&Identity> {
        self.institutions.get(&name_key(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_decision_is_read() {
        let text = "# 说明\n列 园 所 = 机构名称\n列 第3列 = 地址\n镇街 塔子湖片 = 塔子湖街道\n区县 高新区 = 330602\n等级 优 = A\n\
            机构 示例 甲 = 420102-0003\n机构 示例乙 = 新\n";
        let (mapping, problems) = Mapping::parse("a.txt", text);
        assert_eq!(problems, []);
        assert_eq!(mapping.column("园所", 0), Some(Field::Name));
        assert_eq!(mapping.column("位置说明", 2), Some(Field::Address));
        assert_eq!(mapping.township("塔子湖片"), Some("塔子湖街道"));
        assert_eq!(mapping.county("高新区").map(|code| code.to_string()).as_deref(), Some("330602"));
        assert_eq!(mapping.level("优"), Some("A"));
        assert!(matches!(mapping.institution("示例甲"), Some(Identity::Published(_))));
        assert_eq!(mapping.institution("示例乙"), Some(&Identity::New));
    }

    #[test]
    fn a_line_that_cannot_be_understood_is_named() {
        let (_, problems) = Mapping::parse("a.txt", "列 园所 = 没有的项\n随便写写\n栏 a = b\n机构 甲 = 编号\n");
        assert_eq!(problems.iter().map(|one| one.row).collect::<Vec<_>>(), [Some(1), Some(2), Some(3), Some(4)]);
    }
}
