//! Persons: no mobile number, identity card number or name of a person reaches the export; the row does.

use crate::export::Export;

const FILING: [&str; 6] = ["--mode", "increment", "--list", "filing", "--source", "备案名单"];

/// Put together here so that no such number stands in the repository.
fn mobile() -> String {
    ["138", "2345", "6789"].concat()
}

fn identity_card() -> String {
    ["410305", "19900101", "123X"].concat()
}

#[test]
fn nothing_personal_is_kept_and_the_row_is() {
    let export = Export::new("persons");
    let (mobile, card) = (mobile(), identity_card());
    let rows = format!(
        "机构名称,法定代表人,联系人,联系电话,身份证号,举办者,地址,统一社会信用代码\n\
         示例甲托育,王小明,李小红,{mobile},{card},张大山,一路1号（联系{mobile}）,{card}\n\
         示例乙托育{mobile},王小明,李小红,王老师 0379-61234567 / {mobile},{card},示例教育公司,二路2号,\n"
    );
    let answer = export.import_text("410305", &FILING, "备案名单.csv", &rows);
    assert_eq!(answer.code, 0, "{}", answer.json);
    let all = export.institutions("410305");
    assert_eq!(all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["示例甲托育", "示例乙托育"]);
    assert_eq!(
        (&all[0].telephone, &all[0].address, &all[0].operator, &all[0].credit_code),
        (&None, &None, &None, &None)
    );
    assert_eq!(all[1].telephone.as_deref(), Some("0379-61234567"));
    assert_eq!(all[1].operator.as_deref(), Some("示例教育公司"));
    for (path, bytes) in export.files() {
        let text = String::from_utf8(bytes).unwrap();
        for personal in [mobile.as_str(), card.as_str(), "王小明", "李小红", "张大山", "王老师"] {
            assert!(!text.contains(personal), "{personal} in {}", path.display());
        }
    }
    let printed = answer.json.to_string();
    for personal in [mobile.as_str(), card.as_str(), "王小明", "李小红", "张大山"] {
        assert!(!printed.contains(personal), "{personal} in the report");
    }
}

#[test]
fn each_thing_left_out_is_reported_with_file_row_and_field() {
    let export = Export::new("persons-reported");
    let rows = format!("机构名称,联系人,联系电话\n示例甲托育,王小明,0379-61234567\n示例乙托育,李小红,{}\n", mobile());
    let answer = export.import_text("410305", &FILING, "a.csv", &rows);
    let [telephone] = answer.problems("E812")[..] else { unreachable!("{}", answer.json) };
    assert_eq!((telephone["row"].as_u64(), telephone["field"].as_str()), (Some(3), Some("联系电话")));
    assert!(telephone["file"].as_str().unwrap().ends_with("a.csv"));
    assert_eq!(answer.problems("E811")[0]["field"], "联系人");
}
