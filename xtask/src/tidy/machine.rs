//! Rule: no text names a folder of somebody's machine or the host of a package registry.

use super::Finding;
use super::files::File;

/// Beginnings of paths that exist on one machine only. Put together here so that this file keeps the rule.
const FOLDERS: [&str; 6] = [
    concat!("/tm", "p/"),
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\", "Users\\"),
];

const REGISTRIES: [&str; 5] = [
    concat!("registry.", "npmjs.org"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
];

pub(super) fn check(file: &File) -> Vec<Finding> {
    let names = FOLDERS.iter().chain(&REGISTRIES);
    let lines = file.text.lines().enumerate();
    lines
        .flat_map(|(at, line)| names.clone().filter(|name| stands_alone(line, name)).map(move |name| (at + 1, *name)))
        .map(|(line, name)| {
            Finding::new(file, line, format!("`{name}` belongs to one machine or one registry: leave it out"))
        })
        .collect()
}

/// A folder's name counts only where a path begins: `artwork/` and `src/home/` are fine.
fn stands_alone(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !name.starts_with('/') || !before.is_some_and(|c| c.is_alphanumeric() || "._-}/".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_folder_or_a_registry_is_found() {
        for name in FOLDERS.iter().chain(&REGISTRIES) {
            assert_eq!(check(&file("README.md", &format!("See\n`{name}x`."))).len(), 1, "{name}");
        }
    }

    #[test]
    fn a_folder_of_the_project_is_not() {
        for text in ["src/home/mod.rs", "public/work/x", "https://example.cn/home/", "{base}/tmp/x"] {
            assert_eq!(check(&file("README.md", text)), [], "{text}");
        }
    }
}
