//! A county's demonstration nursing rooms, advice points and family classes.

use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::institution::{Datum, OpenHours, Position, Precision};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::service::{Event, EventKind, EventsFile, PlacesFile, ServiceKind, ServicePoint};
use tuoyu_catalog::{Source, TownshipCode};

use super::cast::Stage;
use super::chance::Chance;
use super::ground::Ground;

const POINTS: [(ServiceKind, &str); 7] = [
    (ServiceKind::NursingRoom, "示例商场母婴室"),
    (ServiceKind::Guidance, "示例社区育儿指导点"),
    (ServiceKind::HomeVisit, "示例入户指导服务"),
    (ServiceKind::ChildHealth, "示例儿童保健门诊"),
    (ServiceKind::Vaccination, "示例预防接种门诊"),
    (ServiceKind::NursingRoom, "示例车站母婴室"),
    (ServiceKind::NursingRoom, "示例公园母婴室"),
];

const EVENTS: [(EventKind, &str, (u8, u8)); 6] = [
    (EventKind::ParentClass, "加辅食，从哪里开始", (5, 12)),
    (EventKind::Play, "和宝宝一起爬", (6, 12)),
    (EventKind::Advice, "育儿问题现场答", (0, 36)),
    (EventKind::OpenDay, "走进托育园看一看", (6, 36)),
    (EventKind::ParentClass, "第一次上托育园，怎样准备", (12, 36)),
    (EventKind::Play, "绘本故事会", (18, 36)),
];

fn source(region: &Region) -> Option<Source> {
    Some(Source { title: format!("{}便民服务信息（虚构，只作演示）", region.name), ..Source::default() })
}

/// The region's spots: three to six of them.
pub(super) fn places(stage: &Stage<'_>, region: &Region, outline: &OutlineFile) -> PlacesFile {
    let mut chance = Chance::new(stage.seed, &format!("{}/places", region.code));
    let mut ground = Ground::new(region, outline, &mut chance);
    let townships: Vec<TownshipCode> = ground.townships().into_iter().cloned().collect();
    let size = chance.within(3, POINTS.len() as i32) as usize;
    let mut place = |(nth, (kind, name)): (usize, &(ServiceKind, &str))| {
        let township = townships.get(nth % townships.len().max(1)).cloned();
        let spot = township.as_ref().and_then(|code| ground.point_in(code, &mut chance));
        let hours =
            OpenHours { open: 9 * 60, close: if *kind == ServiceKind::NursingRoom { 21 * 60 } else { 17 * 60 } };
        let weekend = Some(hours).filter(|_| *kind == ServiceKind::NursingRoom);
        let day = Some(hours);
        ServicePoint {
            id: format!("demo-{}-p{}", region.code, nth + 1),
            kind: *kind,
            name: (*name).to_owned(),
            region: region.code.clone(),
            township,
            address: chance.stated(format!("{}示例路 {} 号", region.name, chance_number(nth))),
            position: spot.map(|[lon, lat]| Position { lon, lat, datum: Datum::Wgs84, precision: Precision::Exact }),
            telephone: None,
            hours: chance.stated([day, day, day, day, day, weekend, weekend]),
            as_of: stage.day.plus_days(-chance.within(0, 90)),
            source: source(region),
        }
    };
    PlacesFile { places: POINTS.iter().enumerate().take(size).map(&mut place).collect() }
}

fn chance_number(nth: usize) -> usize {
    11 * (nth + 1)
}

/// The region's events: three to six of them, in the three months after the demonstration's day.
pub(super) fn events(stage: &Stage<'_>, region: &Region) -> EventsFile {
    let mut chance = Chance::new(stage.seed, &format!("{}/events", region.code));
    let townships: Vec<TownshipCode> = region.townships.iter().map(|township| township.code.clone()).collect();
    let size = chance.within(3, EVENTS.len() as i32) as usize;
    let mut event = |(nth, (kind, title, months)): (usize, &(EventKind, &str, (u8, u8)))| {
        let open = chance.pick(&[9 * 60 + 30, 10 * 60, 15 * 60]).unwrap_or(600);
        let township = townships.get(nth % townships.len().max(1)).cloned();
        Event {
            id: format!("demo-{}-e{}", region.code, nth + 1),
            kind: *kind,
            title: format!("示例活动：{title}"),
            region: region.code.clone(),
            township,
            venue: chance.stated("示例社区服务中心二楼".to_owned()),
            date: stage.day.plus_days(chance.within(5, 90)),
            hours: chance.stated(OpenHours { open, close: open + 90 }),
            months: Some(*months),
            fee: chance.stated(0),
            organiser: chance.stated("示例育儿指导中心".to_owned()),
            booking: chance.stated("直接到场，不用报名。".to_owned()),
            as_of: stage.day.plus_days(-chance.within(0, 20)),
            source: source(region),
        }
    };
    let mut events: Vec<Event> = EVENTS.iter().enumerate().take(size).map(&mut event).collect();
    events.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    EventsFile { events }
}
