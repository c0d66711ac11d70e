//! The whole of a prerendered page around the application's own markup.
//!
//! One policy stands in every page, because the policy of the first page opened governs all later navigation: no inline script,
//! no style but the sheets the policy names by hash, nothing from elsewhere, and no string ever becomes markup or code. The data of a
//! live part is a JSON block, which is data and not script.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::VIEW;
use crate::data::{Body, Page};
use crate::meta::{PageMeta, SITE, label};
use crate::route::{base, file_href};

/// The content security policy of every page. A room's style sheet stands in its pages and is admitted by its hash: linked, it costs
/// a second round trip before anything is painted, and twice the time to first paint on a slow line.
///
/// Every room's sheet is admitted: a page fetched to be followed is read under the policy of the page it is fetched from.
fn policy(assets: &Assets) -> String {
    let pictures = assets.layers.as_ref().map(MapLayers::picture_hosts).unwrap_or_default();
    let hashes: BTreeSet<&str> = assets.rooms.iter().map(|room| room.style_hash.as_str()).collect();
    let styles: Vec<String> = hashes.into_iter().map(|hash| format!("'sha256-{hash}'")).collect();
    let styles = styles.join(" ");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {styles}; img-src 'self' data:{pictures}; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// What pages are made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// What the pages of each room are made with.
    pub rooms: Vec<RoomFiles>,
    /// What the deployer adds to the maps.
    pub layers: Option<MapLayers>,
}

/// What a deployer may add to the maps. Pages carry it as data; the policy admits just the hosts it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapLayers {
    /// The key for 天地图's pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tianditu_key: Option<String>,
    /// A PMTiles file of this host, below the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmtiles: Option<String>,
}

impl MapLayers {
    /// The hosts pictures come from, for the policy; empty for none.
    fn picture_hosts(&self) -> String {
        let hosts = self.tianditu_key.iter().flat_map(|_| 0..8).map(|host| format!(" https://t{host}.tianditu.gov.cn"));
        hosts.collect()
    }
}

/// A room's style sheet, and the published names, below the base, of what it loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomFiles {
    /// The room's name.
    pub room: String,
    /// The style sheet's text.
    pub style: String,
    /// The SHA-256 of that text, in base64.
    pub style_hash: String,
    /// The script that starts the application.
    pub boot: String,
    /// The application's JavaScript half.
    pub glue: String,
    /// The application.
    pub wasm: String,
}

impl Assets {
    /// The files of a room.
    pub fn room(&self, name: &str) -> Option<&RoomFiles> {
        self.rooms.iter().find(|files| files.room == name)
    }
}

/// Writes a page: `markup` is what `App` rendered from `page`, `files` those of its room.
pub fn document(page: &Page, markup: &str, assets: &Assets, files: &RoomFiles) -> Result<String, serde_json::Error> {
    let meta = PageMeta::of(page);
    let file = |name: &str| escape(&file_href(name));
    let json_ld = match &meta.json_ld {
        Some(value) => format!("<script type=\"application/ld+json\">{}</script>", block(value)?),
        None => String::new(),
    };
    let live = match page.live() {
        Some(data) => format!("<script type=\"application/json\" id=\"live-data\">{}</script>", block(&data)?),
        None => String::new(),
    };
    let map = match &page.body {
        Body::Finder(body) => format!(
            "<script type=\"application/json\" id=\"map-data\">{}</script>{}",
            block(&body.map)?,
            match &assets.layers {
                Some(layers) =>
                    format!("<script type=\"application/json\" id=\"map-layers\">{}</script>", block(layers)?),
                None => String::new(),
            }
        ),
        _ => String::new(),
    };
    let feed = match meta.feed {
        Some((path, title)) => {
            format!(
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">\n",
                escape(title),
                file(path)
            )
        }
        None => String::new(),
    };
    let robots = if matches!(page.body, Body::NotFound) { "<meta name=\"robots\" content=\"noindex\">" } else { "" };
    let markup = match &meta.without_script {
        Some((words, route)) => markup.replace(
            "<noscript class=\"ty-noscript\"></noscript>",
            &format!(
                "<noscript class=\"ty-noscript\"><p>{} <a href=\"{}\">{}</a></p></noscript>",
                escape(words),
                escape(&route.href()),
                label(route)
            ),
        ),
        None => markup.to_owned(),
    };
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\" data-view=\"{VIEW}\" data-base=\"{base}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n{robots}\
         <meta name=\"referrer\" content=\"same-origin\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:site_name\" content=\"{SITE}\">\n\
         <style>{style}</style>\n<link rel=\"icon\" href=\"{icon}\" type=\"image/svg+xml\">\n{feed}\
         <script type=\"module\" src=\"{boot}\"></script>\n<link rel=\"modulepreload\" href=\"{glue}\">\n\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\">\n\
         {json_ld}</head>\n<body>{markup}{live}{map}</body>\n</html>\n",
        policy = policy(assets),
        title = escape(&meta.title),
        description = escape(&meta.description),
        style = files.style,
        icon = file("icon.svg"),
        boot = file(&files.boot),
        glue = file(&files.glue),
        wasm = file(&files.wasm),
        base = escape(base()),
    ))
}

/// JSON that is safe inside a `<script>` block: no `<` can end it.
fn block(value: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
