//! The lists an operator holds a place against, and the offices people are sent to: complete, cited, and no more than the facts.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;

use tuoyu_catalog::institution::{ClassBand, LegalForm};
use tuoyu_catalog::region::Region;
use tuoyu_policy::checklist::{self, Checklist, VETO_ITEMS, carers_for};
use tuoyu_policy::departments::{self, Matter};
use tuoyu_policy::{clause, promises};

const REGIONS: [&str; 5] = ["410305", "410481", "140525", "370303", "340602"];

fn region(code: &str) -> Region {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/data/regions").join(format!("{code}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list(id: &str) -> Checklist {
    checklist::shipped().unwrap().into_iter().find(|list| list.id == id).unwrap()
}

fn matter(id: &str) -> Matter {
    departments::shipped().unwrap().into_iter().find(|matter| matter.id == id).unwrap()
}

#[test]
fn every_item_names_a_document_and_is_ticked_under_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for list in checklist::shipped().unwrap() {
        for item in list.groups.iter().flat_map(|group| &group.items) {
            assert!((1..=list.sources.len()).contains(&item.source), "{} {}", list.id, item.id);
            assert!(names.insert(format!("{}/{}", list.id, item.id)), "{} twice", item.id);
            assert!(!item.text.contains(['！', '!']) && item.text.chars().count() <= 60, "{}", item.text);
            assert!(item.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        }
        let mut ids = BTreeSet::new();
        assert!(list.groups.iter().all(|group| ids.insert(group.id.as_str())), "{}", list.id);
    }
}

#[test]
fn the_way_to_filing_differs_by_legal_form_and_by_meals_only() {
    let filing = list("filing");
    let items: Vec<_> = filing.groups.iter().flat_map(|group| &group.items).collect();
    for form in LegalForm::ALL {
        let own: Vec<_> = items.iter().filter(|item| item.forms.contains(form)).collect();
        assert_eq!(own.len(), 1, "{form:?} has one place to register");
    }
    let of_meals: Vec<_> = items.iter().filter(|item| item.meals).map(|item| item.id.as_str()).collect();
    assert_eq!(of_meals, ["food"]);
    let text = |id: &str| &items.iter().find(|item| item.id == id).unwrap().text;
    assert!(text("receipt").contains("5 个工作日") && text("refused").contains("15 个工作日"));
}

#[test]
fn class_sizes_and_ratios_are_those_of_the_register() {
    let setting = list("setting");
    let classes = setting.groups.iter().find(|group| group.id == "classes").unwrap();
    for band in ClassBand::ALL {
        let item = classes.items.iter().find(|item| item.id == band.code()).unwrap();
        assert!(item.text.starts_with(band.term()), "{}", item.text);
        assert!(item.text.contains(&format!("不超过 {} 人", band.most_children())), "{}", item.text);
        match band.most_per_carer() {
            Some(most) => assert!(item.text.contains(&format!("最多照看 {most} 个孩子")), "{}", item.text),
            None => assert!(item.text.contains("国家标准没有写"), "{}", item.text),
        }
    }
}

#[test]
fn a_carer_more_is_needed_from_the_first_child_beyond_the_ratio() {
    for (children, most, carers) in
        [(0, 3, 0), (1, 3, 1), (3, 3, 1), (4, 3, 2), (10, 3, 4), (15, 5, 3), (15, 7, 3), (20, 7, 3)]
    {
        assert_eq!(carers_for(children, most), carers, "{children} at 1:{most}");
    }
}

#[test]
fn the_quality_standard_is_told_as_far_as_it_is_known() {
    let quality = list("quality");
    let dimensions: Vec<_> = quality.groups.iter().filter(|group| group.points.is_some()).collect();
    assert_eq!(
        dimensions.iter().filter_map(|group| group.points).collect::<Vec<_>>(),
        [100, 140, 200, 210, 80, 200, 70]
    );
    assert_eq!(dimensions.iter().filter_map(|group| group.points).sum::<u16>(), 1000);
    for group in dimensions {
        let chapter = format!("{}.", group.number.unwrap());
        for item in &group.items {
            assert!(item.clause.as_ref().is_some_and(|clause| clause.starts_with(&chapter)), "{}", item.id);
        }
        assert!(!group.items.is_empty() || group.note.contains("原文不在手边"), "{}", group.title);
    }
    assert_eq!(VETO_ITEMS, 16);
    // Which items those are, and where one grade ends and the next begins, nobody here has read.
    let all = format!("{quality:?}");
    for word in ["否决", "分数线", "900", "800", "A 级", "优秀"] {
        assert!(!all.contains(word), "{word}");
    }
}

#[test]
fn every_part_of_every_duty_answers_some_matter() {
    let matters = departments::shipped().unwrap();
    let mut lost = Vec::new();
    for code in REGIONS {
        for duty in region(code).duties {
            let answered = |part: &str| matters.iter().any(|matter| matter.parts(&duty).any(|one| one == part));
            lost.extend(
                duty.text
                    .split('；')
                    .filter(|part| !answered(part))
                    .map(|part| format!("{code} {}：{part}", duty.office)),
            );
        }
    }
    assert!(lost.is_empty(), "找不到：\n{}", lost.join("\n"));
}

#[test]
fn people_are_sent_to_the_office_the_plan_names() {
    for (id, code, offices) in [
        ("filing", "410305", "区卫生健康委"),
        ("filing", "140525", "县卫生健康和体育局"),
        ("filing", "340602", "区卫健委"),
        ("registration", "410305", "区民政局、区委编办、区市场监管局"),
        ("registration", "140525", "县委编办、县民政局、县行政审批服务管理局"),
        ("registration", "370303", "行政审批部门、机构编制部门"),
        ("registration", "340602", "区委编办、区民政局、区市场局"),
        ("hygiene", "410305", "区妇幼保健计划生育服务中心、区疾病预防控制中心、区卫生监督中心"),
        ("fire", "410305", "区住房和城乡建设局、区住房和城乡建设局、区消防救援大队"),
        ("fire", "140525", "县消防救援大队"),
        ("fire", "370303", "消防救援机构"),
        ("fire", "340602", "区住建局、区消防救援大队"),
        ("food", "410305", "区市场监管局、区市场监管局"),
        ("food", "410481", ""),
        ("food", "140525", "县市场监督管理局"),
        ("food", "370303", "市场监管部门"),
        ("food", "340602", "区市场局"),
        ("utilities", "410305", "区发展改革委"),
        ("utilities", "370303", "公用事业服务部门、供电中心"),
        ("utilities", "340602", ""),
        ("tax", "410305", "区税务局"),
        ("tax", "370303", "税务部门、人防部门"),
        ("complaint", "410305", "区市场监管局、涧西公安分局"),
        ("complaint", "140525", "各乡镇人民政府"),
        ("kindergarten", "370303", ""),
        ("kindergarten", "340602", "区教育局"),
        ("security", "340602", "区公安分局"),
        ("emergency", "370303", "应急管理部门"),
        ("nursing-rooms", "140525", "县交通运输局、县文化和旅游局"),
    ] {
        let duties = region(code).duties;
        let charges = matter(id).charges(&duties);
        let found: Vec<_> = charges.iter().flat_map(|charge| charge.offices.iter().copied()).collect();
        assert_eq!(found.join("、"), offices, "{id} {code}");
    }
}

#[test]
fn what_holds_everywhere_names_its_document() {
    let (promises, ids) = (promises::shipped().unwrap(), departments::shipped().unwrap());
    let mut seen = BTreeSet::new();
    for matter in ids {
        assert!(seen.insert(matter.id.clone()), "{} twice", matter.id);
        assert_eq!(matter.national.is_some(), matter.source.is_some() && matter.policy.is_some(), "{}", matter.id);
        if let Some(row) = &matter.promise {
            assert!(REGIONS.iter().any(|code| !promises.of(row, code).is_empty()), "{row}");
        }
    }
    assert!(promises.of("utilities", "340602").is_empty() && promises.of("nothing", "410305").is_empty());
}

#[test]
fn a_duty_is_cited_by_a_clause_of_its_plan() {
    let plans = clause::shipped().unwrap();
    for code in REGIONS {
        let plan = plans.iter().find(|plan| plan.region == code).unwrap();
        for duty in region(code).duties {
            assert!(plan.clauses.iter().any(|known| known.id == duty.clause), "{code} {}", duty.clause);
        }
    }
}
