//! Whole files into whole articles.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use serde_json::json;
use tuoyu_content::{
    Block, Guidance, GuidanceEntry, Inline, Parsed, Policy, PolicyEntry, contents, parse_guidance, parse_help,
    parse_policy, plain_text,
};

const POLICY: &str = r#"+++
title = "示例区照护服务方案"
short = "示例方案"
summary = "这是示例。"
doc_no = "示政办〔2022〕10号"
issuer = "示例区人民政府办公室"
region = "410305"
issued = "2022-08-08"
effective = "2022-08-08"
until = "2027-08-07"
validity_note = "有效期5年"
state = "in-force"
audience = ["family"]
topics = ["money", "tax"]
checked = "2026-11-21"
[[sources]]
title = "示例区照护服务方案"
number = "示政办〔2022〕10号"
url = "https://www.gov.cn/a.htm"
confidence = "verified"
+++
## 谁能用上

有孩子的**家庭**，见示政办〔2022〕10号〔二（一）3〕。
换行
ab
c

1. 先[登记](/check/)：
   - 甲
   - 乙
2. 再申请

### 表

| 月龄 | 次数 |
|---|---|
| 6 | **1** |

> 以当地为准。
"#;

fn policy() -> Policy {
    let parsed = parse_policy("policies/demo.md", "demo", POLICY);
    assert_eq!(parsed.problems, []);
    parsed.article.unwrap()
}

#[test]
fn a_policy_is_read_whole() {
    let policy = policy();
    let text = |words: &str| json!([{ "text": words }]);
    let paragraph = |words: &str| json!({ "paragraph": [{ "text": words }] });
    assert_eq!(
        serde_json::to_value(&policy).unwrap(),
        json!({
            "slug": "demo",
            "meta": {
                "title": "示例区照护服务方案",
                "short": "示例方案",
                "summary": "这是示例。",
                "doc_no": "示政办〔2022〕10号",
                "issuer": "示例区人民政府办公室",
                "region": "410305",
                "issued": "2022-08-08",
                "effective": "2022-08-08",
                "until": "2027-08-07",
                "validity_note": "有效期5年",
                "state": "in-force",
                "audience": ["family"],
                "topics": ["money", "tax"],
                "checked": "2026-11-21",
                "sources": [{
                    "document": {
                        "title": "示例区照护服务方案",
                        "number": "示政办〔2022〕10号",
                        "url": "https://www.gov.cn/a.htm",
                    },
                    "confidence": "verified",
                }],
            },
            "body": [
                { "heading": { "level": 2, "id": "s1", "inlines": text("谁能用上") } },
                { "paragraph": [
                    { "text": "有孩子的" },
                    { "strong": text("家庭") },
                    { "text": "，见示政办〔2022〕10号" },
                    { "clause": "二（一）3" },
                    { "text": "。换行ab c" },
                ] },
                { "list": { "ordered": true, "items": [
                    [
                        { "paragraph": [
                            { "text": "先" },
                            { "link": { "to": "/check/", "inlines": text("登记") } },
                            { "text": "：" },
                        ] },
                        { "list": { "ordered": false, "items": [[paragraph("甲")], [paragraph("乙")]] } },
                    ],
                    [paragraph("再申请")],
                ] } },
                { "heading": { "level": 3, "id": "s2", "inlines": text("表") } },
                { "table": {
                    "head": [text("月龄"), text("次数")],
                    "rows": [[text("6"), [{ "strong": text("1") }]]],
                } },
                { "quote": [paragraph("以当地为准。")] },
            ],
        })
    );
    assert_eq!(
        plain_text(&policy.body),
        "谁能用上\n有孩子的家庭，见示政办〔2022〕10号。换行ab c\n先登记：\n甲\n乙\n再申请\n表\n月龄\n次数\n6\n1\n以当地为准。"
    );
    assert_eq!(contents(&policy.body).iter().map(|entry| entry.id).collect::<Vec<_>>(), ["s1", "s2"]);
}

#[test]
fn articles_and_entries_read_back_from_their_json() {
    let policy = policy();
    let entry = PolicyEntry::of(&policy, &[&policy]);
    let today = "2027-01-01".parse().unwrap();
    assert_eq!(entry.span().on(today), policy.meta.validity(today));
    assert_eq!(serde_json::from_str::<PolicyEntry>(&serde_json::to_string(&entry).unwrap()).unwrap(), entry);
    assert_eq!(serde_json::from_str::<Policy>(&serde_json::to_string(&policy).unwrap()).unwrap(), policy);
}

#[test]
fn guidance_keeps_the_citations_of_its_warnings() {
    let text = r#"+++
title = "示例文章"
summary = "这是示例。"
topics = ["sleep"]
from_month = 6
to_month = 12
author_role = "内容编写组"
reviewed = "2026-11-21"
review_by = "2027-11-21"
see_doctor = ["喘不过气，马上就医〔来源1〕"]
[[sources]]
title = "示例指南"
confidence = "secondary"
+++
正文。
"#;
    let guidance: Guidance = parse_guidance("guidance/demo.md", "demo", text).article.unwrap();
    let warning = vec![Inline::Text("喘不过气，马上就医".to_owned()), Inline::Clause("来源1".to_owned())];
    assert_eq!(guidance.meta.see_doctor, [warning]);
    let entry = GuidanceEntry::from(&guidance);
    let fits: Vec<_> = [5, 6, 11, 12].map(|month| entry.is_for(month)).into();
    assert_eq!(fits, [false, true, true, false]);
}

#[test]
fn files_from_windows_read_the_same() {
    let text = "+++\ntitle = \"关于\"\nsummary = \"本站。\"\nupdated = \"2026-11-22\"\n+++\n\n## 一\n\n甲\n乙。\n";
    let unix = parse_help("help/about.md", "about", text);
    let windows = parse_help("help/about.md", "about", &format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    assert_eq!(unix.problems, []);
    assert_eq!(windows.problems, []);
    assert_eq!(unix.article, windows.article);
    assert_eq!(unix.article.unwrap().body.len(), 2);
}

#[test]
fn all_problems_of_a_file_are_reported_at_once() {
    let text = "+++\ntitle = \"\"\nupdated = \"昨天\"\nauthor = \"某\"\n+++\n\n# 大标题\n\n<b>甲</b>〔来源1〕\n";
    let Parsed { article, problems, .. } = parse_help("help/About.md", "About", text);
    assert_eq!(article, None);
    let found: Vec<_> = problems.iter().map(|problem| (problem.row.unwrap_or(0), problem.code)).collect();
    let expected = [
        (1, "C105"),
        (1, "C118"),
        (2, "C107"),
        (3, "C108"),
        (4, "C104"),
        (7, "C203"),
        (9, "C201"),
        (9, "C201"),
        (9, "C210"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn heading_ids_stay_unique_when_headings_repeat() {
    let text = "+++\ntitle = \"关于\"\nsummary = \"本站。\"\nupdated = \"2026-11-22\"\n+++\n## 一\n## 一\n### 一\n";
    let help = parse_help("help/about.md", "about", text).article.unwrap();
    let ids = help.body.iter().filter_map(|block| match block {
        Block::Heading { id, .. } => Some(id.as_str()),
        _ => None,
    });
    assert_eq!(ids.collect::<Vec<_>>(), ["s1", "s2", "s3"]);
}
