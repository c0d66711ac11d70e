//! The data for other uses: its files, its form, its licence.

use leptos::prelude::*;
use tuoyu_catalog::manifest::FileEntry;

use crate::components::Demonstration;
use crate::route::file_href;

/// The export's files.
#[component]
pub(crate) fn OpenData(
    /// The files the manifest lists.
    files: Vec<FileEntry>,
) -> impl IntoView {
    view! {
        <div class="ty-lead">
            <h1>{"开放数据"}</h1>
            <p class="ty-lead__text">{"本站用的全部数据都可以下载。目录文件列出每个文件的大小和校验值，字段含义见随附的 JSON Schema。"}</p>
            <p><a class="ty-button" href=file_href("data/manifest.json") target="_self">{"下载目录 manifest.json"}</a></p>
        </div>
        <Demonstration/>
        <section aria-labelledby="files">
            <h2 id="files">{"文件"}</h2>
            <div class="ty-scroll" role="region" aria-label="文件清单" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"文件"}</th><th scope="col">{"字节"}</th><th scope="col">{"SHA-256（前 16 位）"}</th></tr></thead>
                    <tbody>
                        {files.into_iter().map(|file| view! {
                            <tr>
                                <td><a class="ty-go" href=file_href(&format!("data/{}", file.path)) target="_self">{file.path.clone()}</a></td>
                                <td class="ty-number">{file.bytes.to_string()}</td>
                                <td><code>{file.sha256.chars().take(16).collect::<String>()}</code></td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}
