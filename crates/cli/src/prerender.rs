//! `tuoyu prerender`: every page of the site as HTML, by the same `App` the browser runs.
//!
//! 1. [`dataset`]: the runtime files, held against their pointers
//! 2. [`routes`]: every page there is, with its data
//! 3. [`render`]: one page, from data to document
//! 4. [`policy_feed`] and [`events`]: what changed in the policies and what goes on in a region, for feed readers and calendars
//! 5. [`output`]: the folder, written beside its place and moved there whole

mod dataset;
mod events;
mod output;
mod policy_feed;
mod render;
mod routes;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use tuoyu_catalog::Date;
use tuoyu_site::shell::MapLayers;

use self::dataset::Dataset;
use self::output::Output;
use crate::clock;
use crate::outcome::{Outcome, Progress};

/// What `tuoyu prerender` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 数据目录（已用 tuoyu build 整理过）
    #[arg(long, value_name = "DIR", default_value = "public/data")]
    export: PathBuf,
    /// 应用目录（Trunk 的产物和 site.css）
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
    /// 原样发布的目录；其中的 data 换成 --export 的数据目录
    #[arg(long, value_name = "DIR", default_value = "public")]
    public: PathBuf,
    /// 写到哪里；原有内容整个替换
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 站点所在的路径，如 /tuoyu/
    #[arg(long, value_name = "PATH", default_value = "/")]
    base: String,
    /// 站点的网址（如 https://example.gov.cn）；给出时写 sitemap.xml
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// 地图上另加的图层（JSON：tianditu_key 天地图密钥，pmtiles 本站的 PMTiles 文件）；不给就不连任何第三方
    #[arg(long, value_name = "FILE")]
    layers: Option<PathBuf>,
    /// 页面按哪一天写，默认今天；给定时两次结果逐字节相同
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Writes every page.
///
/// # Errors
/// If the runtime files are missing or damaged, the application's files are missing, or the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    tuoyu_site::route::set_base(&args.base);
    render::begin();
    let today = args.today.unwrap_or_else(clock::today);
    let dataset = Dataset::read(&args.export)?;
    let output = Output::begin(&args.to)?;
    let assets = output.take_assets(&args.app, layers(args)?)?;
    output.copy_public(&args.public, &args.export)?;
    let routes = routes::all(&dataset)?;
    let mut progress = Progress::of("写页面", routes.len());
    let mut bytes = 0;
    for route in &routes {
        let page = render::page(&dataset, route, today, &assets)?;
        bytes += page.len();
        output.write(&route.file(), page.as_bytes())?;
        progress.step();
    }
    let origin = args.origin.as_deref().map(|origin| origin.trim_end_matches('/'));
    let feed = policy_feed::write(&dataset.library.policies, &dataset.site.publisher, origin, today);
    output.write(tuoyu_site::route::POLICY_FEED, feed.as_bytes())?;
    for region in &dataset.regions {
        for (name, text) in events::files(&dataset.site, region, origin.unwrap_or_default()) {
            output.write(&name, text.as_bytes())?;
        }
    }
    output.write("robots.txt", robots(args.origin.as_deref()).as_bytes())?;
    if let Some(origin) = &args.origin {
        output.write("sitemap.xml", sitemap(origin, &routes, &dataset).as_bytes())?;
    }
    output.finish()?;
    let said = format!("写好 {} 个页面，共 {bytes} 字节，在 {}", routes.len(), args.to.display());
    Ok(Outcome::said(said).with("pages", routes.len()).with("bytes", bytes))
}

/// What the deployer adds to the maps: nothing unless a file says so.
fn layers(args: &Args) -> Result<Option<MapLayers>> {
    let Some(path) = &args.layers else { return Ok(None) };
    let bytes = fs::read(path).with_context(|| format!("不能读 {}", path.display()))?;
    let layers: MapLayers = serde_json::from_slice(&bytes).with_context(|| path.display().to_string())?;
    let is_key = |key: &String| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ensure!(layers.tianditu_key.iter().all(is_key), "{} 里的 tianditu_key 只应有字母和数字", path.display());
    let is_own = |file: &String| !file.contains(':') && !file.starts_with("//") && !file.contains("..");
    ensure!(layers.pmtiles.iter().all(is_own), "{} 里的 pmtiles 应是本站里的路径", path.display());
    Ok(Some(layers))
}

fn robots(origin: Option<&str>) -> String {
    let sitemap = origin.map_or_else(String::new, |origin| {
        format!("Sitemap: {}{}\n", origin.trim_end_matches('/'), tuoyu_site::route::file_href("sitemap.xml"))
    });
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

fn sitemap(origin: &str, routes: &[tuoyu_site::route::Route], dataset: &Dataset) -> String {
    let origin = origin.trim_end_matches('/');
    let day = dataset.site.as_of;
    let entries = routes.iter().filter(|route| **route != tuoyu_site::route::Route::NotFound).map(|route| {
        let address = format!("{origin}{}", route.href()).replace('&', "&amp;").replace('<', "&lt;");
        format!("<url><loc>{address}</loc><lastmod>{day}</lastmod></url>\n")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        entries.collect::<String>()
    )
}
