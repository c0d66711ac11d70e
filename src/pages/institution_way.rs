//! Where an institution is and how to get there: the address to copy, and links to the maps people have on their phones.
//!
//! A link is made only where it leads to the right door. The export's points are WGS-84; every one of these maps draws mainland
//! China in GCJ-02, some 500 m apart, so the point is turned into that first and each link says so where it can. A place in a
//! dwelling has none: its point is blurred to protect who lives there.

use leptos::prelude::*;
use tuoyu_catalog::institution::{InstitutionKind, Position, Precision};
use tuoyu_spatial::{Datum, Point, convert};

use super::percent::percent;
use crate::components::{Fact, stated};

/// The name the maps are told as the page a request comes from. It says nothing of the visitor.
const CALLER: &str = "tuoyu";

/// Rows of facts: address, with a button that copies it, and the way there.
#[component]
pub(crate) fn Way(
    /// The institution's name.
    name: String,
    /// Its address.
    address: Option<String>,
    /// Its position.
    position: Option<Position>,
    /// What sort of place it is.
    kind: Option<InstitutionKind>,
) -> impl IntoView {
    let way = way(&name, address.as_deref(), position, kind);
    let copied = address.clone();
    let address = address.map(|address| {
        view! {
            <span>{address}</span> " "
            <button class="ty-button ty-button--quiet" type="button" data-copy=copied>{"复制地址"}</button>
        }
        .into_any()
    });
    view! {
        <Fact term="地址" value=address/>
        <Fact term="怎么去" value=Some(view! { <WayThere way/> }.into_any())/>
        <Fact term="位置" value=stated(position.map(|position| match position.precision {
            Precision::Exact => "已公布",
            other => other.term(),
        }))/>
    }
}

#[component]
fn WayThere(way: WayTo) -> impl IntoView {
    match way {
        WayTo::None(words) => view! { <span>{words}</span> }.into_any(),
        WayTo::Maps { note, links } => view! {
            <ul class="ty-maps">
                {links.into_iter().map(|(label, href)| view! {
                    <li><a class="ty-go" href=href rel="external noreferrer">{label}</a></li>
                }).collect_view()}
            </ul>
            <p class="ty-quiet">{note}</p>
        }
        .into_any(),
    }
}

