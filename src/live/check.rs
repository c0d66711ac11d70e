//! Is it filed? Three honest answers: on the list, not found and what that means, removed.

use std::rc::Rc;

use leptos::html::{Form, Input, Select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::institution::FilingStatus;
use tuoyu_catalog::runtime::{FilingEntry, FilingList};
use tuoyu_catalog::{Date, RegionCode};

use crate::live::Room;
use crate::live::bound_value::{bind_input, bind_select};
use crate::live::now::use_now;
use crate::load::LoadError;
use crate::route::Route;
use crate::{browser, load};

/// How many answers are shown.
const MOST_ANSWERS: usize = 10;

/// The list of the region asked about, as far as it has come.
type Loaded = Option<Result<Rc<FilingList>, LoadError>>;

/// The room of the filing check. Its part is the regions to choose from; their lists are fetched once one is chosen.
#[derive(Debug)]
pub struct Check;

impl Room for Check {
    type Part = Vec<RegionEntry>;

    const NAME: &str = "check";

    fn view(regions: Vec<RegionEntry>) -> impl IntoView {
        view! { <Question regions/> }
    }
}

/// The question and its answer.
#[component]
fn Question(
    /// The regions to choose from.
    regions: Vec<RegionEntry>,
) -> impl IntoView {
    let now = use_now();
    let asked = Memo::new(move |_| now.query.with(|query| Asked::parse(query)));
    let region = Memo::new(move |_| asked.with(|asked| asked.region.clone()));
    let tries = RwSignal::new(0_u32);
    let loaded = RwSignal::new_local(None::<Result<Rc<FilingList>, LoadError>>);
    // The list comes from the network: an effect, because there is nothing to derive it from.
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to fetch.
        let (Some(_), Some(region_asked)) = (tries.try_get(), region.try_get()) else { return };
        loaded.try_set(None);
        let Some(code) = region_asked else { return };
        spawn_local(async move {
            let result = load::filings(&code).await;
            if region.try_get_untracked().flatten().as_ref() == Some(&code) {
                loaded.try_set(Some(result));
            }
        });
    });
    let say = move || asked.with(|asked| loaded.with(|loaded| say(asked, loaded)));
    let found = move || asked.with(|asked| loaded.with(|loaded| found(asked, loaded, now.today.get())));
    let absent = move || asked.with(|asked| loaded.with(|loaded| absent(asked, loaded)));
    // Asking again after a failure fetches again.
    let ask_again = move || {
        if loaded.with_untracked(|loaded| matches!(loaded, Some(Err(_)))) {
            tries.update(|tries| *tries += 1);
        }
    };
    view! {
        <CheckForm asked regions ask_again=Callback::new(move |()| ask_again())/>
        <div aria-live="polite">{say} {found} {absent}</div>
    }
}

/// What is asked: a region and some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    region: Option<RegionCode>,
    words: String,
}

impl Asked {
    fn parse(query: &str) -> Asked {
        // The words are read as the finder reads them; the region is this page's own.
        let words = tuoyu_catalog::Query::parse(query).text;
        let region = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("region="))
            .and_then(|code| RegionCode::parse(code).ok());
        Asked { region, words }
    }
}

#[component]
fn CheckForm(asked: Memo<Asked>, regions: Vec<RegionEntry>, ask_again: Callback<()>) -> impl IntoView {
    let now = use_now();
    let form = NodeRef::<Form>::new();
    let (region, words) = (NodeRef::<Select>::new(), NodeRef::<Input>::new());
    bind_select(region, asked, |asked| asked.region.as_ref().map(ToString::to_string).unwrap_or_default());
    bind_input(words, asked, |asked| asked.words.clone());
    let ask = move || {
        let Some(form) = form.get_untracked() else { return };
        let query = browser::form_query(&form);
        if now.query.with_untracked(|old| *old != query) {
            browser::push_query(&query);
            now.query.set(query);
        }
    };
    view! {
        <form class="ty-check" node_ref=form method="get" action=Route::Check.href() data-live-form=""
            on:change=move |_| ask()
            on:submit=move |event| { event.prevent_default(); ask(); ask_again.run(()); }>
            <div class="ty-field">
                <label for="region">{"在哪个地区"}</label>
                <select id="region" name="region" node_ref=region>
                    <option value="">{"请选择"}</option>
                    {regions.into_iter().map(|region| view! {
                        <option value=region.code.to_string()>{region.full_name}</option>
                    }).collect_view()}
                </select>
            </div>
            <div class="ty-field">
                <label for="q">{"机构名称或信用代码"}</label>
                <div class="ty-search">
                    <input id="q" name="q" type="search" node_ref=words autocomplete="off" enterkeyhint="search" maxlength="60"/>
                    <button class="ty-button" type="submit">{"查"}</button>
                </div>
            </div>
        </form>
    }
}

