//! One file under `tests/invalid` for each way an article can be wrong: exactly its problem, at its line.
#![expect(clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;

use tuoyu_catalog::Problem;
use tuoyu_content::{parse_guidance, parse_help, parse_policy, rule};

/// File, kind of article, and the problem: code, line, field, value.
type Case = (&'static str, Kind, &'static str, u32, &'static str, &'static str);

#[derive(Clone, Copy)]
enum Kind {
    Policy,
    Guidance,
    Help,
}
use Kind::{Guidance, Help, Policy};

const CASES: &[Case] = &[
    ("no-front-matter", Help, "C101", 1, "", ""),
    ("unterminated-front-matter", Help, "C102", 1, "", ""),
    ("toml-syntax", Help, "C103", 3, "", "summary = 本站是什么。"),
    ("unknown-key-in-source", Help, "C104", 8, "sources[1].page", ""),
    ("unknown-key", Help, "C104", 5, "author", ""),
    ("missing-key-in-source", Help, "C105", 5, "sources[1].confidence", ""),
    ("missing-key", Policy, "C105", 1, "issuer", ""),
    ("to-confirm-in-quotes", Policy, "C106", 11, "to_confirm", "true"),
    ("wrong-type", Guidance, "C106", 5, "from_month", "0"),
    ("blank-value", Guidance, "C107", 2, "title", " "),
    ("no-topics", Guidance, "C107", 4, "topics", "[]"),
    ("bad-date", Policy, "C108", 8, "until", "2027-02-29"),
    ("date-without-quotes", Policy, "C108", 8, "until", "2027-08-07"),
    ("unknown-word", Policy, "C109", 10, "state", "active"),
    ("repeated-word", Policy, "C110", 11, "topics", "money"),
    ("bad-region", Policy, "C111", 6, "region", "涧西"),
    ("checked-before-issued", Policy, "C112", 12, "checked", "2022-08-07"),
    ("review-before-reviewed", Guidance, "C112", 9, "review_by", "2026-11-20"),
    ("until-before-effective", Policy, "C112", 8, "until", "2022-08-07"),
    ("effective-before-issued", Policy, "C113", 7, "effective", "2022-08-01"),
    ("months-beyond-36", Guidance, "C114", 6, "to_month", "37"),
    ("months-reversed", Guidance, "C114", 6, "to_month", "12"),
    ("no-sources", Guidance, "C115", 1, "sources", ""),
    ("link-javascript", Help, "C116", 8, "", "javascript:alert`1`"),
    ("link-not-authority", Help, "C116", 7, "", "https://www.gov.cn.example.com/"),
    ("source-not-authority", Help, "C116", 8, "sources[1].url", "https://www.163.com/a.html"),
    ("source-not-https", Help, "C116", 8, "sources[1].url", "http://www.gov.cn/a.htm"),
    ("short-too-long", Policy, "C117", 3, "short", "示例政策示例政策示例政策示例政策"),
    ("Bad_Slug", Help, "C118", 1, "", "Bad_Slug"),
    ("for-families", Policy, "C118", 1, "", "for-families"),
    ("raw-html", Help, "C201", 9, "", "<div>第二段</div>"),
    ("raw-inline-html", Help, "C201", 7, "", "<br>"),
    ("image", Help, "C202", 7, "", "![图](/a/)"),
    ("heading-in-list", Help, "C203", 7, "", "## 关于"),
    ("heading-level-1", Help, "C203", 7, "", "# 关于"),
    ("heading-level-4", Help, "C203", 9, "", "#### 细节"),
    ("code-by-indent", Help, "C204", 9, "", "乙。"),
    ("code", Help, "C204", 7, "", "`ls`"),
    ("emphasis", Help, "C204", 7, "", "*重点*"),
    ("hard-break", Help, "C204", 7, "", "\\"),
    ("heading-by-underline", Help, "C204", 7, "", "关于"),
    ("link-by-reference", Help, "C204", 9, "", "a"),
    ("list-torn-apart", Help, "C204", 7, "", "3. 甲"),
    ("thematic-break", Help, "C204", 9, "", "---"),
    ("strong-not-closed", Help, "C205", 8, "", "**"),
    ("table-without-rule", Help, "C205", 7, "", "|"),
    ("empty-body", Help, "C206", 6, "", ""),
    ("link-protocol-relative", Help, "C207", 7, "", "//www.gov.cn/"),
    ("link-relative", Help, "C207", 7, "", "help/"),
    ("link-without-last-slash", Help, "C207", 7, "", "/help"),
    ("heading-without-words", Help, "C208", 7, "", "##"),
    ("link-without-words", Help, "C208", 7, "", "[](/help/)"),
    ("citation-empty", Help, "C209", 7, "", "〔〕"),
    ("citation-not-closed", Help, "C209", 7, "", "〔"),
    ("citation-beyond-sources-in-see-doctor", Guidance, "C210", 11, "see_doctor", "来源2"),
    ("citation-beyond-sources", Guidance, "C210", 17, "", "来源2"),
    ("bidi-character", Help, "C211", 7, "", "U+202E"),
    ("control-in-comment", Help, "C211", 5, "", "U+200B"),
    ("escaped-bidi-character", Help, "C211", 7, "", "U+202E"),
    ("escaped-control-in-toml", Help, "C211", 3, "summary", "U+0007"),
    ("identity-number", Help, "C212", 3, "summary", "410305199001010000"),
    ("mobile-number", Help, "C212", 7, "", "13800000000"),
    ("list-three-deep", Help, "C213", 9, "", "- 丙"),
    ("quote-in-quote", Help, "C213", 9, "", "> 乙"),
    ("row-too-narrow", Help, "C214", 9, "", "|6|"),
    ("row-too-wide", Help, "C214", 9, "", "|6|1|多出|"),
    ("heading-skips-a-level", Help, "C215", 7, "", "### 关于"),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

/// The problems of a fixture, and whether there is an article all the same.
fn read(name: &str, kind: Kind) -> (Vec<Problem>, bool) {
    let file = format!("{name}.md");
    let text = std::fs::read_to_string(folder().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    match kind {
        Policy => {
            let parsed = parse_policy(&file, name, &text);
            (parsed.problems, parsed.article.is_some())
        }
        Guidance => {
            let parsed = parse_guidance(&file, name, &text);
            (parsed.problems, parsed.article.is_some())
        }
        Help => {
            let parsed = parse_help(&file, name, &text);
            (parsed.problems, parsed.article.is_some())
        }
    }
}

#[test]
fn each_wrong_file_yields_its_problem_at_its_line() {
    for &(name, kind, code, row, field, value) in CASES {
        let (problems, has_article) = read(name, kind);
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.code, problem.row, problem.field.as_str(), problem.value.as_str()))
            .collect();
        assert_eq!(found, [(code, Some(row), field, value)], "{name}");
        assert_eq!(has_article, !problems.iter().any(Problem::is_error), "{name}");
        assert!(problems.iter().all(|problem| problem.file == format!("{name}.md")), "{name}");
        assert!(problems.iter().all(|problem| !problem.message.is_empty() && !problem.remedy.is_empty()), "{name}");
    }
}

#[test]
fn every_file_and_every_rule_about_one_file_has_its_case() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap_or_else(|error| panic!("{error}"))
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    assert_eq!(files, CASES.iter().map(|case| format!("{}.md", case.0)).collect());
    let covered: BTreeSet<&str> = CASES.iter().map(|case| case.2).collect();
    let rules: BTreeSet<&str> = rule::ALL.iter().map(|rule| rule.code).filter(|code| !code.starts_with("C3")).collect();
    assert_eq!(covered, rules);
}
