//! Skipping a step while nothing it is made from has changed.
//!
//! A stamp is a number over the path, size and time of change of every input file, kept beside the other made things.
//! Contents are not read: a region's data may be large, and a file touched for nothing costs one needless run, no more.
//! The stamp is taken after the step, since a step may rewrite one of its own inputs (the data build does its manifest).

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::step;

/// What a step is made from and what proves that it was done.
pub(crate) struct Recipe<'a> {
    /// What the step is called when it is announced, and the name of its stamp's file.
    pub(crate) name: &'a str,
    /// Files and folders, folders with everything in them. One that does not exist counts as such.
    pub(crate) inputs: Vec<PathBuf>,
    /// Folders inside the inputs that the step itself makes.
    pub(crate) except: Vec<PathBuf>,
    /// A file that exists once the step was done.
    pub(crate) output: PathBuf,
}

impl Recipe<'_> {
    /// Does the work unless the output exists and was made from these very inputs.
    pub(crate) fn refresh(&self, project: &Project, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let stamp = project.path("target/site/stamps").join(self.name.replace(' ', "-"));
        let made_from = fs::read_to_string(&stamp).unwrap_or_default();
        if self.output.exists() && made_from == self.fingerprint()? {
            step::unchanged(self.name);
            return Ok(());
        }
        step::step(self.name, work)?;
        write(&stamp, &self.fingerprint()?)
    }

    fn fingerprint(&self) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        for input in &self.inputs {
            self.add(input, &mut hasher).with_context(|| format!("could not read {}", input.display()))?;
        }
        Ok(format!("{:016x}", hasher.finish()))
    }

    fn add(&self, path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
        if self.except.iter().any(|made| made == path) {
            return Ok(());
        }
        path.hash(hasher);
        let Ok(about) = fs::metadata(path) else { return Ok(()) };
        if about.is_dir() {
            let mut entries =
                fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
            entries.sort();
            return entries.iter().try_for_each(|entry| self.add(entry, hasher));
        }
        let changed = about.modified()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        (about.len(), changed).hash(hasher);
        Ok(())
    }
}

/// Writes a small file, making its folder.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn recipe(root: &Path) -> Recipe<'static> {
        let inputs = vec![root.join("in"), root.join("absent")];
        Recipe { name: "a step", inputs, except: vec![root.join("in/made")], output: root.join("out") }
    }

    #[test]
    fn a_fingerprint_follows_the_inputs_and_not_what_is_made() {
        let root = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        write(&root.join("in/a"), "one").unwrap();
        let first = recipe(&root).fingerprint().unwrap();
        assert_eq!(recipe(&root).fingerprint().unwrap(), first, "nothing changed");
        write(&root.join("in/made/b"), "two").unwrap();
        assert_eq!(recipe(&root).fingerprint().unwrap(), first, "only a made file changed");
        write(&root.join("in/a"), "three").unwrap();
        let second = recipe(&root).fingerprint().unwrap();
        assert_ne!(second, first, "a file changed");
        write(&root.join("absent"), "").unwrap();
        assert_ne!(recipe(&root).fingerprint().unwrap(), second, "a file appeared");
        fs::remove_dir_all(&root).unwrap();
    }
}
