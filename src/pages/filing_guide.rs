//! How a place is filed, step by step, as a list one ticks and prints; then what it can be held against: the setting standard by
//! class, and the quality standard as far as its text is at hand.
//!
//! The choice of legal form and of meals is made by style alone: without it, and in print without a choice, everything is shown
//! and says whom it is for.

use std::sync::Arc;

use leptos::prelude::*;
use tuoyu_catalog::institution::{ClassBand, LegalForm};
use tuoyu_content::CitedSource;
use tuoyu_policy::checklist::{Checklist, VETO_ITEMS, carers_for};

use crate::components::{ChecklistButtons, ChecklistGroups, Dated, Sources};
use crate::data::{Library, use_page};
use crate::route::Route;

/// The parts of the page.
const PARTS: [(&str, &str); 5] = [
    ("filing", "登记和备案"),
    ("limits", "要等多久"),
    ("where", "到哪里办"),
    ("setting", "照设置标准自己查一遍"),
    ("quality", "照质量评估标准自己查一遍"),
];

/// The guide.
#[component]
pub(crate) fn FilingGuide(
    /// All that is known.
    library: Arc<Library>,
) -> impl IntoView {
    let list = |id: &str| library.checklists.iter().find(|list| list.id == id).cloned();
    let checked = library.checklists.iter().map(|list| list.checked).min();
    let sources = sources(&library.checklists);
    view! {
        <div class="ty-lead">
            <p class="ty-crumb"><a href=Route::Policies.href()>{"政策"}</a></p>
            <h1>{"备案办事指南"}</h1>
            <p class="ty-lead__text">{"办托育，先登记，再备案。照着往下勾，勾选只留在这台设备上，可以打印带去窗口。"}</p>
        </div>
        <nav aria-label="本页">
            <ul class="ty-jump">
                {PARTS.map(|(id, title)| view! { <li><a class="ty-go" href=format!("#{id}")>{title}</a></li> }).to_vec()}
            </ul>
        </nav>
        <div class="ty-guide">
            {list("filing").map(|list| view! { <Filing list/> })}
            <Limits/>
            <Local/>
            {list("setting").map(|list| view! { <Setting list/> })}
            {list("quality").map(|list| view! { <Quality list/> })}
        </div>
        {checked.map(|date| view! { <p class="ty-quiet">"本站核对日期 " <Dated date/></p> })}
        <Sources sources/>
    }
}

/// The documents of all lists, each once.
fn sources(lists: &[Checklist]) -> Vec<CitedSource> {
    let mut all: Vec<CitedSource> = Vec::new();
    for source in lists.iter().flat_map(|list| &list.sources) {
        if !all.contains(source) {
            all.push(source.clone());
        }
    }
    all
}

#[component]
fn Filing(list: Checklist) -> impl IntoView {
    let forms = LegalForm::ALL.iter().map(|form| (format!("form-{}", form.code()), form.term()));
    let forms: Vec<_> = std::iter::once(("form-any".to_owned(), "还没定")).chain(forms).collect();
    let meals = [("meals-any", "还没定"), ("meals-yes", "供餐"), ("meals-no", "不供餐")];
    let meals: Vec<_> = meals.map(|(id, term)| (id.to_owned(), term)).into();
    let id = list.id.clone();
    view! {
        <section aria-labelledby="filing">
            <h2 id="filing">{"登记和备案"}</h2>
            <div class="ty-choose">
                {choice("form", "机构的性质", forms)}
                {choice("meals", "给孩子供餐吗", meals)}
            </div>
            <ChecklistGroups list/>
            <ChecklistButtons id/>
            <p>{"在自己家里办、最多收 5 个孩子的，看"} <a href=Route::Policy("home-based-care".to_owned()).href()>{"家庭托育点"}</a>
                {"。文件全文的说明看"} <a href=Route::Policy("filing-rules".to_owned()).href()>{"登记和备案办法"}</a> "。"</p>
        </section>
    }
}

/// One of several, the first from the start.
fn choice(name: &'static str, legend: &'static str, options: Vec<(String, &'static str)>) -> impl IntoView {
    view! {
        <fieldset class="ty-choice">
            <legend>{legend}</legend>
            {options.into_iter().enumerate().map(|(at, (id, term))| view! {
                <span class="ty-tick">
                    <input type="radio" name=name id=id.clone() checked=at == 0/>
                    <label for=id>{term}</label>
                </span>
            }).collect_view()}
        </fieldset>
    }
}

/// The two limits of the rules.
#[component]
fn Limits() -> impl IntoView {
    view! {
        <section aria-labelledby="limits">
            <h2 id="limits">{"要等多久"}</h2>
            <div class="ty-scroll" role="region" aria-label="时限" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"情况"}</th><th scope="col">{"最多多久"}</th><th scope="col">{"会收到什么"}</th></tr></thead>
                    <tbody>
                        <tr><th scope="row">{"材料符合要求"}</th><td>{"5 个工作日"}</td><td>{"《托育机构备案回执》和《托育机构基本条件告知书》"}</td></tr>
                        <tr><th scope="row">{"不符合要求"}</th><td>{"自接收材料之日起 15 个工作日"}</td><td>{"通知和理由；这个结果要向社会公开"}</td></tr>
                    </tbody>
                </table>
            </div>
            <p class="ty-quiet">{"《托育机构登记和备案办法（试行）》（国卫办人口发〔2019〕25号）；条款号没有核对到。"}</p>
        </section>
    }
}

