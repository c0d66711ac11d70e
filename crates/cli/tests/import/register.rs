//! A register over time: what is new, changed, gone; ids that stay; history that is kept; nothing merged silently.

use tuoyu_catalog::institution::FilingStatus;

use crate::export::Export;

const SNAPSHOT: [&str; 4] = ["--mode", "snapshot", "--list", "filing"];
const INCREMENT: [&str; 4] = ["--mode", "increment", "--list", "filing"];

fn names(count: usize) -> String {
    let rows = (1..=count).map(|number| format!("示例{number}号托育园,示例路{number}号\n"));
    format!("机构名称,地址\n{}", rows.collect::<String>())
}

fn on(day: &str) -> [String; 4] {
    ["--as-of".to_owned(), day.to_owned(), "--source".to_owned(), format!("{day}备案名单")]
}

fn import(export: &Export, mode: &[&str], day: &str, text: &str) -> crate::export::Answer {
    let more = on(day);
    let arguments: Vec<&str> = mode.iter().copied().chain(more.iter().map(String::as_str)).collect();
    export.import_text("410305", &arguments, "名单.csv", text)
}

#[test]
fn what_is_gone_from_a_snapshot_is_no_longer_listed_and_nothing_more() {
    let export = Export::new("gone");
    import(&export, &SNAPSHOT, "2025-01-01", &names(10));
    let answer = import(&export, &SNAPSHOT, "2025-06-01", &names(9));
    assert_eq!((answer.code, answer.number("gone"), answer.number("confirmed")), (0, 1, 9));
    let gone = export.named("410305", "示例10号托育园");
    let filing = gone.filing.unwrap();
    assert_eq!((filing.status, filing.date.unwrap().to_string().as_str()), (FilingStatus::Lapsed, "2025-06-01"));
    assert_eq!(filing.history.iter().map(|change| change.status).collect::<Vec<_>>(), [FilingStatus::Filed]);
    assert_eq!((gone.operation, gone.sources.len()), (None, 2));
    // Back on the list: filed again, under its old id, with all of its history.
    let answer = import(&export, &SNAPSHOT, "2025-09-01", &names(10));
    assert_eq!((answer.number("changed"), answer.number("new")), (1, 0));
    let back = export.named("410305", "示例10号托育园");
    let filing = back.filing.unwrap();
    assert_eq!((back.id, filing.status, filing.history.len()), (gone.id, FilingStatus::Filed, 2));
    assert!(export.is_valid());
}

#[test]
fn more_than_a_fifth_gone_needs_yes() {
    let export = Export::new("fifth");
    import(&export, &SNAPSHOT, "2025-01-01", &names(10));
    let before = export.files();
    let answer = import(&export, &SNAPSHOT, "2025-06-01", &names(7));
    assert_eq!((answer.code, answer.codes()), (1, vec!["E845".to_owned()]));
    assert_eq!((answer.json["written"].as_bool(), answer.number("gone")), (Some(false), 3));
    assert_eq!(export.files(), before);
    assert_eq!(import(&export, &SNAPSHOT, "2025-06-01", &names(8)).code, 0, "exactly a fifth is not more");
    let answer = import(&export, &[&SNAPSHOT[..], &["--yes"]].concat(), "2025-07-01", &names(2));
    assert_eq!((answer.code, answer.number("gone")), (0, 6));
}

#[test]
fn an_increment_takes_nothing_away() {
    let export = Export::new("increment");
    import(&export, &SNAPSHOT, "2025-01-01", &names(4));
    let answer = import(
        &export,
        &INCREMENT,
        "2025-02-01",
        "机构名称,地址,托位数\n示例2号托育园,示例路2号,30\n示例新园托育,示例路9号,20\n",
    );
    assert_eq!((answer.number("new"), answer.number("changed"), answer.number("gone")), (1, 1, 0));
    let fields = &answer.json["diff"]["changed"][0]["fields"];
    assert_eq!(
        (fields[0]["field"].as_str(), fields[0]["was"].is_null(), fields[0]["now"].as_u64()),
        (Some("places"), true, Some(30))
    );
    assert_eq!(export.named("410305", "示例新园托育").id.as_str(), "410305-0005");
    assert_eq!(export.named("410305", "示例2号托育园").places, Some(30));
}

#[test]
fn an_older_list_adds_and_never_takes_the_place_of_a_newer() {
    let export = Export::new("older");
    import(&export, &INCREMENT, "2025-06-01", "机构名称,地址\n示例甲托育,新路1号\n");
    let answer = import(&export, &INCREMENT, "2024-01-01", "机构名称,地址,托位数\n示例甲托育,旧路9号,40\n");
    assert_eq!(answer.code, 0);
    let one = export.named("410305", "示例甲托育");
    assert_eq!(
        (one.address.as_deref(), one.places, one.as_of.to_string().as_str()),
        (Some("新路1号"), Some(40), "2025-06-01")
    );
}