/// How one gets there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum WayTo {
    /// By these maps.
    Maps {
        /// What is to be known of the links.
        note: &'static str,
        /// Their names and addresses.
        links: [(&'static str, String); 4],
    },
    /// By no link, and why.
    None(&'static str),
}

const EXACT: &str = "点开会离开本站，进地图公司的页面或应用。带过去的只有这家机构的名称和位置。";
const ABOUT: &str = "只是大致位置，可能差约 1 公里，到了附近再按地址找。点开会离开本站，进地图公司的页面或应用。";

fn way(name: &str, address: Option<&str>, position: Option<Position>, kind: Option<InstitutionKind>) -> WayTo {
    let Some(position) = position else {
        return WayTo::None("位置没有公布，请按地址找，或者先打电话问。");
    };
    if kind == Some(InstitutionKind::Home) {
        return WayTo::None("家庭托育点在住宅里，为保护住户不提供导航。去之前先打电话约好。");
    }
    let here = convert(Point { lon: position.lon, lat: position.lat }, Datum::Wgs84, Datum::Gcj02);
    match position.precision {
        Precision::Exact => WayTo::Maps { note: EXACT, links: routes(name, address, here) },
        Precision::Blurred => WayTo::Maps { note: ABOUT, links: pins(&format!("{name}（大致位置）"), here) },
        Precision::Township => WayTo::None("只公布了在哪个镇街，请按地址找，或者先打电话问。"),
    }
}

/// Links that lead there. 高德 takes longitude first, the others latitude; 百度's own way needs a start, so it is given a pin.
fn routes(name: &str, address: Option<&str>, here: Point) -> [(&'static str, String); 4] {
    let (lon, lat, name) = (format!("{:.6}", here.lon), format!("{:.6}", here.lat), percent(name));
    let content = percent(address.unwrap_or_default());
    let amap = format!(
        "https://uri.amap.com/navigation?to={lon},{lat},{name}&mode=car&src={CALLER}&coordinate=gaode&callnative=1"
    );
    let baidu = format!(
        "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={content}&output=html&coord_type=gcj02&src={CALLER}"
    );
    let tencent = format!(
        "https://apis.map.qq.com/uri/v1/routeplan?type=drive&to={name}&tocoord={lat},{lon}&policy=0&referer={CALLER}"
    );
    let apple = format!("https://maps.apple.com/?daddr={lat},{lon}&q={name}&dirflg=d");
    [("高德地图", amap), ("百度地图", baidu), ("腾讯地图", tencent), ("苹果地图", apple)]
}

/// Links that show a point and lead nowhere.
fn pins(name: &str, here: Point) -> [(&'static str, String); 4] {
    let (lon, lat, name) = (format!("{:.6}", here.lon), format!("{:.6}", here.lat), percent(name));
    let amap = format!(
        "https://uri.amap.com/marker?position={lon},{lat}&name={name}&src={CALLER}&coordinate=gaode&callnative=1"
    );
    let baidu = format!(
        "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={name}&output=html&coord_type=gcj02&src={CALLER}"
    );
    let tencent = format!(
        "https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat},{lon};title:{name};addr:{name}&referer={CALLER}"
    );
    let apple = format!("https://maps.apple.com/?ll={lat},{lon}&q={name}");
    [
        ("高德地图（大致位置）", amap),
        ("百度地图（大致位置）", baidu),
        ("腾讯地图（大致位置）", tencent),
        ("苹果地图（大致位置）", apple),
    ]
}

#[cfg(test)]
#[expect(clippy::panic, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_catalog::institution::Datum as Measured;

    fn at(precision: Precision) -> Option<Position> {
        Some(Position { lon: 112.40, lat: 34.66, datum: Measured::Wgs84, precision })
    }

    #[test]
    fn an_exact_point_leads_there_in_the_maps_own_datum() {
        let WayTo::Maps { links, .. } = way("示例托育", Some("示例路 1 号"), at(Precision::Exact), None) else {
            panic!("no maps");
        };
        // 涧西: GCJ-02 lies some 580 m from WGS-84.
        let shifted = convert(Point { lon: 112.40, lat: 34.66 }, Datum::Wgs84, Datum::Gcj02);
        assert!((shifted.lon - 112.40).abs() > 0.003 || (shifted.lat - 34.66).abs() > 0.001);
        let (lon, lat) = (format!("{:.6}", shifted.lon), format!("{:.6}", shifted.lat));
        let name = percent("示例托育");
        for ((label, href), part) in links.into_iter().zip([
            format!("https://uri.amap.com/navigation?to={lon},{lat},{name}&mode=car"),
            format!("https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content=%E7%A4%BA"),
            format!("https://apis.map.qq.com/uri/v1/routeplan?type=drive&to={name}&tocoord={lat},{lon}&"),
            format!("https://maps.apple.com/?daddr={lat},{lon}&q={name}"),
        ]) {
            assert!(href.starts_with(&part), "{label}: {href}");
            assert!(!label.contains("大致"));
        }
    }

    #[test]
    fn a_dwelling_is_never_led_to_and_a_vague_point_says_that_it_is_one() {
        for precision in [Precision::Exact, Precision::Blurred, Precision::Township] {
            let home = way("示例", None, at(precision), Some(InstitutionKind::Home));
            assert!(matches!(home, WayTo::None(words) if words.contains("住户")), "{precision:?}");
        }
        let WayTo::Maps { note, links } = way("示例", None, at(Precision::Blurred), Some(InstitutionKind::Centre))
        else {
            panic!("no maps");
        };
        assert!(note.contains("大致位置") && links.iter().all(|(label, _)| label.contains("大致位置")));
        assert!(links.iter().all(|(_, href)| !href.contains("navigation") && !href.contains("routeplan")));
        assert!(matches!(way("示例", None, at(Precision::Township), None), WayTo::None(_)));
        assert!(matches!(way("示例", None, None, None), WayTo::None(_)));
    }
}
