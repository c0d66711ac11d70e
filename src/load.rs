//! Fetching data. Bytes become data or a [`LoadError`], never anything between.
//!
//! A pointer says which hashed file holds what now; a file is believed only when its length and SHA-256 are the pointer's. What
//! has been read stays in memory for the life of the page: hashed files never change. A hashed file that is gone means that the
//! site was published anew: then the pointer is asked once more.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::thread::LocalKey;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::packed::from_json;
use tuoyu_catalog::runtime::{ArticleList, FilingList, NameList, Pointer};
use tuoyu_catalog::sheet::Sheets;
use tuoyu_search::{Decoder, Index, rehearsal};
use wasm_bindgen_futures::spawn_local;

use crate::browser;
use crate::route::file_href;

/// The largest file that is read, in bytes: a county's list is well below 1 MB.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// Why data could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LoadError {
    /// The network did not answer.
    Network,
    /// The server answered with this status.
    Status(u16),
    /// The bytes are not those that were published.
    Damaged,
    /// The bytes are those published, but not of a form this version reads.
    Form,
    /// The data is of this other version.
    Version(String),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LoadError::Network => f.write_str("网络没有连上。请检查网络后再试"),
            LoadError::Status(status) => write!(f, "服务器没有给出数据（{status}）。请稍后再试"),
            LoadError::Damaged => f.write_str("数据没有完整送达，已停止使用。请稍后再试"),
            LoadError::Form => f.write_str("数据的格式这里读不懂。请刷新页面"),
            LoadError::Version(found) => write!(f, "数据已换成新版本（{found}）。请刷新页面"),
        }
    }
}

/// What has been read of each region.
type Kept<T> = RefCell<BTreeMap<RegionCode, Rc<T>>>;

thread_local! {
    static FILINGS: Kept<FilingList> = const { RefCell::new(BTreeMap::new()) };
    static SHEETS: Kept<Sheets> = const { RefCell::new(BTreeMap::new()) };
}

/// What a region's lists say of every institution's filing.
pub(crate) async fn filings(region: &RegionCode) -> Result<Rc<FilingList>, LoadError> {
    once(&FILINGS, region, "filing").await
}

/// What is compared of a region's institutions.
pub(crate) async fn sheets(region: &RegionCode) -> Result<Rc<Sheets>, LoadError> {
    once(&SHEETS, region, "sheets").await
}

async fn once<T: DeserializeOwned>(
    kept: &'static LocalKey<Kept<T>>,
    region: &RegionCode,
    stem: &str,
) -> Result<Rc<T>, LoadError> {
    if let Some(known) = kept.with_borrow(|kept| kept.get(region).cloned()) {
        return Ok(known);
    }
    let mut tries = 0;
    let data: Rc<T> = loop {
        match hashed(region, stem).await {
            Err(LoadError::Status(404)) if tries == 0 => tries += 1,
            other => break Rc::new(other?),
        }
    };
    kept.with_borrow_mut(|kept| kept.insert(region.clone(), data.clone()));
    Ok(data)
}

/// What a search looks in of every policy and guidance text; the page says which file that is.
pub(crate) async fn articles(file: &FileEntry) -> Result<ArticleList, LoadError> {
    let packed = from_json(&text(file).await?);
    packed.and_then(|packed| ArticleList::unpack(&packed)).ok_or(LoadError::Form)
}

/// Records decoded, places put in order, and rounds rehearsed, before the page is let go on.
const RECORDS_A_SLICE: usize = 2_000;
const PLACES_A_SLICE: usize = 20_000;
const ROUNDS_A_SLICE: u64 = 8;

