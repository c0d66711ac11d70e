//! Is it filed? Three honest answers: on the list, not found and what that means, removed; each with what to do next.

mod answer;
mod names;
mod register;

use std::rc::Rc;

use leptos::either::Either;
use leptos::html::{Form, Input, Select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::manifest::FileEntry;

use self::names::Names;
use self::register::Register;
use crate::live::Room;
use crate::live::bound_value::{bind_input, bind_select};
use crate::live::now::use_now;
use crate::load::LoadError;
use crate::route::Route;
use crate::{browser, load};

/// The list of the region asked about, as far as it has come.
type Loaded = Option<Result<Rc<Register>, LoadError>>;

/// The names of all regions, likewise.
type Everywhere = Option<Result<Rc<Names>, LoadError>>;

/// The room of the filing check.
#[derive(Debug)]
pub struct Check;

/// What can be asked: the regions, whose lists are fetched once one is chosen, and all of them at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckData {
    /// The regions to choose from.
    pub regions: Vec<RegionEntry>,
    /// The names of every region's institutions, and which institution each is; `None` where they were not written.
    pub names: Option<(FileEntry, FileEntry)>,
}

impl Room for Check {
    type Part = CheckData;

    const NAME: &str = "check";

    fn view(data: CheckData) -> impl IntoView {
        view! { <Question data/> }
    }
}

/// The question and its answer.
#[component]
fn Question(
    /// What can be asked.
    data: CheckData,
) -> impl IntoView {
    let CheckData { regions, names } = data;
    let now = use_now();
    let asked = Memo::new(move |_| now.query.with(|query| Asked::parse(query)));
    let region = Memo::new(move |_| asked.with(|asked| asked.region.clone()));
    let places = StoredValue::new(regions.clone());
    // A region's full name may stand before an institution's.
    let place = move |code: &RegionCode| {
        let found =
            |places: &Vec<RegionEntry>| places.iter().find(|one| one.code == *code).map(|one| one.full_name.clone());
        places.with_value(found).unwrap_or_default()
    };
    let tries = RwSignal::new(0_u32);
    let loaded = RwSignal::new_local(None::<Result<Rc<Register>, LoadError>>);
    // The list comes from the network: an effect, because there is nothing to derive it from.
    Effect::new(move |_| {
        // A part that has been taken down may be asked once more; then there is nothing left to fetch.
        let (Some(_), Some(region_asked)) = (tries.try_get(), region.try_get()) else { return };
        loaded.try_set(None);
        let Some(code) = region_asked else { return };
        spawn_local(async move {
            let result = load::filings(&code).await.map(|list| Rc::new(Register::of(list)));
            if region.try_get_untracked().flatten().as_ref() == Some(&code) {
                loaded.try_set(Some(result));
            }
        });
    });
    let has_names = names.is_some();
    let wants_names = Memo::new(move |_| asked.with(|asked| has_names && asked.is_everywhere()));
    let everywhere = RwSignal::new_local(None::<Result<Rc<Names>, LoadError>>);
    // From the network too, once for all regions.
    Effect::new(move |_| {
        let (Some(_), Some(true)) = (tries.try_get(), wants_names.try_get()) else { return };
        if everywhere.with_untracked(|known| matches!(known, Some(Ok(_)))) {
            return;
        }
        let Some((index, places)) = names.clone() else { return };
        everywhere.try_set(None);
        spawn_local(async move {
            let names = load::names(&index, &places).await.map(|(index, list)| Rc::new(Names { index, list }));
            everywhere.try_set(Some(names));
        });
    });
    let say =
        move || asked.with(|asked| loaded.with(|loaded| everywhere.with(|all| say(asked, loaded, all, has_names))));
    let anywhere = move || {
        let named = |all: &Everywhere, asked: &Asked| match all {
            Some(Ok(names)) if asked.is_everywhere() => {
                places.with_value(|regions| Some(answer::anywhere(&asked.words, &names.find(&asked.words), regions)))
            }
            _ => None,
        };
        asked.with(|asked| everywhere.with(|all| named(all, asked)))
    };
    let answer = move || {
        asked.with(|asked| {
            loaded.with(|loaded| {
                let (Some(Ok(register)), Some(code)) = (loaded, &asked.region) else { return Either::Left(()) };
                if asked.words.is_empty() {
                    return Either::Left(());
                }
                Either::Right(match register.find(&asked.words, &place(code)) {
                    Some(found) => Either::Left(answer::found(&asked.words, &found, now.today.get())),
                    None => Either::Right(answer::absent(&asked.words, code.clone())),
                })
            })
        })
    };
    // Asking again after a failure fetches again.
    let ask_again = move || {
        let failed = loaded.with_untracked(|loaded| matches!(loaded, Some(Err(_))));
        if failed || everywhere.with_untracked(|all| matches!(all, Some(Err(_)))) {
            tries.update(|tries| *tries += 1);
        }
    };
    view! {
        <CheckForm asked regions has_names ask_again=Callback::new(move |()| ask_again())/>
        <div aria-live="polite">{say} {answer} {anywhere}</div>
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

    /// Whether a name is asked about and no region. Codes are looked up in one region's list.
    fn is_everywhere(&self) -> bool {
        self.region.is_none() && !self.words.is_empty() && register::code(&self.words).is_none()
    }
}

#[component]
fn CheckForm(asked: Memo<Asked>, regions: Vec<RegionEntry>, has_names: bool, ask_again: Callback<()>) -> impl IntoView {
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
                    <option value="">{if has_names { "不知道，按名称在全部地区里找" } else { "请选择" }}</option>
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
fn say(asked: &Asked, loaded: &Loaded, all: &Everywhere, has_names: bool) -> Option<impl IntoView + use<>> {
    let failed = |error: &LoadError| format!("{error}。也可以拨打 12345 询问。");
    let words = match loaded {
        _ if asked.words.is_empty() => return None,
        _ if has_names && asked.is_everywhere() => match all {
            None => "正在取全部地区的名称…".to_owned(),
            Some(Err(error)) => failed(error),
            Some(Ok(_)) => return None,
        },
        _ if asked.region.is_none() => "按信用代码查，请先选地区。".to_owned(),
        None => "正在取名单…".to_owned(),
        Some(Err(error)) => failed(error),
        Some(Ok(_)) => return None,
    };
    Some(view! { <p>{words}</p> })
}