/// Where each region says more.
#[component]
fn Local() -> impl IntoView {
    let regions = use_page().head.regions.clone();
    view! {
        <section aria-labelledby="where">
            <h2 id="where">{"到哪里办"}</h2>
            <p>{"每个地区把登记、备案、卫生评价、消防、食品分给哪个部门，看："}</p>
            <ul class="ty-plain">
                {regions.into_iter().map(|region| view! {
                    <li><a class="ty-go" href=Route::RegionDepartments(region.code).href()>{format!("{}找谁办", region.name)}</a></li>
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Setting(list: Checklist) -> impl IntoView {
    let id = list.id.clone();
    view! {
        <section aria-labelledby="setting">
            <h2 id="setting">{"照设置标准自己查一遍"}</h2>
            <p>{"勾上的只是提醒自己，不是结果。最后由主管部门看。"}</p>
            <ChecklistGroups list/>
            <Carers/>
            <ChecklistButtons id/>
        </section>
    }
}

/// How many carers so many children need, by the ratio of each class.
#[component]
fn Carers() -> impl IntoView {
    let line = |band: &ClassBand| {
        let most = band.most_per_carer()?;
        let full = carers_for(band.most_children(), most);
        let steps: Vec<String> = (1..=full)
            .map(|carers| {
                let to = (carers * u16::from(most)).min(band.most_children());
                format!("{}–{to} 个孩子：{carers} 位", (carers - 1) * u16::from(most) + 1)
            })
            .collect();
        Some(view! {
            <tr>
                <th scope="row">{band.term()}</th>
                <td class="ty-number">{format!("1:{most}")}</td>
                <td>{steps.join("；")}</td>
            </tr>
        })
    };
    view! {
        <section aria-labelledby="carers">
            <h3 id="carers">{"这么多孩子，至少几位保育人员"}</h3>
            <div class="ty-scroll" role="region" aria-label="孩子数和保育人员数" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"班型"}</th><th scope="col">{"比例"}</th><th scope="col">{"按比例推算"}</th></tr></thead>
                    <tbody>{ClassBand::ALL.iter().filter_map(line).collect_view()}</tbody>
                </table>
            </div>
            <p class="ty-quiet">{"比例出自《托育机构设置标准（试行）》（国卫人口发〔2019〕58号），人数由本站推算。混合编班的比例国家标准没有写，不推算。"}</p>
        </section>
    }
}

#[component]
fn Quality(list: Checklist) -> impl IntoView {
    let id = list.id.clone();
    let dimensions: Vec<_> =
        list.groups.iter().filter_map(|group| Some((group.title.clone(), group.points?))).collect();
    let total: u16 = dimensions.iter().map(|(_, points)| points).sum();
    view! {
        <section aria-labelledby="quality">
            <h2 id="quality">{"照质量评估标准自己查一遍"}</h2>
            <p>{format!("WS/T 821-2023 是推荐性标准，看七个方面，满分 {total} 分，分 A、B、C、D 四级。另有 {VETO_ITEMS} 项基础指标，一项不达标就一票否决。")}</p>
            <p class="ty-warn">{format!("各级的分数线没有看到，{VETO_ITEMS} 项是哪些也没有看到原文，所以这里不算分、不定级，也不标哪一条会一票否决。")}</p>
            <div class="ty-scroll" role="region" aria-label="七个方面的满分" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"方面"}</th><th scope="col">{"满分"}</th></tr></thead>
                    <tbody>{dimensions.into_iter().map(|(title, points)| view! {
                        <tr><th scope="row">{title}</th><td class="ty-number">{points.to_string()}</td></tr>
                    }).collect_view()}</tbody>
                </table>
            </div>
            <p>{"下面只列核对到的指标，不是全部。"}</p>
            <ChecklistGroups list/>
            <ChecklistButtons id/>
            <p><a class="ty-go" href=Route::Policy("quality-standard".to_owned()).href()>{"质量评估标准的说明"}</a></p>
        </section>
    }
}