/// The names of the institutions of every region, and which institution each is; the page says which files those are. However
/// many there are, the page goes on while the names are put in order.
pub(crate) async fn names(index: &FileEntry, places: &FileEntry) -> Result<(Index, NameList), LoadError> {
    let is_here = Rc::new(Cell::new(false));
    spawn_local(rehearse(rehearsal::n_rounds(index.bytes), is_here.clone()));
    let bytes = published(index).await;
    is_here.set(true);
    let bytes = bytes?;
    let packed = from_json(&text(places).await?);
    let list = packed.and_then(|packed| NameList::unpack(&packed)).ok_or(LoadError::Form)?;
    let mut decoder = Decoder::new(&bytes).map_err(|_| LoadError::Form)?;
    while !decoder.step(RECORDS_A_SLICE).map_err(|_| LoadError::Form)? {
        browser::breathe().await;
    }
    let mut index = decoder.finish().map_err(|_| LoadError::Form)?;
    while !index.build_step(PLACES_A_SLICE) {
        browser::breathe().await;
    }
    Ok((index, list))
}

/// Rehearses for the names while they are under way.
async fn rehearse(n_rounds: u64, is_here: Rc<Cell<bool>>) {
    for round in 0..n_rounds {
        if round % ROUNDS_A_SLICE == 0 {
            browser::breathe().await;
        }
        if is_here.get() {
            return;
        }
        rehearsal::rehearse();
    }
}

async fn hashed<T: DeserializeOwned>(region: &RegionCode, stem: &str) -> Result<T, LoadError> {
    let pointer: Pointer = read(&fetch(&format!("data/{region}/runtime.json")).await?, None)?;
    pointer.check_version().map_err(|error| LoadError::Version(error.found))?;
    let entry = pointer.file(&format!("{region}-{stem}")).ok_or(LoadError::Form)?;
    read(&fetch(&format!("data/{}", entry.path)).await?, Some(entry))
}

/// The text of a published file.
async fn text(file: &FileEntry) -> Result<String, LoadError> {
    String::from_utf8(published(file).await?).map_err(|_| LoadError::Form)
}

/// The bytes of a published file, held against what was published of it.
async fn published(file: &FileEntry) -> Result<Vec<u8>, LoadError> {
    let bytes = fetch(&format!("data/{}", file.path)).await?;
    verify(&bytes, file)?;
    Ok(bytes)
}

async fn fetch(path: &str) -> Result<Vec<u8>, LoadError> {
    match browser::fetch_bytes(&file_href(path)).await {
        None => Err(LoadError::Network),
        Some((200, bytes)) => Ok(bytes),
        Some((status, _)) => Err(LoadError::Status(status)),
    }
}

/// Reads bytes as JSON, after holding them against what was published of them.
fn read<T: DeserializeOwned>(bytes: &[u8], entry: Option<&FileEntry>) -> Result<T, LoadError> {
    if let Some(entry) = entry {
        verify(bytes, entry)?;
    }
    serde_json::from_slice(bytes).map_err(|_| LoadError::Form)
}

/// Whether bytes are those that were published.
fn verify(bytes: &[u8], entry: &FileEntry) -> Result<(), LoadError> {
    let hash = || Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let is_whole = entry.bytes <= MOST_BYTES && bytes.len() as u64 == entry.bytes && hash() == entry.sha256;
    if is_whole { Ok(()) } else { Err(LoadError::Damaged) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn entry(bytes: &[u8]) -> FileEntry {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        FileEntry { path: "runtime/x.0.json".to_owned(), bytes: bytes.len() as u64, sha256 }
    }

    #[test]
    fn bytes_that_are_not_those_published_are_refused() {
        let whole = br#"{"schema_version":"1.0","files":[]}"#;
        assert!(read::<Pointer>(whole, Some(&entry(whole))).is_ok());
        let cut = whole.get(..20).unwrap();
        assert_eq!(read::<Pointer>(cut, Some(&entry(whole))), Err(LoadError::Damaged));
        assert_eq!(read::<Pointer>(b"[]", Some(&entry(whole))), Err(LoadError::Damaged));
        let wrong = FileEntry { sha256: "0".repeat(64), ..entry(whole) };
        assert_eq!(read::<Pointer>(whole, Some(&wrong)), Err(LoadError::Damaged));
    }

    #[test]
    fn published_bytes_of_another_form_are_refused() {
        let html = b"<!doctype html><title>502</title>";
        assert_eq!(read::<Pointer>(html, None), Err(LoadError::Form));
        assert_eq!(read::<Pointer>(html, Some(&entry(html))), Err(LoadError::Form));
    }
}