/// A sentence on how far the question has come; nothing once there is an answer.
fn say(asked: &Asked, loaded: &Loaded) -> Option<impl IntoView + use<>> {
    let words = match loaded {
        _ if asked.words.is_empty() => return None,
        _ if asked.region.is_none() => "请先选地区。".to_owned(),
        None => "正在取名单…".to_owned(),
        Some(Err(error)) => format!("{error}。也可以拨打 12345 询问。"),
        Some(Ok(_)) => return None,
    };
    Some(view! { <p>{words}</p> })
}

/// What was found, once the list is there and a question asked.
fn matches<'a>(asked: &Asked, loaded: &'a Loaded) -> Option<Vec<&'a FilingEntry>> {
    let Some(Ok(list)) = loaded else { return None };
    (asked.region.is_some() && !asked.words.is_empty()).then(|| matching(list, &asked.words))
}

/// The institutions that the words name: by credit code, else by official name, alias or former name.
fn matching<'a>(list: &'a [FilingEntry], words: &str) -> Vec<&'a FilingEntry> {
    let code = words.trim().to_ascii_uppercase();
    let by_code: Vec<&FilingEntry> =
        list.iter().filter(|one| one.credit_code.as_deref() == Some(code.as_str())).collect();
    if !by_code.is_empty() {
        return by_code;
    }
    let records = list.iter().map(|one| tuoyu_search::Record {
        name: &one.name,
        aliases: one.other_names.iter().map(String::as_str).collect(),
        ..Default::default()
    });
    let asked = tuoyu_search::Query::parse(words);
    let hits = tuoyu_search::scan::search(&asked, records, &tuoyu_search::Readings::NONE);
    hits.iter().take(MOST_ANSWERS).filter_map(|hit| list.get(hit.index)).collect()
}

fn found(asked: &Asked, loaded: &Loaded, today: Date) -> Option<impl IntoView + use<>> {
    let found = matches(asked, loaded).filter(|found| !found.is_empty())?;
    let rows = found.into_iter().map(|one| view! { <li class="ty-row">{verdict(one, today)}</li> });
    Some(view! { <ul class="ty-rows">{rows.collect_view()}</ul> })
}

/// What the lists say of one institution, in a sentence.
fn verdict(one: &FilingEntry, today: Date) -> impl IntoView + use<> {
    let (tone, words) = match one.status {
        Some(FilingStatus::Filed) => ("ty-verdict--yes", "在备案名单上"),
        Some(FilingStatus::Refused) => ("ty-verdict--no", "申请过备案，没有通过"),
        Some(FilingStatus::Withdrawn) => ("ty-verdict--no", "曾经备案，现已注销"),
        Some(FilingStatus::Lapsed) => ("ty-verdict--no", "曾在名单上，最新名单里没有了"),
        None => ("ty-verdict--unstated", "本站有它的记录，但名单没有说明是否备案"),
    };
    let since = one.date.map(|date| format!("（{date}，{}）", date.age_on(today))).unwrap_or_default();
    let as_of = format!("名单截至 {}，{}", one.as_of, one.as_of.age_on(today));
    view! {
        <h2 class="ty-row__title"><a href=Route::Institution(one.id.clone()).href()>{one.name.clone()}</a></h2>
        <p class=format!("ty-verdict {tone}")>{format!("{words}{since}")}</p>
        {one.reasons.as_ref().map(|reasons| view! { <p>{format!("公布的原因：{reasons}")}</p> })}
        <p class="ty-quiet">{as_of}</p>
    }
}

/// What it means that nothing was found, and what to do.
fn absent(asked: &Asked, loaded: &Loaded) -> Option<impl IntoView + use<>> {
    matches(asked, loaded).filter(Vec::is_empty)?;
    let (code, words) = (asked.region.clone()?, asked.words.clone());
    let ways = [
        "看营业执照或法人证书上的全称，用全称再查一次。",
        "请机构出示《托育机构备案回执》。",
        "拨打 12345，请区县卫生健康部门答复。",
    ];
    Some(view! {
        <section class="ty-empty" aria-labelledby="absent">
            <h2 id="absent">{format!("名单里没有找到“{words}”")}</h2>
            <p>{"这不一定说明它没有备案：名称可能不同，也可能刚备案、名单还没更新。可以这样核实："}</p>
            <ul>{ways.map(|way| view! { <li>{way}</li> }).collect_view()}</ul>
            <p><a href=Route::Region(code).href()>{"看这个地区的全部名单"}</a></p>
        </section>
    })
}
