//! A Chromium to test with: the one named by `CHROME_PATH`, one on the path, one in its usual place, or Debian's package.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Remedy;
use crate::process;
use crate::project::Project;
use crate::step::step;

const REMEDY: Remedy = Remedy {
    debian: "apt-get install --no-install-recommends chromium fonts-noto-cjk",
    macos: "brew install --cask google-chrome",
    windows: "winget install Google.Chrome",
};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

pub(super) fn chromium(project: &Project) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME_PATH").map(PathBuf::from) {
        if !named.is_file() {
            bail!("CHROME_PATH names {}, which is not a file", named.display());
        }
        return Ok(named);
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if is_debian_root() {
        step("Chromium and a Chinese font, by apt-get", || install(project))
            .map_err(|error| error.context(REMEDY.error("Chromium is missing")))?;
    }
    installed().ok_or_else(|| REMEDY.error("Chromium is missing (CHROME_PATH can name one)"))
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let on_path = NAMES.iter().flat_map(|name| {
        let program = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders.iter().map(move |folder| folder.join(&program))
    });
    on_path.chain(PLACES.iter().map(PathBuf::from)).find(|program| program.is_file())
}

fn is_debian_root() -> bool {
    let user = std::process::Command::new("id").arg("-u").output();
    Path::new("/etc/debian_version").exists() && user.is_ok_and(|user| user.stdout.trim_ascii() == b"0")
}

fn install(project: &Project) -> Result<()> {
    process::run(project.command("apt-get")?.args(["update", "-qq"]))?;
    let mut install = project.command("apt-get")?;
    install.args(["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
