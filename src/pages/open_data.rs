//! The data for other uses: downloads, what each field means, on what terms, how fresh.

use leptos::prelude::*;
use tuoyu_catalog::freshness::{FRESH_DAYS, FactAge, Freshness};
use tuoyu_catalog::manifest::{FileEntry, Licence};
use tuoyu_catalog::open::{OpenFile, OpenForm, OpenIndex, RegionIndex};

use crate::components::{Dated, Demonstration};
use crate::data::{FieldRow, OpenDataBody};
use crate::route::{Route, file_href};
use crate::text::thousands;

/// The forms a register can be had in.
const FORMS: [OpenForm; 4] = [OpenForm::Csv, OpenForm::Xlsx, OpenForm::Json, OpenForm::GeoJson];
/// More files than this are looked up in the index, not on a page.
const MOST_FILES: usize = 400;

/// The open data.
#[component]
pub(crate) fn OpenData(
    /// All of it.
    body: OpenDataBody,
) -> impl IntoView {
    let index = body.index;
    let whole: Vec<OpenFile> = FORMS.iter().filter_map(|form| index.file(None, *form)).cloned().collect();
    view! {
        <div class="ty-lead">
            <h1>{"开放数据"}</h1>
            <p class="ty-lead__text">{"本站的全部机构数据都可以下载。空着的是没有说明，不是“否”。"}</p>
            <ul class="ty-chips">{whole.into_iter().map(|file| view! { <li><Download file/></li> }).collect_view()}</ul>
            <p>{"数据日期 "}<Dated date=index.as_of/>{"。"}<a class="ty-go" href=Route::Changes.href()>{"最近有哪些变化"}</a></p>
        </div>
        <Demonstration/>
        <ByRegion index=index.clone()/>
        <Terms licence=index.licence.clone() publisher=index.publisher.clone()/>
        <Age freshness=index.freshness.clone()/>
        <Fields fields=body.fields/>
        <Columns columns=body.columns/>
        <ForPrograms index=index files=body.files/>
    }
}

fn open_href(path: &str) -> String {
    file_href(&format!("data/open/{path}"))
}

/// A file to download, with its size.
#[component]
fn Download(file: OpenFile) -> impl IntoView {
    let (size, href) = (size(file.bytes), open_href(&file.path));
    view! {
        <a class="ty-chip" href=href target="_self" type=file.form.media_type() download="">
            {file.form.term()} " " <data class="ty-quiet" value=file.bytes.to_string()>{size}</data>
        </a>
    }
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    match kilobytes {
        0..1024 => format!("{kilobytes} KB"),
        _ => format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024),
    }
}

