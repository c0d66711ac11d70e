//! An institution: what is published of it, fact by fact, each with its date; and what to do from here.

use leptos::prelude::*;
use tuoyu_catalog::Institution as Place;
use tuoyu_catalog::institution::{FilingStatus, Operation};

use crate::components::{Dated, Demonstration, Fact, MapPicture, SourceLine, stated, yes_no};
use crate::data::InstitutionBody;
use crate::live::SaveButton;
use crate::pages::institution_ask::{Ask, tel};
use crate::pages::institution_care::{Classes, FeeTable, Hours};
use crate::pages::institution_nearby::Nearby;
use crate::pages::institution_policies::PlacePolicies;
use crate::pages::institution_standing::Standing;
use crate::pages::institution_way::Way;
use crate::route::Route;

/// An institution's page.
#[component]
pub(crate) fn Institution(
    /// The institution and what surrounds it.
    body: InstitutionBody,
) -> impl IntoView {
    let InstitutionBody {
        institution: place,
        region,
        authority,
        township,
        schemes,
        levels,
        siblings,
        neighbours,
        measures,
        picture,
    } = body;
    let about = format!("{}在{}里的位置示意图，四周是附近的机构", place.name, region.name);
    let has_ceiling = place.fees.as_ref().is_some_and(|fees| fees.ceiling.is_some());
    let township = township.map(|township| township.name);
    let has_neighbours = !neighbours.is_empty();
    view! {
        <article class="ty-place">
            <p class="ty-crumb">
                <a href=Route::Region(region.code.clone()).href()>{region.name.clone()}</a>
                " · " <a href=Route::Finder(region.code.clone()).href()>{"按条件找"}</a>
            </p>
            <h1>{place.name.clone()}</h1>
            <Demonstration/>
            <SaveButton id=place.id.clone() region=Some(place.region.clone()) name=place.name.clone()/>
            <Notice place=place.clone() has_neighbours/>
            <Standing place=place.clone() schemes=schemes.clone() publisher=authority.name.clone()/>
            <section aria-labelledby="care">
                <h2 id="care">{"收托与时间"}</h2>
                <dl class="ty-facts">
                    <Fact term="怎么托" value=stated(place.modes.as_ref().map(|modes| modes.iter().map(|mode| mode.term()).collect::<Vec<_>>().join("、")))/>
                    <Fact term="开放时间" value=place.hours.map(|days| view! { <Hours days/> }.into_any())/>
                    <Fact term="托位总数" value=stated(place.total_places().map(|places| format!("{places} 个")))/>
                </dl>
                <Classes classes=place.classes.clone()/>
            </section>
            <section aria-labelledby="fees">
                <h2 id="fees">{"费用"}</h2>
                <FeeTable fees=place.fees.clone()/>
            </section>
            <section aria-labelledby="safety">
                <h2 id="safety">{"饮食与安全"}</h2>
                <dl class="ty-facts">
                    <Fact term="供餐" value=yes_no(place.meals, "供餐", "不供餐")/>
                    <Fact term="食品经营许可证" value=yes_no(place.food_licence, "有", "没有")/>
                    <Fact term="录像保存" value=stated(place.video_days.map(|days| format!("{days} 天（规定不少于 90 天，《托育机构管理规范（试行）》第三十二条）")))/>
                    <Fact term="家长可看视频" value=yes_no(place.parents_may_watch, "可以", "不可以")/>
                    <Fact term="家长委员会" value=yes_no(place.parents_committee, "有", "没有")/>
                    <Fact term="责任保险" value=yes_no(place.insured, "有", "没有")/>
                </dl>
            </section>
            <Inspections place=place.clone()/>
            <section aria-labelledby="where">
                <h2 id="where">{"地址与联系"}</h2>
                <dl class="ty-facts">
                    <Fact term="镇街" value=stated(township.or(place.locality.clone()))/>
                    <Way name=place.name.clone() address=place.address.clone() position=place.position kind=place.kind/>
                    <Fact term="电话" value=place.telephone.clone().map(telephone)/>
                    <Fact term="类型" value=stated(place.kind.map(|kind| kind.term()))/>
                    <Fact term="登记性质" value=stated(place.legal_form.map(|form| form.term()))/>
                    <Fact term="举办方" value=stated(place.operator.clone())/>
                    <Fact term="统一社会信用代码" value=stated(place.credit_code.as_ref().map(ToString::to_string))/>
                    <Fact term="别名、曾用名" value=stated(other_names(&place))/>
                </dl>
                {picture.map(|picture| view! { <MapPicture picture about/> })}
            </section>
            <PlacePolicies measures has_ceiling/>
            <Nearby siblings neighbours levels finder=Route::Finder(region.code) near=place.township.clone()/>
            <Ask id=place.id.clone() name=place.name.clone() region=region.full_name as_of=place.as_of authority/>
            <p class="ty-quiet">"资料截至 " <Dated date=place.as_of/></p>
            {(!place.sources.is_empty()).then(|| view! {
                <section aria-labelledby="place-sources">
                    <h2 id="place-sources">{"来自哪份名单"}</h2>
                    <ul>{place.sources.into_iter().map(|source| view! { <li><SourceLine source/></li> }).collect_view()}</ul>
                </section>
            })}
        </article>
    }
}

fn other_names(place: &Place) -> Option<String> {
    let names: Vec<&str> = place.aliases.iter().chain(&place.former_names).map(String::as_str).collect();
    (!names.is_empty()).then(|| names.join("、"))
}

fn telephone(number: String) -> AnyView {
    let dialled = tel(&number);
    view! { <a class="ty-go" href=dialled>{number}</a> }.into_any()
}

/// What a family must know before anything else: closed, paused, not or no longer filed.
#[component]
fn Notice(place: Place, has_neighbours: bool) -> impl IntoView {
    let since = place.operation_since;
    let operation = place.operation.filter(|operation| *operation != Operation::Open);
    let filing = place.filing.map(|filing| filing.status).filter(|status| *status != FilingStatus::Filed);
    let noticed = operation.is_some() || filing.is_some();
    let notice = |words: String| view! { <p class="ty-notice">{words}</p> };
    view! {
        {operation.map(|operation| notice(match since {
            Some(since) => format!("{}（{since} 起）。", operation.term()),
            None => format!("{}。", operation.term()),
        }))}
        {filing.map(|status| notice(match status {
            FilingStatus::Refused => "备案申请没有通过，原因见下。".to_owned(),
            FilingStatus::Withdrawn => "备案已经注销。".to_owned(),
            _ => "最新的备案名单上没有这家机构。".to_owned(),
        }))}
        {(has_neighbours && noticed).then(|| view! { <p><a class="ty-go" href="#nearby">{"看看附近还开着的"}</a></p> })}
    }
}

/// Visits by authorities, as published.
#[component]
fn Inspections(place: Place) -> impl IntoView {
    (!place.inspections.is_empty()).then(|| {
        view! {
            <section aria-labelledby="inspections">
                <h2 id="inspections">{"检查"}</h2>
                <ul class="ty-rows">
                    {place.inspections.into_iter().rev().map(|visit| view! {
                        <li class="ty-row">
                            <p><Dated date=visit.date/> " " {visit.authority}</p>
                            <p>{visit.finding}</p>
                            <p class="ty-quiet">{match visit.put_right {
                                Some(true) => "已整改",
                                Some(false) => "还没有整改",
                                None => "整改情况未说明",
                            }}</p>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}
