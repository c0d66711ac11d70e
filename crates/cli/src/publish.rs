//! `tuoyu publish`: a finished site into the folder a web server shows, so that whoever reads it meanwhile finds whole pages.
//!
//! 1. [`files`]: what a folder holds, and which of it has its content's hash in its name
//! 2. [`record`]: what was published, `published.json`, the last file to change
//! 3. [`place`]: the steps on the disk, in an order that a kill at any of them leaves a readable site
//!
//! Files named by their content go first: nothing names them yet. Then all that keeps its name is staged beside its place; the
//! staged record says that staging is complete, and whoever runs next finishes the moves or throws the staged files away. Moves
//! end with what points at the rest: the regions' pointers, `runtime.json`, the data's manifest, the record.
//!
//! Surprise: nothing is deleted that this command has not published, and files named by their content stay for open tabs until
//! `--prune`.

mod files;
mod place;
mod record;

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::outcome::Outcome;
use files::Listing;
use place::Publication;
use record::Record;

/// What `tuoyu publish` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 写好的网站（tuoyu prerender 的结果）
    #[arg(long, value_name = "DIR", default_value = "dist")]
    from: PathBuf,
    /// 网站服务器显示的目录；没有就新建
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 只看会有什么变化，什么也不写
    #[arg(long)]
    dry_run: bool,
    /// 删去以前发布的、现在不用的带内容校验码的文件（仍开着旧页面的人会需要它们）
    #[arg(long)]
    prune: bool,
}

/// What a publication would change, by path.
#[derive(Debug, Default, PartialEq)]
struct Difference {
    new: Vec<String>,
    changed: Vec<String>,
    removed: Vec<String>,
    /// Superseded files that stay for open tabs.
    kept: Vec<String>,
    bytes: u64,
}

/// Publishes the site, or says what that would change.
///
/// # Errors
/// If the site is not whole, or the disk refuses; whoever reads the published folder then still finds whole pages.
pub fn run(args: &Args) -> Result<Outcome> {
    let from = files::list(&args.from)?;
    ensure!(
        from.contains_key("index.html") && from.contains_key("data/manifest.json"),
        "{} 里没有网站：先运行 tuoyu prerender",
        args.from.display()
    );
    ensure!(!args.to.starts_with(&args.from) && !args.from.starts_with(&args.to), "两个目录不能一个在另一个里面");
    files::check_pointers(&args.from, &from)?;
    if !args.dry_run {
        place::finish_interrupted(&args.to)?;
    }
    let before = Record::read(&args.to)?;
    let difference = difference(args, &from, &before)?;
    let said = if args.dry_run {
        format!("{}这是试运行，没有写任何文件", text(&difference))
    } else {
        let publication = Publication { from: &args.from, to: &args.to, files: &from };
        publication.write(&difference, &before)?;
        format!("{}已发布到 {}", text(&difference), args.to.display())
    };
    Ok(Outcome::said(said)
        .with("files", from.len())
        .with("new", difference.new.len())
        .with("changed", difference.changed.len())
        .with("removed", difference.removed.len())
        .with("kept", difference.kept.len())
        .with("bytes", difference.bytes)
        .with("written", !args.dry_run))
}

fn difference(args: &Args, from: &Listing, before: &Record) -> Result<Difference> {
    let mut difference = Difference::default();
    for (path, file) in from {
        let place = args.to.join(path);
        // What stands there is believed, not the record: somebody may have touched the folder.
        let known = place.is_file().then(|| files::measure(&place, path)).transpose()?;
        match known {
            None => difference.new.push(path.clone()),
            Some(known) if known != *file => difference.changed.push(path.clone()),
            Some(_) => continue,
        }
        difference.bytes += file.bytes;
    }
    for path in before.paths().filter(|path| !from.contains_key(*path) && args.to.join(path).is_file()) {
        let stays = files::is_hashed(path) && !args.prune;
        if stays { &mut difference.kept } else { &mut difference.removed }.push(path.to_owned());
    }
    Ok(difference)
}

/// The difference as a clerk reads it; of many files the first.
fn text(difference: &Difference) -> String {
    const MOST: usize = 20;
    let mut out = String::new();
    let parts = [("＋", &difference.new), ("～", &difference.changed), ("－", &difference.removed)];
    for (mark, paths) in parts {
        for path in paths.iter().take(MOST) {
            let _ = writeln!(out, "{mark} {path}");
        }
        if paths.len() > MOST {
            let _ = writeln!(out, "{mark} …还有 {} 个", paths.len() - MOST);
        }
    }
    let (new, changed, removed) = (difference.new.len(), difference.changed.len(), difference.removed.len());
    let _ = write!(out, "新增 {new} 个文件，更新 {changed} 个，删去 {removed} 个，写 {} 字节", difference.bytes);
    if !difference.kept.is_empty() {
        let _ = write!(out, "；{} 个旧文件留给还开着旧页面的人", difference.kept.len());
    }
    out.push('\n');
    out
}