#[test]
fn a_branch_under_the_same_code_is_kept_apart() {
    let export = Export::new("branch");
    let head = "机构名称,统一社会信用代码,地址\n示例甲托育有限公司,91410305DEM0000010,一路1号\n";
    import(&export, &INCREMENT, "2025-01-01", head);
    let answer = import(
        &export,
        &INCREMENT,
        "2025-02-01",
        &head.replace("有限公司,", "有限公司东园分公司,").replace("一路1号", "二路2号"),
    );
    assert_eq!((answer.number("new"), answer.codes()), (1, vec!["E842".to_owned()]));
    assert_eq!(export.institutions("410305").len(), 2);
}

#[test]
fn a_new_name_under_the_same_code_and_address_is_the_same_place_renamed() {
    let export = Export::new("renamed");
    import(
        &export,
        &INCREMENT,
        "2025-01-01",
        "机构名称,统一社会信用代码,地址\n示例旧名托育,91410305DEM0000010,一路1号\n",
    );
    let answer = import(
        &export,
        &INCREMENT,
        "2025-02-01",
        "机构名称,统一社会信用代码,地址\n示例新名托育,91410305DEM0000010,一路1号\n",
    );
    assert_eq!((answer.number("changed"), answer.codes()), (1, vec!["E841".to_owned()]));
    let one = export.named("410305", "示例新名托育");
    assert_eq!((one.id.as_str(), one.former_names.as_slice()), ("410305-0001", ["示例旧名托育".to_owned()].as_slice()));
    // A list that still has the old name means the same place and changes nothing.
    let answer = import(&export, &INCREMENT, "2025-03-01", "机构名称\n示例旧名托育\n");
    assert_eq!((answer.number("new"), answer.number("changed")), (0, 0), "{}", answer.json);
}

#[test]
fn what_may_be_either_of_two_is_asked_and_not_guessed() {
    let export = Export::new("either");
    import(
        &export,
        &INCREMENT,
        "2025-01-01",
        "机构名称,统一社会信用代码,地址\n示例甲托育,91410305DEM0000010,一路1号\n",
    );
    let before = export.files();
    let other = "机构名称,统一社会信用代码,地址\n示例甲托育,91370303DEM0000015,九路9号\n";
    let answer = import(&export, &INCREMENT, "2025-02-01", other);
    assert_eq!((answer.code, answer.problems("E843").len()), (1, 1));
    let remedy = answer.problems("E843")[0]["remedy"].as_str().unwrap().to_owned();
    assert!(remedy.contains("机构 示例甲托育 = 410305-0001") && remedy.contains("机构 示例甲托育 = 新"), "{remedy}");
    assert_eq!(export.files(), before);
    // The line the remedy names is all it takes.
    let mapping = export.list("对照.txt", "机构 示例甲托育 = 新\n");
    let decided = [&INCREMENT[..], &["--mapping", mapping.to_str().unwrap()]].concat();
    let answer = import(&export, &decided, "2025-02-01", other);
    assert_eq!((answer.code, answer.number("new")), (0, 1));
}

#[test]
fn rows_that_repeat_each_other_are_one_and_two_places_of_one_name_are_two() {
    let export = Export::new("repeated");
    let answer = import(
        &export,
        &INCREMENT,
        "2025-01-01",
        "机构名称,地址,托位数\n示例甲托育,一路1号,\n示例甲托育,一路1号,30\n示例乙托育,二路2号,20\n示例乙托育,三路3号,25\n",
    );
    assert_eq!(
        (answer.number("new"), answer.codes()),
        (3, vec!["E311".to_owned(), "E823".to_owned(), "E842".to_owned()])
    );
    assert_eq!(export.named("410305", "示例甲托育").places, Some(30));
    let again = import(
        &export,
        &INCREMENT,
        "2025-02-01",
        "机构名称,地址,托位数\n示例乙托育,三路3号,26\n示例乙托育,二路2号,20\n",
    );
    assert_eq!((again.number("new"), again.number("changed"), again.number("confirmed")), (0, 1, 1));
}

#[test]
fn a_dry_run_shows_everything_and_writes_nothing() {
    let export = Export::new("dry");
    let answer = import(&export, &[&SNAPSHOT[..], &["--dry-run"]].concat(), "2025-01-01", &names(3));
    assert_eq!((answer.code, answer.number("new"), answer.json["written"].as_bool()), (0, 3, Some(false)));
    assert!(export.files().is_empty());
}

#[test]
fn regions_already_there_stay_as_they_are() {
    let export = Export::new("regions");
    let arguments = [&INCREMENT[..], &["--source", "备案名单"]].concat();
    export.import_text("420102", &arguments, "a.csv", "机构名称\n示例甲托育\n");
    let before: Vec<_> =
        export.files().into_iter().filter(|(path, _)| path.to_string_lossy().contains("420102")).collect();
    export.import_text("440705", &arguments, "a.csv", "机构名称\n示例乙托育\n");
    let after: Vec<_> =
        export.files().into_iter().filter(|(path, _)| path.to_string_lossy().contains("420102")).collect();
    assert_eq!(before, after);
    assert!(export.is_valid());
    let paths: Vec<String> = export.manifest().files.into_iter().map(|file| file.path).collect();
    assert_eq!(
        paths,
        [
            "420102/institutions.json",
            "420102/region.json",
            "440705/institutions.json",
            "440705/region.json",
            "regions.json",
            "schemes.json"
        ]
    );
}
