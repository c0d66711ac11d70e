//! Every shape of list found or thought of: exactly the institutions it holds, and nothing it does not state.

use tuoyu_catalog::institution::{FilingStatus, RecognitionState};
use tuoyu_catalog::manifest::Provenance;

use crate::export::{Export, fixture};

#[test]
fn the_list_of_jiangan() {
    let export = Export::new("jiangan");
    let answer = export.import("420102", &["--mode", "increment"], &[&fixture("jiangan-2025-09.html")]);
    assert_eq!((answer.code, answer.number("new"), answer.codes()), (0, 8, vec!["E818".to_owned()]));
    let all = export.institutions("420102");
    assert_eq!(all.len(), 8);
    for one in &all {
        let [badge] = one.recognitions.as_slice() else { unreachable!("{one:?}") };
        assert_eq!((badge.scheme.as_str(), badge.state), ("affordable", RecognitionState::Proposed));
        let days = (badge.date.unwrap().to_string(), badge.until.unwrap().to_string());
        assert_eq!(days, ("2025-09-26".to_owned(), "2025-10-09".to_owned()));
        assert_eq!(badge.source.as_ref().unwrap().date.unwrap().to_string(), "2025-09-25");
        assert_eq!(one.filing, None, "a list of another kind says nothing about filing");
        let nothing_else =
            (one.address.is_none(), one.telephone.is_none(), one.places, one.kind, one.credit_code.is_none());
        assert_eq!(nothing_else, (true, true, None, None, true), "{}", one.name);
    }
    let branch = export.named("420102", "逢泰(武汉)托儿所服务有限公司百步亭分公司");
    let parent = export.named("420102", "逢泰(武汉)托儿所服务有限公司");
    assert_ne!(branch.id, parent.id);
    assert_eq!((branch.township, branch.locality.as_deref()), (None, Some("百步亭社区")));
    assert_eq!(parent.township.unwrap().as_str(), "420102018");
    assert_eq!(all.iter().filter(|one| one.township.is_some()).count(), 7);
    let manifest = export.manifest();
    assert_eq!((manifest.provenance, manifest.publisher.as_str()), (Provenance::Official, "江岸区卫生健康局"));
    assert!(export.is_valid());
}

#[test]
fn the_list_of_xinhui() {
    let export = Export::new("xinhui");
    let answer = export.import("440705", &["--mode", "increment"], &[&fixture("xinhui-2025-09.txt")]);
    assert_eq!((answer.code, answer.number("new"), answer.codes()), (0, 5, Vec::new()));
    let all = export.institutions("440705");
    let towns: Vec<(&str, Option<&str>)> =
        all.iter().map(|one| (one.name.as_str(), one.township.as_ref().map(|code| code.as_str()))).collect();
    assert_eq!(
        towns,
        [
            ("江门市新会区好儿女儿童托育服务有限公司", Some("440705110")),
            ("江门市爱雅园托育服务有限公司", None),
            ("江门市新会区童星托育服务有限公司", None),
            ("江门市新会区艺韵托育有限公司", Some("440705101")),
            ("江门市新会区多多乐园托育服务有限公司", None),
        ]
    );
    assert!(all.iter().all(|one| one.filing.is_none() && one.locality.is_none() && one.recognitions.len() == 1));
    assert!(export.is_valid());
}

/// A further shape.
struct Shape {
    region: &'static str,
    arguments: &'static [&'static str],
    files: &'static [&'static str],
    /// What the list is taken for.
    list: &'static str,
    /// How many institutions it holds.
    rows: u64,
}

const fn shape(
    region: &'static str,
    arguments: &'static [&'static str],
    files: &'static [&'static str],
    list: &'static str,
    rows: u64,
) -> Shape {
    Shape { region, arguments, files, list, rows }
}

