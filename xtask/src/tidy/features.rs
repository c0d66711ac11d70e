//! Rule: in what is compiled for the browser, Leptos has the feature `hydrate` and neither `ssr` nor `csr`.
//!
//! Cargo unites the features that any package asks for, so one dependency in the wrong place would silently ship the
//! server's half of Leptos or make it mount twice. Asked of cargo itself, since no file shows it.

use anyhow::Result;

use super::Finding;
use crate::process;
use crate::project::Project;

/// What cargo says of the features of Leptos' renderer in the build that ships.
pub(super) fn in_the_browser(project: &Project) -> Result<String> {
    let mut tree = project.cargo(&["tree", "--locked", "--package", "tuoyu-site", "--features", "hydrate"])?;
    tree.args(["--target", "wasm32-unknown-unknown", "--edges", "normal,features", "--invert", "tachys"]);
    process::printed(&mut tree)
}

/// Reads that answer.
pub(super) fn check(tree: &str) -> Vec<Finding> {
    let has = |feature: &str| {
        ["tachys", "leptos", "reactive_graph"]
            .iter()
            .any(|package| tree.contains(&format!("{package} feature \"{feature}\"")))
    };
    let mut messages = Vec::new();
    if !has("hydrate") {
        messages.push("the app for the browser is built without the feature `hydrate` of Leptos");
    }
    if has("ssr") {
        messages.push("the app for the browser is built with the feature `ssr` of Leptos");
    }
    if has("csr") {
        messages.push("the app for the browser is built with both `hydrate` and `csr` of Leptos");
    }
    messages
        .into_iter()
        .map(|message| Finding { file: "Cargo.toml".into(), line: 1, message: message.into() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_that_must_not_meet_are_found() {
        let sound = "tachys v0.2.19\n└── leptos v0.8.23\n    ├── leptos feature \"hydrate\"\n";
        assert_eq!(check(sound), []);
        assert_eq!(check("").len(), 1, "no hydrate");
        assert_eq!(check(&format!("{sound}tachys feature \"ssr\"")).len(), 1);
        assert_eq!(check(&format!("{sound}leptos feature \"csr\"")).len(), 1);
    }
}
