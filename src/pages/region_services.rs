//! A region's events by day and its spots by kind. Events that are over by the day the page is read are folded away: written so
//! for the day of writing, and moved by `browser::freshen` as days go by.

use leptos::prelude::*;
use tuoyu_catalog::service::{Event, ServiceKind, ServicePoint};

use crate::components::{Dated, Demonstration, FreshWords, MapPicture, SourceLine};
use crate::data::{ServicesBody, use_page};
use crate::fresh::Fresh;
use crate::pages::institution_care::{Hours, WEEKDAYS};
use crate::route::{Route, file_href};
use crate::text::{clock, thousands};

/// The calendar file and the feed beside the page.
pub const CALENDAR: &str = "events.ics";
/// The Atom feed beside the page.
pub const FEED: &str = "feed.atom";

/// A region's services.
#[component]
pub(crate) fn RegionServices(
    /// The region and what it offers.
    body: ServicesBody,
) -> impl IntoView {
    let page = Route::RegionServices(body.region.code.clone());
    let has_events = !body.services.events.is_empty();
    view! {
        <div class="ty-lead">
            <p class="ty-crumb"><a href=Route::Region(body.region.code.clone()).href()>{format!("{}的托育机构", body.region.name)}</a></p>
            <h1>{format!("{}的亲子活动和服务点", body.region.name)}</h1>
            <p class="ty-lead__text">{"当地公布的家长课堂、亲子活动、入户指导和母婴室。去之前最好打电话问一声。"}</p>
        </div>
        <Demonstration what="活动和地点"/>
        <section aria-labelledby="events">
            <h2 id="events">{"活动"}</h2>
            <Events body=body.clone()/>
            {has_events.then(|| view! { <Subscribe page/> })}
        </section>
        <Places body/>
        <section aria-labelledby="more">
            <h2 id="more">{"没有合适的"}</h2>
            <p>{"可以问社区卫生服务中心或乡镇卫生院：有没有家长课堂、能不能上门指导、要不要钱。"}</p>
            <p><a class="ty-go" href=Route::Article("local-support".to_owned()).href()>{"各地的文件怎么说家庭指导"}</a></p>
        </section>
    }
}

#[component]
fn Events(body: ServicesBody) -> impl IntoView {
    let today = use_page().today;
    let (past, coming): (Vec<Event>, Vec<Event>) =
        body.services.events.iter().cloned().partition(|event| event.date < today);
    let rows = |events: Vec<Event>| {
        events.into_iter().map(|event| {
            let township = body.township(event.township.as_ref());
            view! { <EventRow event township/> }
        })
    };
    let (none_coming, none_past) = (!coming.is_empty(), past.is_empty());
    view! {
        <p data-none-coming="" hidden=none_coming>{"现在没有公布将要举办的活动。"}</p>
        <ul class="ty-rows" data-coming="">{rows(coming).collect_view()}</ul>
        <details data-over="" hidden=none_past>
            <summary>{"已经过去的活动"}</summary>
            <ul class="ty-rows">{rows(past).collect_view()}</ul>
        </details>
    }
}

#[component]
fn EventRow(event: Event, township: Option<String>) -> impl IntoView {
    let weekday = WEEKDAYS.get(event.date.weekday()).copied().unwrap_or_default();
    let hours = event.hours.map(|hours| format!(" {}–{}", clock(hours.open), clock(hours.close)));
    let venue: Vec<String> = [township, event.venue].into_iter().flatten().collect();
    let fee = event.fee.map(|fee| if fee == 0 { "免费".to_owned() } else { format!("{} 元", thousands(fee)) });
    let months = event.months.map(|(from, to)| format!("适合 {from}–{to} 个月"));
    let about: Vec<String> = [months, fee, event.organiser].into_iter().flatten().collect();
    view! {
        <li class="ty-row" id=event.id data-until=event.date.to_string()>
            <h3 class="ty-row__title">{event.title}</h3>
            <p>
                <span class="ty-number"><time datetime=event.date.to_string()>{format!("{} {weekday}", event.date)}</time></span>
                {hours} <FreshWords fresh=Fresh::Ahead(event.date)/>
            </p>
            <p>{event.kind.term()} {(!venue.is_empty()).then(|| format!("，{}", venue.join("，")))}</p>
            {event.booking.map(|booking| view! { <p>{booking}</p> })}
            {(!about.is_empty()).then(|| view! { <p class="ty-row__meta">{about.join(" · ")}</p> })}
            <p class="ty-row__meta"><span>"资料截至 " <Dated date=event.as_of/></span> {event.source.map(|source| view! { <SourceLine source/> })}</p>
        </li>
    }
}

/// The ways to have the events come by themselves.
#[component]
fn Subscribe(page: Route) -> impl IntoView {
    view! {
        <p class="ty-actions">
            <a class="ty-button ty-button--quiet" href=file_href(&page.beside(CALENDAR)) download="">{"下载日历文件"}</a>
            <a class="ty-button ty-button--quiet" href=file_href(&page.beside(FEED)) type="application/atom+xml" download="">{"订阅（Atom）"}</a>
        </p>
        <p class="ty-quiet">{"日历文件打开后，活动会加进手机的日历。在微信里下载不了，请点右上角，用浏览器打开这一页。"}</p>
    }
}

#[component]
fn Places(body: ServicesBody) -> impl IntoView {
    let of_kind = |kind: &ServiceKind| {
        let numbered = body.services.places.iter().cloned().zip(1..);
        (*kind, numbered.filter(|(place, _)| place.kind == *kind).collect::<Vec<_>>())
    };
    let kinds: Vec<_> = ServiceKind::ALL.iter().map(of_kind).filter(|(_, places)| !places.is_empty()).collect();
    let none = kinds.is_empty();
    view! {
        <section aria-labelledby="places">
            <h2 id="places">{"服务点"}</h2>
            {none.then(|| view! { <p>{"还没有公布。"}</p> })}
            {body.picture.clone().map(|picture| view! {
                <MapPicture picture about=format!("{}服务点的示意图，数字是下面名单里的第几处", body.region.name)/>
            })}
            {kinds.into_iter().map(|(kind, places)| view! {
                <h3 class="ty-township">{kind.term()} {" "} <span class="ty-quiet">{format!("{} 处", places.len())}</span></h3>
                <ul class="ty-rows">
                    {places.into_iter().map(|(place, number)| {
                        let township = body.township(place.township.as_ref());
                        view! { <PlaceRow number place township/> }
                    }).collect_view()}
                </ul>
            }).collect_view()}
        </section>
    }
}

#[component]
fn PlaceRow(number: usize, place: ServicePoint, township: Option<String>) -> impl IntoView {
    let address: Vec<String> = [township, place.address].into_iter().flatten().collect();
    view! {
        <li class="ty-row">
            <h4 class="ty-row__title">{format!("{number}. {}", place.name)}</h4>
            {(!address.is_empty()).then(|| view! { <p>{address.join("，")}</p> })}
            {place.telephone.map(|number| view! { <p><a class="ty-go" href=format!("tel:{number}")>{number.clone()}</a></p> })}
            {place.hours.map(|days| view! { <Hours days/> })}
            <p class="ty-row__meta"><span>"资料截至 " <Dated date=place.as_of/></span> {place.source.map(|source| view! { <SourceLine source/> })}</p>
        </li>
    }
}
