//! Pictures held against what the list says: everyone with a point is in a mark, names cover nothing, the bar is as long as it says.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
use super::*;
use tuoyu_catalog::basemap::{Border, TownshipArea};
use tuoyu_catalog::institution::{Datum, Position, Precision};
use tuoyu_catalog::region::{Region, TownshipKind};
use tuoyu_catalog::{Date, Institution, RegionCode};
use tuoyu_spatial::distance_m;

fn code() -> RegionCode {
    RegionCode::parse("410305").unwrap()
}

fn institution(id: &str, at: Option<(f64, f64)>) -> Institution {
    let mut one = Institution::named(InstitutionId::parse(id).unwrap(), format!("示例{id}"), code(), Date::default());
    one.kind = Some(InstitutionKind::Community);
    one.township = Some(TownshipCode::parse("410305001").unwrap());
    one.position = at.map(|(lon, lat)| Position { lon, lat, datum: Datum::Wgs84, precision: Precision::Exact });
    one
}

fn shard(institutions: &[Institution]) -> Shard {
    let township = Township {
        code: TownshipCode::parse("410305001").unwrap(),
        name: "湖北路街道".to_owned(),
        kind: TownshipKind::Street,
    };
    let region = Region {
        code: code(),
        name: "涧西区".to_owned(),
        full_name: "涧西区".to_owned(),
        authority: None,
        authority_telephone: None,
        authority_mail: None,
        population: None,
        townships: vec![township],
        plan: None,
        targets: Vec::new(),
        duties: Vec::new(),
    };
    Shard::of(region, institutions, &[])
}

fn basemap() -> BasemapFile {
    let ring = vec![[112.2, 34.5], [112.5, 34.5], [112.5, 34.7], [112.2, 34.7], [112.2, 34.5]];
    BasemapFile {
        code: code(),
        extent: [112.0, 34.4, 112.7, 34.9],
        borders: vec![
            Border { level: BorderLevel::City, path: vec![[112.2, 34.5], [112.2, 34.7]] },
            Border { level: BorderLevel::Province, path: vec![[100.0, 30.0], [100.1, 30.1]] },
        ],
        rings: vec![ring],
        neighbours: Vec::new(),
        townships: Vec::new(),
        source: Source::default(),
        map_approval: None,
    }
}

#[test]
fn every_institution_with_a_point_is_in_a_mark_and_the_others_are_counted() {
    let list = [
        institution("a1", Some((112.30, 34.60))),
        institution("a2", Some((112.30, 34.60))),
        institution("a3", Some((112.45, 34.65))),
        institution("a4", None),
    ];
    let picture = Picture::of(&shard(&list), Some(&basemap()), None).unwrap();
    let counts: Vec<u32> = picture
        .marks
        .iter()
        .map(|mark| match &mark.stands_for {
            StandsFor::Several(count) => *count,
            _ => 1,
        })
        .collect();
    assert_eq!((counts.iter().sum::<u32>(), counts.len(), picture.unplaced.len()), (3, 2, 1));
    for mark in &picture.marks {
        assert!((0.0..=WIDTH).contains(&mark.x) && (0.0..=picture.height).contains(&mark.y), "{mark:?}");
    }
    assert_eq!(picture.kinds(), [InstitutionKind::Community]);
}

#[test]
fn the_one_the_page_is_about_is_drawn_last() {
    let list = [institution("a1", Some((112.30, 34.60))), institution("a2", Some((112.30, 34.60)))];
    let here = InstitutionId::parse("a2").unwrap();
    let picture = Picture::of(&shard(&list), Some(&basemap()), Some(&here)).unwrap();
    assert_eq!(picture.marks.last().unwrap().stands_for, StandsFor::Here("示例a2".to_owned()));
}

#[test]
fn borders_out_of_view_are_left_out() {
    let picture = Picture::of(&shard(&[]), Some(&basemap()), None).unwrap();
    let levels: Vec<BorderLevel> = picture.borders.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [BorderLevel::City]);
    assert!(picture.ground.ends_with('z'));
}

#[test]
fn without_boundary_and_points_there_is_no_picture_and_with_one_point_there_is() {
    assert!(Picture::of(&shard(&[institution("a1", None)]), None, None).is_none());
    let picture = Picture::of(&shard(&[institution("a1", Some((112.3, 34.6)))]), None, None).unwrap();
    assert_eq!(picture.marks.len(), 1);
    assert!(picture.bar.0 >= 100 && picture.bar.1 > 0.0);
}

#[test]
fn what_a_township_adds_up_to_is_a_circle_or_where_its_area_is_known_a_tone() {
    let list = [institution("a1", Some((112.30, 34.60)))];
    let code = TownshipCode::parse("410305001").unwrap();
    let sums = [(code.clone(), 40)];
    let picture = Picture::of_sums(&shard(&list), Some(&basemap()), &sums, "个托位").unwrap();
    assert_eq!((picture.sums.len(), picture.marks.len(), picture.areas.len()), (1, 0, 0));
    let sum = picture.sums.first().unwrap();
    assert_eq!((sum.number, sum.radius, sum.words.as_str()), (40, LARGEST, "湖北路街道：40 个托位"));
    let ring = vec![[112.2, 34.5], [112.4, 34.5], [112.4, 34.7], [112.2, 34.5]];
    let known = BasemapFile { townships: vec![TownshipArea { code, rings: vec![ring] }], ..basemap() };
    let picture = Picture::of_sums(&shard(&list), Some(&known), &sums, "个托位").unwrap();
    assert_eq!((picture.sums.len(), picture.areas.first().map(|(tone, _)| *tone)), (0, Some(TONES)));
    assert!(Picture::of_sums(&shard(&list), Some(&basemap()), &[], "个托位").is_none(), "nothing to show");
}

#[test]
fn the_bar_is_as_long_as_it_says() {
    let picture = Picture::of(&shard(&[]), Some(&basemap()), None).unwrap();
    // The county's box is 0.3 degrees wide: between the margins, if its shape does not make it narrower.
    let width_m = distance_m(point((112.2, 34.6)), point((112.5, 34.6)));
    let (metres, units) = picture.bar;
    let expected = f64::from(metres) / width_m * (WIDTH - 2.0 * MARGIN);
    assert!((units / expected - 1.0).abs() < 0.01, "{units} {expected}");
}

#[test]
fn names_cover_neither_marks_nor_each_other_where_there_is_room() {
    let mut labels = Labels::new(Box { left: 0.0, top: 0.0, right: WIDTH, bottom: 300.0 });
    labels.keep_free(100.0, 100.0, MARK);
    labels.set((100.0, 100.0), "湖北路街道", "township");
    labels.set((104.0, 100.0), "天津路街道", "township");
    let (a, b) = (labels.set.first().unwrap(), labels.set.last().unwrap());
    assert_eq!(labels.set.len(), 2);
    for label in [a, b] {
        assert!((label.y - 100.0).abs() >= 15.0 || (label.x - 100.0).abs() >= 34.0, "{label:?}");
    }
    assert!((a.y - b.y).abs() >= 12.0 || (a.x - b.x).abs() >= 50.0, "{a:?} {b:?}");
}
