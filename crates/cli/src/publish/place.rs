//! The steps on the disk: staged, recorded, moved, cleared away.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Difference;
use super::files::{Listing, is_hashed, rank};
use super::record::{RECORD, Record};
use crate::disk;
use crate::export::write::pretty;

/// A site on its way into the published folder.
pub(super) struct Publication<'a> {
    /// The finished site.
    pub(super) from: &'a Path,
    /// The published folder.
    pub(super) to: &'a Path,
    /// The files of the finished site.
    pub(super) files: &'a Listing,
}

impl Publication<'_> {
    /// Writes what differs.
    ///
    /// # Errors
    /// If the disk refuses. What is published then is whole, old or new page by page, and [`finish_interrupted`] ends it.
    pub(super) fn write(&self, difference: &Difference, before: &Record) -> Result<()> {
        let written = || difference.new.iter().chain(&difference.changed);
        for path in written().filter(|path| is_hashed(path)) {
            self.stage(path)?;
            disk::unstage(&self.to.join(path))?;
        }
        for path in written().filter(|path| !is_hashed(path)) {
            self.stage(path)?;
        }
        let (kept, gone) = (difference.kept.clone(), difference.removed.clone());
        let record = Record { files: self.files.values().cloned().collect(), kept, gone };
        if record != *before {
            disk::stage(&disk::staged_beside(&self.to.join(RECORD)), &pretty(&record)?)?;
        }
        move_staged(self.to, &record)?;
        difference.removed.iter().try_for_each(|path| remove(self.to, path))
    }

    fn stage(&self, path: &str) -> Result<()> {
        let source = self.from.join(path);
        let mut open = File::open(&source).with_context(|| format!("不能读 {}", source.display()))?;
        disk::stage_with(&disk::staged_beside(&self.to.join(path)), |file| io::copy(&mut open, file))?;
        Ok(())
    }
}

/// Finishes the publication that a killed command left behind, or throws away what it had staged when that was not yet all.
///
/// # Errors
/// If the disk refuses.
pub(super) fn finish_interrupted(folder: &Path) -> Result<()> {
    let staged = disk::staged_beside(&folder.join(RECORD));
    if staged.is_file() {
        let read = fs::read(&staged).with_context(|| format!("不能读 {}", staged.display()))?;
        // A half-written record says nothing: what is published is still the old site.
        if let Ok(record) = serde_json::from_slice::<Record>(&read) {
            return move_staged(folder, &record);
        }
    }
    disk::discard_staged(&folders(folder)?)
}

/// Moves what is staged to its place: what points at others after them, the record last.
fn move_staged(folder: &Path, record: &Record) -> Result<()> {
    let mut paths: Vec<&str> = record.files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_by_key(|path| rank(path));
    disk::unstage_all(folder, paths.into_iter().chain([RECORD]))
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, path: &str) -> Result<()> {
    let place = folder.join(path);
    disk::remove(&place)?;
    let above = place.ancestors().skip(1).take_while(|above| *above != folder);
    // The first that still holds something ends it.
    above.map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
    Ok(())
}

