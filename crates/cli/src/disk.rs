//! Writing so that a crash at any moment leaves either the old file or the new one, never half of one.
//!
//! Everything the command changes on a disk in place goes through here, so that a test can let the disk fail at any one
//! step ([`failing`]).

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Writes a file beside its place, flushes it to the disk and moves it there in one step.
///
/// # Errors
/// If the folder cannot be made or the disk refuses; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    stage(&staged_beside(path), bytes)?;
    unstage(path)
}

/// Writes a file under another name and flushes it to the disk.
///
/// # Errors
/// If the folder cannot be made or the disk refuses.
pub fn stage(path: &Path, bytes: &[u8]) -> Result<()> {
    stage_with(path, |file| file.write_all(bytes))
}

/// As [`stage`], for a file that is not in memory as a whole.
///
/// # Errors
/// If the folder cannot be made, the disk refuses, or `write` fails.
pub fn stage_with<T>(path: &Path, write: impl FnOnce(&mut File) -> std::io::Result<T>) -> Result<T> {
    let cannot_write = || format!("不能写 {}", path.display());
    let mut file = create(path)?;
    let written = write(&mut file).with_context(cannot_write)?;
    file.sync_all().with_context(cannot_write)?;
    Ok(written)
}

/// Opens a new file under this name, empty, for what is too large to be held.
///
/// # Errors
/// If the folder cannot be made or the disk refuses.
pub fn create(path: &Path) -> Result<File> {
    let cannot_write = || format!("不能写 {}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).with_context(cannot_write)?;
    let file = File::create(path).with_context(cannot_write)?;
    step().with_context(cannot_write)?;
    Ok(file)
}

/// Moves the file staged beside this place to it.
///
/// # Errors
/// If the disk refuses.
pub fn unstage(place: &Path) -> Result<()> {
    let cannot_write = || format!("不能写 {}", place.display());
    step().with_context(cannot_write)?;
    fs::rename(staged_beside(place), place).with_context(cannot_write)
}

/// Removes a file.
///
/// # Errors
/// If the disk refuses.
pub fn remove(path: &Path) -> Result<()> {
    let cannot_remove = || format!("不能删除 {}", path.display());
    step().with_context(cannot_remove)?;
    fs::remove_file(path).with_context(cannot_remove)
}

/// Moves every staged file of a folder to its place, in this order; what is not staged is passed over.
///
/// # Errors
/// If the disk refuses; whoever repeats it finishes it.
pub fn unstage_all<'a>(folder: &Path, paths: impl Iterator<Item = &'a str>) -> Result<()> {
    for path in paths {
        let place = folder.join(path);
        if staged_beside(&place).exists() {
            unstage(&place)?;
        }
    }
    Ok(())
}

/// Removes what is staged in these folders; one that is not there holds nothing.
///
/// # Errors
/// If the disk refuses.
pub fn discard_staged(folders: &[PathBuf]) -> Result<()> {
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder).with_context(|| format!("不能读 {}", folder.display()))? {
            let path = entry?.path();
            if is_staged(&path) && path.is_file() {
                remove(&path)?;
            }
        }
    }
    Ok(())
}

/// A folder and the folders in it whose names are region codes.
///
/// # Errors
/// If it cannot be read.
pub fn with_regions(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![folder.to_owned()];
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| format!("不能读 {}", folder.display()))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && name.len() == 6 && name.bytes().all(|byte| byte.is_ascii_digit()) {
                folders.push(path);
            }
        }
    }
    Ok(folders)
}

/// The name a file has before it is moved to its place: the same folder, so that the move is one step.
pub fn staged_beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// Whether a name is one that [`staged_beside`] gives.
pub fn is_staged(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".new")
}

#[cfg(not(test))]
fn step() -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
use failing::step;

/// A disk that fails for good after some steps, as it does for a process that is killed.
#[cfg(test)]
pub(crate) mod failing {
    use std::cell::Cell;
    use std::io::{Error, Result};

    thread_local! {
        static STEPS_LEFT: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// Lets the disk fail on this thread after so many steps; `None` repairs it.
    pub(crate) fn after(steps: Option<u32>) {
        STEPS_LEFT.set(steps);
    }

    /// One more step of the disk.
    pub(super) fn step() -> Result<()> {
        match STEPS_LEFT.get() {
            None => Ok(()),
            Some(0) => Err(Error::other("the disk was told to fail")),
            Some(left) => {
                STEPS_LEFT.set(Some(left - 1));
                Ok(())
            }
        }
    }
}