const SHAPES: [Shape; 15] = [
    shape("410305", &[], &["filing.xlsx"], "filing", 4),
    shape("410481", &["--as-of", "2023-12-31"], &["filing-2003.xls"], "filing", 2),
    shape("370303", &["--source", "备案目录"], &["town-hedong.xlsx", "town-hexi.xlsx"], "filing", 5),
    shape("140525", &[], &["affordable.docx"], "recognition:affordable", 3),
    shape("340602", &[], &["hygiene.html"], "recognition:hygiene", 2),
    shape("370303", &["--source", "全国托育机构备案信息"], &["national.csv"], "filing", 3),
    shape("370303", &["--source", "市平台"], &["platform.json"], "facts", 3),
    shape("330600", &[], &["levels.txt"], "evaluation", 8),
    shape("532900", &[], &["model.txt"], "recognition:model", 5),
    shape("370303", &[], &["side-by-side.html"], "filing", 5),
    shape("340602", &["--as-of", "2025-06-01"], &["affordable.tsv"], "recognition:affordable", 3),
    shape("140525", &["--as-of", "2025-01-01"], &["filing-gb18030.csv"], "filing", 3),
    shape("410305", &["--source", "2025年涧西区托育机构质量评估结果"], &["evaluation.csv"], "evaluation", 3),
    shape("410305", &[], &["closure.txt"], "closure", 2),
    shape("410481", &["--as-of", "2025-01-01"], &["labelled.txt"], "facts", 2),
];

#[test]
fn every_shape_holds_exactly_its_rows_and_changes_nothing_the_second_time() {
    for Shape { region, arguments, files, list, rows } in SHAPES {
        let export = Export::new(&format!("shape-{}", files[0]));
        let paths: Vec<_> = files.iter().map(|file| fixture(file)).collect();
        let paths: Vec<_> = paths.iter().map(|path| path.as_path()).collect();
        let arguments = [&["--mode", "increment"], arguments].concat();
        let answer = export.import(region, &arguments, &paths);
        assert_eq!(answer.code, 0, "{files:?}: {}", answer.json);
        assert_eq!((answer.json["list"].as_str(), answer.number("new")), (Some(list), rows), "{files:?}");
        assert!(export.is_valid(), "{files:?}");
        let again = export.import(region, &arguments, &paths);
        let counts = (again.number("new"), again.number("changed"), again.number("confirmed"));
        assert_eq!(counts, (0, 0, rows), "{files:?}: {}", again.json);
    }
}

#[test]
fn a_workbook_with_two_levels_of_header_and_merged_cells() {
    let export = Export::new("filing-xlsx");
    export.import("410305", &["--mode", "snapshot"], &[&fixture("filing.xlsx")]);
    let all = export.institutions("410305");
    let towns: Vec<&str> = all.iter().map(|one| one.township.as_ref().unwrap().as_str()).collect();
    assert_eq!(towns, ["410305001", "410305001", "410305002", "410305002"]);
    let filed: Vec<String> = all.iter().map(|one| one.filing.as_ref().unwrap().date.unwrap().to_string()).collect();
    assert_eq!(filed, ["2023-05-08", "2024-03-05", "2024-03-05", "2024-12-31"]);
    assert_eq!(all.iter().map(|one| one.places).collect::<Vec<_>>(), [Some(60), Some(30), Some(20), Some(15)]);
    let fees = all[0].fees.as_ref().unwrap();
    assert_eq!((fees.care, fees.meals), (Some(1680), Some(400)));
    assert_eq!(all[0].classes.as_ref().unwrap().len(), 2);
    assert_eq!(all[0].telephone.as_deref(), Some("0379-12345671"));
    assert_eq!(all[0].as_of.to_string(), "2025-06-30");
    // The kindergarten's class stands under the company's code and is a place of its own.
    assert_eq!(all[0].credit_code, all[2].credit_code);
}

#[test]
fn a_list_for_a_prefecture_files_each_row_under_the_county_it_names() {
    let export = Export::new("levels");
    let answer = export.import("330600", &["--mode", "increment"], &[&fixture("levels.txt")]);
    assert_eq!(answer.codes(), ["E820", "E838"]);
    for (region, names) in [("330603", 2), ("330604", 1), ("330602", 3), ("330681", 1), ("330600", 1)] {
        assert_eq!(export.institutions(region).len(), names, "{region}");
    }
    let levels: Vec<Option<String>> =
        export.institutions("330602").iter().map(|one| one.evaluations[0].level.clone()).collect();
    assert_eq!(levels, vec![Some("二级".to_owned()); 3]);
    assert_eq!(export.institutions("330603")[0].evaluations[0].date.to_string(), "2024-12-20");
}

#[test]
fn an_office_s_own_telephone_is_nobodys() {
    let export = Export::new("model");
    export.import("532900", &["--mode", "increment"], &[&fixture("model.txt")]);
    let all = export.institutions("532900");
    assert!(all.iter().all(|one| one.telephone.is_none()));
    let levels: Vec<&str> = all.iter().map(|one| one.recognitions[0].level.as_deref().unwrap()).collect();
    assert_eq!(levels, ["AAAA", "AAAA", "AAA", "AAA", "AAA"]);
}