/// A folder and every folder below it.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut known = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop().filter(|next| next.is_dir()) {
        for entry in fs::read_dir(&next).with_context(|| format!("不能读 {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            }
        }
        known.insert(next);
    }
    Ok(known.into_iter().collect())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::{Args, run};
    use super::*;
    use crate::disk::failing;
    use crate::export::write::{entry_of, sha256};
    use tuoyu_catalog::manifest::Manifest;
    use tuoyu_catalog::runtime::Pointer;

    /// A site of one page that loads a script and one pointer with its file; all of it says which edition it is.
    fn site(folder: &Path, edition: &str) {
        let write = |path: &str, bytes: &[u8]| {
            let place = folder.join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        };
        let script = format!("plain-{}.js", &sha256(edition.as_bytes()).get(..16).unwrap());
        write(&script, edition.as_bytes());
        write("index.html", script.as_bytes());
        write(&format!("only-{edition}/index.html"), script.as_bytes());
        let hashed = format!("runtime/site.{}.json", &sha256(edition.as_bytes()).get(..16).unwrap());
        write(&format!("data/{hashed}"), edition.as_bytes());
        let files = vec![entry_of(&hashed, edition.as_bytes())];
        let pointer = Pointer { schema_version: Manifest::current_version(), files };
        write("data/runtime.json", &serde_json::to_vec(&pointer).unwrap());
        write("data/manifest.json", edition.as_bytes());
    }

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("tuoyu-publish-{name}-{}", std::process::id()));
        // One left behind by a test that was killed.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn publish(from: &Path, to: &Path) -> Result<crate::outcome::Outcome> {
        run(&Args { from: from.to_owned(), to: to.to_owned(), dry_run: false, prune: false })
    }

    /// Every page loads a script that is there, and every pointer names a file that is what it says.
    fn is_readable(folder: &Path) -> bool {
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        let pointer: Pointer = serde_json::from_slice(&fs::read(folder.join("data/runtime.json")).unwrap()).unwrap();
        let agrees = |file: &tuoyu_catalog::manifest::FileEntry| {
            fs::read(folder.join("data").join(&file.path)).is_ok_and(|bytes| entry_of(&file.path, &bytes) == *file)
        };
        folder.join(page).is_file() && pointer.files.iter().all(agrees)
    }

    #[test]
    fn a_publication_killed_at_any_step_leaves_a_readable_site_and_the_next_finishes_it() {
        let folder = scratch("killed");
        let (old, new, to) = (folder.join("old"), folder.join("new"), folder.join("to"));
        site(&old, "old");
        site(&new, "new");
        let mut n_steps = 0;
        for steps in 0.. {
            let _ = fs::remove_dir_all(&to);
            publish(&old, &to).unwrap();
            failing::after(Some(steps));
            let whole = publish(&new, &to).is_ok();
            failing::after(None);
            assert!(is_readable(&to), "killed after {steps} steps");
            publish(&new, &to).unwrap();
            assert!(is_readable(&to), "finished after {steps} steps");
            assert!(!to.join("only-old").exists(), "a page that is gone is taken down after {steps} steps");
            assert_eq!(fs::read(to.join("data/manifest.json")).unwrap(), b"new");
            assert!(
                folders(&to)
                    .unwrap()
                    .iter()
                    .all(|one| { fs::read_dir(one).unwrap().all(|entry| !disk::is_staged(&entry.unwrap().path())) })
            );
            if whole {
                n_steps = steps;
                break;
            }
        }
        // Two hashed files staged and moved, four named ones and the record staged and moved, one page removed.
        assert_eq!(n_steps, 15);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn finishing_what_was_killed_may_be_killed_as_well() {
        let folder = scratch("killed-twice");
        let (old, new, to) = (folder.join("old"), folder.join("new"), folder.join("to"));
        site(&old, "old");
        site(&new, "new");
        publish(&old, &to).unwrap();
        for steps in [10, 0, 1, 2] {
            failing::after(Some(steps));
            assert!(publish(&new, &to).is_err());
            failing::after(None);
            assert!(is_readable(&to));
        }
        publish(&new, &to).unwrap();
        assert!(is_readable(&to));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn files_of_others_are_left_alone_old_scripts_stay_until_they_are_pruned() {
        let folder = scratch("others");
        let (old, new, to) = (folder.join("old"), folder.join("new"), folder.join("to"));
        site(&old, "old");
        site(&new, "new");
        publish(&old, &to).unwrap();
        fs::write(to.join("verify.txt"), "of the server's owner").unwrap();
        let old_script = to.join(fs::read_to_string(to.join("index.html")).unwrap());
        assert_eq!(publish(&new, &to).unwrap().figures.get("kept"), Some(&2.into()));
        assert!(old_script.is_file() && to.join("verify.txt").is_file());
        let again = publish(&new, &to).unwrap().figures;
        assert_eq!((again.get("changed"), again.get("kept")), (Some(&0.into()), Some(&2.into())));
        let prune = Args { from: new.clone(), to: to.clone(), dry_run: false, prune: true };
        assert_eq!(run(&prune).unwrap().figures.get("removed"), Some(&2.into()));
        assert!(!old_script.exists() && to.join("verify.txt").is_file() && is_readable(&to));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_trial_writes_nothing_and_a_site_that_is_not_whole_is_refused() {
        let folder = scratch("trial");
        let (new, to) = (folder.join("new"), folder.join("to"));
        site(&new, "new");
        let trial = Args { from: new.clone(), to: to.clone(), dry_run: true, prune: false };
        let answer = run(&trial).unwrap();
        assert_eq!((answer.figures.get("new"), answer.figures.get("written")), (Some(&6.into()), Some(&false.into())));
        assert!(!to.exists());
        fs::remove_dir_all(new.join("data/runtime")).unwrap();
        assert!(publish(&new, &to).is_err());
        assert!(!to.exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
