//! Badges, results and ends: each list speaks of its own matter, in the state it is in, and what was before is kept.

use tuoyu_catalog::institution::{FilingStatus, Operation, RecognitionState};

use crate::export::Export;

fn import(export: &Export, list: &str, source: &str, day: &str, text: &str) -> crate::export::Answer {
    let arguments = ["--mode", "increment", "--list", list, "--source", source, "--as-of", day];
    export.import_text("410305", &arguments, "名单.csv", text)
}

#[test]
fn a_proposal_becomes_a_badge_when_the_result_is_published() {
    let export = Export::new("proposal");
    let text = "2025年普惠托育机构认定公示\n公示期：2025年3月3日至3月9日\n1.示例甲托育\n2.示例乙托育\n";
    export.import_text("410305", &["--mode", "increment"], "公示.txt", text);
    let one = export.named("410305", "示例甲托育");
    assert_eq!((one.recognitions.len(), one.recognitions[0].state), (1, RecognitionState::Proposed));
    let answer = import(
        &export,
        "recognition:affordable",
        "2025年普惠托育机构认定结果",
        "2025-04-01",
        "机构名称,认定时间\n示例甲托育,2025-03-20\n",
    );
    assert_eq!((answer.code, answer.number("changed")), (0, 1), "{}", answer.json);
    let one = export.named("410305", "示例甲托育");
    let [badge] = one.recognitions.as_slice() else { unreachable!("{one:?}") };
    assert_eq!((badge.state, badge.date.unwrap().to_string().as_str()), (RecognitionState::Held, "2025-03-20"));
    assert_eq!(export.named("410305", "示例乙托育").recognitions[0].state, RecognitionState::Proposed);
    assert_eq!(one.filing, None);
}

#[test]
fn another_list_never_speaks_of_filing_even_where_a_column_does() {
    let export = Export::new("other");
    let rows = "机构名称,备案时间,是否备案\n示例甲托育,2024-01-02,是\n";
    let answer = import(&export, "recognition:affordable", "普惠托育机构名单", "2025-01-01", rows);
    assert_eq!(answer.codes(), ["E825"]);
    assert_eq!(export.named("410305", "示例甲托育").filing, None);
}

#[test]
fn a_badge_that_is_taken_away_has_ended() {
    let export = Export::new("taken");
    import(
        &export,
        "recognition:affordable",
        "普惠托育机构名单",
        "2025-01-01",
        "机构名称,认定时间\n示例甲托育,2024-12-01\n",
    );
    import(
        &export,
        "recognition:affordable",
        "关于取消普惠托育机构认定的公告",
        "2025-06-01",
        "机构名称,认定时间\n示例甲托育,2025-05-30\n",
    );
    let one = export.named("410305", "示例甲托育");
    let [badge] = one.recognitions.as_slice() else { unreachable!("{one:?}") };
    assert_eq!((badge.state, badge.date.unwrap().to_string().as_str()), (RecognitionState::Ended, "2024-12-01"));
    assert_eq!(badge.until.unwrap().to_string(), "2025-05-30");
    assert!(export.is_valid());
}

#[test]
fn a_filing_list_may_say_who_is_affordable() {
    let export = Export::new("column");
    import(
        &export,
        "filing",
        "备案名单",
        "2025-01-01",
        "机构名称,是否普惠\n示例甲托育,是\n示例乙托育,否\n示例丙托育,\n",
    );
    let badges: Vec<usize> = export.institutions("410305").iter().map(|one| one.recognitions.len()).collect();
    assert_eq!(badges, [1, 0, 0]);
}

#[test]
fn results_of_two_years_stand_beside_each_other() {
    let export = Export::new("results");
    for (day, level) in [("2024-05-01", "B级"), ("2025-05-01", "A")] {
        let rows = format!("机构名称,评估等级,评估时间,评估得分\n示例甲托育,{level},{day},900\n");
        assert_eq!(import(&export, "evaluation:wst821-2023", "质量评估结果", day, &rows).code, 0);
    }
    let results: Vec<(Option<String>, String)> = export
        .named("410305", "示例甲托育")
        .evaluations
        .into_iter()
        .map(|one| (one.level, one.date.to_string()))
        .collect();
    assert_eq!(results, [(Some("B".into()), "2024-05-01".into()), (Some("A".into()), "2025-05-01".into())]);
    assert!(export.is_valid());
}

#[test]
fn a_level_the_scheme_does_not_have_names_the_line_to_write() {
    let export = Export::new("level");
    let rows = "机构名称,评估等级\n示例甲托育,优秀\n";
    let answer = import(&export, "evaluation:wst821-2023", "质量评估结果", "2025-05-01", rows);
    assert_eq!((answer.code, answer.codes()), (1, vec!["E837".to_owned()]));
    assert!(answer.problems("E837")[0]["remedy"].as_str().unwrap().contains("等级 优秀 = A"));
    let mapping = export.list("对照.txt", "等级 优秀 = A\n");
    let arguments = [
        "--mode",
        "increment",
        "--list",
        "evaluation:wst821-2023",
        "--source",
        "质量评估结果",
        "--as-of",
        "2025-05-01",
    ];
    let answer = export.import_text(
        "410305",
        &[&arguments[..], &["--mapping", mapping.to_str().unwrap()]].concat(),
        "a.csv",
        rows,
    );
    assert_eq!(answer.code, 0, "{}", answer.json);
    assert_eq!(export.named("410305", "示例甲托育").evaluations[0].level.as_deref(), Some("A"));
}

#[test]
fn who_did_not_pass_gets_no_badge() {
    let export = Export::new("failed");
    import(
        &export,
        "recognition:hygiene",
        "卫生评价结果",
        "2025-05-01",
        "被评价单位名称,评价结果\n示例甲托育,合格\n示例乙托育,不合格\n",
    );
    let badges: Vec<usize> = export.institutions("410305").iter().map(|one| one.recognitions.len()).collect();
    assert_eq!(badges, [1, 0]);
    assert_eq!(export.institutions("410305")[0].recognitions[0].level.as_deref(), Some("pass"));
}

#[test]
fn a_withdrawn_filing_is_not_a_closed_place_and_a_closed_place_is() {
    let export = Export::new("closure");
    import(
        &export,
        "filing",
        "备案名单",
        "2025-01-01",
        "机构名称,备案时间\n示例甲托育,2024-01-02\n示例乙托育,2024-01-02\n",
    );
    import(
        &export,
        "closure",
        "关于注销备案的公告",
        "2025-06-01",
        "机构名称,注销时间,注销原因\n示例甲托育,2025-05-20,机构申请\n",
    );
    let one = export.named("410305", "示例甲托育");
    let filing = one.filing.unwrap();
    assert_eq!((filing.status, filing.date.unwrap().to_string().as_str()), (FilingStatus::Withdrawn, "2025-05-20"));
    assert_eq!((filing.reasons.as_deref(), filing.history.len(), one.operation), (Some("机构申请"), 1, None));
    import(&export, "closure", "关于停止服务机构的公告", "2025-07-01", "机构名称,停业时间\n示例乙托育,2025-06-30\n");
    let one = export.named("410305", "示例乙托育");
    assert_eq!(
        (one.operation, one.operation_since.unwrap().to_string().as_str()),
        (Some(Operation::Closed), "2025-06-30")
    );
    assert_eq!(one.filing.unwrap().status, FilingStatus::Filed);
    assert!(export.is_valid());
}