#[test]
fn statuses_are_kept_as_the_list_states_them() {
    let export = Export::new("statuses");
    export.import("140525", &["--mode", "snapshot", "--as-of", "2025-01-01"], &[&fixture("filing-gb18030.csv")]);
    let statuses: Vec<Option<FilingStatus>> =
        export.institutions("140525").iter().map(|one| one.filing.as_ref().map(|filing| filing.status)).collect();
    assert_eq!(statuses, [Some(FilingStatus::Filed), Some(FilingStatus::Refused), None]);
}

#[test]
fn one_file_a_township_states_the_township_in_its_title() {
    let export = Export::new("towns");
    let files = [fixture("town-hedong.xlsx"), fixture("town-hexi.xlsx")];
    export.import("370303", &["--mode", "snapshot", "--source", "备案目录"], &[&files[0], &files[1]]);
    let towns: Vec<String> =
        export.institutions("370303").iter().map(|one| one.township.as_ref().unwrap().to_string()).collect();
    assert_eq!(towns, ["370303101", "370303101", "370303102", "370303102", "370303102"]);
}

const FILING: [&str; 6] = ["--mode", "increment", "--source", "备案名单", "--as-of", "2025-09-30"];

#[test]
fn a_table_says_what_the_heading_above_it_says() {
    let export = Export::new("sections");
    let page = "<h1>涧西区托育机构备案情况公示</h1><p>一、新增备案机构（2家）</p><table><tr><td>序号<td>机构名称\
        <tr><td>1<td>示例甲托育<tr><td>2<td>示例乙托育</table><p>二、注销备案机构（1家）</p>\
        <table><tr><td>序号<td>机构名称<tr><td>1<td>示例丙托育</table>";
    let answer = export.import_text("410305", &FILING, "a.html", page);
    assert_eq!((answer.code, answer.number("new")), (0, 3), "{}", answer.json);
    let statuses: Vec<FilingStatus> =
        export.institutions("410305").iter().map(|one| one.filing.as_ref().unwrap().status).collect();
    assert_eq!(statuses, [FilingStatus::Filed, FilingStatus::Filed, FilingStatus::Withdrawn]);
}

#[test]
fn a_header_nobody_knows_is_named_with_the_line_that_explains_it() {
    let export = Export::new("unknown");
    let rows = "序号,服务主体,坐落,床位\r\n1,示例甲托育,一路1号,30\r\n2,示例乙托育,二路2号,20\r\n";
    let headless = export.import_text("410305", &FILING, "a.csv", rows);
    assert_eq!((headless.code, headless.number("new"), headless.codes()), (0, 2, vec!["E809".into(), "E829".into()]));
    let known = rows.replace("服务主体", "机构名称");
    let answer = export.import_text("410305", &FILING, "a.csv", &known);
    let unknown: Vec<&str> = answer.problems("E829").iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(unknown, ["坐落", "床位"]);
    let mapping = export.list("对照.txt", "列 服务主体 = 机构名称\n列 坐落 = 地址\n列 床位 = 托位数\n");
    let mapped = [&FILING[..], &["--mapping", mapping.to_str().unwrap()]].concat();
    let answer = export.import_text("410305", &mapped, "a.csv", rows);
    assert_eq!((answer.code, answer.number("changed"), answer.codes()), (0, 2, Vec::new()), "{}", answer.json);
    let one = export.named("410305", "示例甲托育");
    assert_eq!((one.address.as_deref(), one.places), (Some("一路1号"), Some(30)));
}

#[test]
fn a_name_column_under_another_header_is_found_by_what_it_holds() {
    let export = Export::new("guessed");
    let rows = "序号,服务主体,地址,联系电话\n1,示例甲托育,一路1号,0379-6123456\n2,示例乙托育,二路2号,\n";
    let answer = export.import_text("410305", &FILING, "a.csv", rows);
    assert_eq!((answer.code, answer.number("new"), answer.codes()), (0, 2, vec!["E809".to_owned()]));
    assert!(answer.problems("E809")[0]["remedy"].as_str().unwrap().contains("列 服务主体 = 机构名称"));
    assert_eq!(export.named("410305", "示例甲托育").telephone.as_deref(), Some("0379-6123456"));
}