#[component]
fn ByRegion(index: OpenIndex) -> impl IntoView {
    let row = |region: &RegionIndex| {
        let code = Some(&region.entry.code);
        let cells = FORMS.iter().map(|form| index.file(code, *form).cloned()).collect::<Vec<_>>();
        let fresh = region.freshness.percent().map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"));
        view! {
            <tr>
                <th scope="row">{region.entry.name.clone()}</th>
                <td class="ty-number">{thousands(region.institutions)}</td>
                <td class="ty-number">{fresh}</td>
                {cells.into_iter().map(|file| view! { <td>{file.map(|file| view! { <Download file/> })}</td> }).collect_view()}
                <td><a class="ty-go" href=Route::RegionChanges(region.entry.code.clone()).href()>{"变化"}</a></td>
            </tr>
        }
    };
    let rows = index.regions.iter().map(row).collect_view();
    view! {
        <section aria-labelledby="regions">
            <h2 id="regions">{"按区县下载"}</h2>
            <div class="ty-scroll" role="region" aria-label="各区县的文件" tabindex="0">
                <table>
                    <caption>{format!("“新”是数据日期前 {FRESH_DAYS} 天内核实过的机构占多少，不算已停业和不在名单上的")}</caption>
                    <thead><tr>
                        <th scope="col">{"区县"}</th><th scope="col">{"机构"}</th><th scope="col">{"新"}</th>
                        {FORMS.map(|form| view! { <th scope="col">{form.term()}</th> }).collect_view()}
                        <th scope="col">{"变化"}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Terms(licence: Option<Licence>, publisher: String) -> impl IntoView {
    let terms = match licence {
        // Only named: a link would lead off the authorities' own sites.
        Some(Licence { name, url }) => {
            view! { <p>{"可以按这个许可使用："}{name}{url.map(|url| format!("（{url}）"))}{"。"}</p> }.into_any()
        }
        None => view! { <p>{format!("发布者没有写明许可。使用前请向发布者（{publisher}）核实。")}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="terms">
            <h2 id="terms">{"许可"}</h2>
            {terms}
            <p>{"引用时请写明发布者和数据日期。"}</p>
        </section>
    }
}

#[component]
fn Age(freshness: Freshness) -> impl IntoView {
    let said = format!(
        "在册的 {} 家里，{} 家在数据日期前 {FRESH_DAYS} 天内核实过。",
        thousands(freshness.rows),
        thousands(freshness.fresh)
    );
    let row = |age: FactAge| {
        let rhythm = age.rhythm();
        let day = |day: Option<tuoyu_catalog::Date>| day.map(|date| view! { <Dated date/> });
        view! {
            <tr>
                <th scope="row">{rhythm.map(|rhythm| rhythm.term)}</th>
                <td>{rhythm.map(|rhythm| format!("{} 天", rhythm.every_days))}</td>
                <td class="ty-number">{thousands(age.stated)}</td>
                <td>{day(age.oldest.map(|oldest| oldest.date))}</td>
                <td>{day(age.next_due)}</td>
                <td class="ty-number">{thousands(age.overdue)}</td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="age">
            <h2 id="age">{"有多新"}</h2>
            <p>{said}</p>
            <div class="ty-scroll" role="region" aria-label="各项有多新" tabindex="0">
                <table>
                    <caption>{"多久更新一次是建议，不是规定。没有单独日期的，按那一条记录的数据日期算"}</caption>
                    <thead><tr>
                        <th scope="col">{"哪一项"}</th><th scope="col">{"建议多久更新"}</th><th scope="col">{"写明的"}</th>
                        <th scope="col">{"最早的一条"}</th><th scope="col">{"最早该在哪天前更新"}</th><th scope="col">{"到数据日期已过期"}</th>
                    </tr></thead>
                    <tbody>{freshness.facts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Fields(fields: Vec<FieldRow>) -> impl IntoView {
    let row = |field: FieldRow| {
        let words = field.words.iter().map(|(code, term)| format!("{code} {term}")).collect::<Vec<_>>().join("，");
        view! {
            <tr>
                <th scope="row"><code>{field.path}</code></th>
                <td>{field.term}{field.is_required.then_some("（必有）")}</td>
                <td>{field.form}</td>
                <td>{field.about}{(!words.is_empty()).then(|| view! { <span class="ty-quiet">{words}</span> })}</td>
            </tr>
        }
    };
    view! {
        <section aria-labelledby="fields">
            <h2 id="fields">{"JSON 里的字段"}</h2>
            <p>{"每家机构一个对象。方括号是一组，点是里面的一项。没有的项就是未说明。"}</p>
            <p><a class="ty-go" href=open_href("institutions.schema.json") target="_self">{"JSON Schema"}</a></p>
            <div class="ty-scroll" role="region" aria-label="字段" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"字段"}</th><th scope="col">{"名称"}</th><th scope="col">{"形式"}</th><th scope="col">{"含义"}</th></tr></thead>
                    <tbody>{fields.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Columns(columns: Vec<(&'static str, &'static str)>) -> impl IntoView {
    view! {
        <section aria-labelledby="columns">
            <h2 id="columns">{"CSV 和 Excel 里的列"}</h2>
            <p>{"一行一家机构。用 Excel 打开，请下载 Excel 文件；CSV 是 UTF-8（带 BOM），给程序用。"}</p>
            <p>{"CSV 里以 =、+、-、@ 开头的文字前面多一个撇号，免得被当成公式；用 tuoyu import 导入时会自动去掉。"}</p>
            <details>
                <summary>{format!("各列的含义，共 {} 列", columns.len())}</summary>
                <div class="ty-scroll" role="region" aria-label="各列的含义" tabindex="0">
                    <table>
                        <thead><tr><th scope="col">{"列"}</th><th scope="col">{"含义"}</th></tr></thead>
                        <tbody>{columns.into_iter().map(|(header, about)| view! { <tr><th scope="row">{header}</th><td>{about}</td></tr> }).collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

#[component]
fn ForPrograms(index: OpenIndex, files: Vec<FileEntry>) -> impl IntoView {
    let open: Vec<(String, u64, String)> =
        index.files.iter().map(|file| (format!("open/{}", file.path), file.bytes, file.sha256.clone())).collect();
    let export = files.into_iter().map(|file| (file.path, file.bytes, file.sha256));
    let all: Vec<_> = open.into_iter().chain(export).collect();
    let few = all.len() <= MOST_FILES;
    view! {
        <section aria-labelledby="programs">
            <h2 id="programs">{"给程序用"}</h2>
            <ul class="ty-rows">
                <li><a class="ty-go" href=open_href("index.json") target="_self">{"目录 index.json"}</a>{"：每个文件的大小和 SHA-256，最后写入"}</li>
                <li><a class="ty-go" href=open_href("catalogue.jsonld") target="_self">{"DCAT 3 目录"}</a>{"：给数据平台收录"}</li>
                <li><a class="ty-go" href=open_href("changes.json") target="_self">{"变更记录"}</a>{"和"}<a class="ty-go" href=open_href("changes.xml") target="_self">{"Atom 订阅"}</a></li>
                <li><a class="ty-go" href=file_href("data/manifest.json") target="_self">{"原始数据 manifest.json"}</a>{"：区县、镇街、办法、活动等，本站就是由它生成的"}</li>
            </ul>
            {few.then(|| view! {
                <details>
                    <summary>{format!("全部文件的大小和 SHA-256，共 {} 个", all.len())}</summary>
                    <div class="ty-scroll" role="region" aria-label="文件清单" tabindex="0">
                        <table class="ty-files">
                            <thead><tr><th scope="col">{"文件"}</th><th scope="col">{"字节"}</th><th scope="col">{"SHA-256"}</th></tr></thead>
                            <tbody>{all.into_iter().map(|(path, bytes, sha256)| view! {
                                <tr>
                                    <th scope="row"><a class="ty-go" href=file_href(&format!("data/{path}")) target="_self">{path.clone()}</a></th>
                                    <td class="ty-number">{bytes.to_string()}</td>
                                    <td><code>{sha256}</code></td>
                                </tr>
                            }).collect_view()}</tbody>
                        </table>
                    </div>
                </details>
            })}
        </section>
    }
}
