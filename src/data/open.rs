//! The pages about the data itself: what can be downloaded, and what has changed.

use tuoyu_catalog::Date;
use tuoyu_catalog::changes::Change;
use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::open::OpenIndex;

/// The most changes a page shows; the rest is in the file it links to.
const MOST_SHOWN: usize = 200;

/// The page that documents the open data.
#[derive(Clone, Debug)]
pub struct OpenDataBody {
    /// What there is to download.
    pub index: OpenIndex,
    /// The fields of a record, from the schema.
    pub fields: Vec<FieldRow>,
    /// The columns of the tables: header, and what it says.
    pub columns: Vec<(&'static str, &'static str)>,
    /// The export the open data is made of.
    pub files: Vec<FileEntry>,
}

/// A field of the open data, as the page documents it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// Its path in a record.
    pub path: String,
    /// What it is called.
    pub term: String,
    /// What it means.
    pub about: String,
    /// What its value looks like.
    pub form: String,
    /// Whether every record has it.
    pub is_required: bool,
    /// The words it may hold: code and term.
    pub words: Vec<(String, String)>,
}

/// The changes of a region or of all.
#[derive(Clone, Debug)]
pub struct ChangesBody {
    /// The region; `None` for all.
    pub region: Option<RegionEntry>,
    /// The newest day of the data.
    pub as_of: Date,
    /// The newest changes, newest first.
    pub changes: Vec<Change>,
    /// How many there are in all.
    pub total: usize,
}

impl ChangesBody {
    /// The page of these changes.
    pub fn of(region: Option<RegionEntry>, as_of: Date, mut changes: Vec<Change>) -> ChangesBody {
        let total = changes.len();
        changes.truncate(MOST_SHOWN);
        ChangesBody { region, as_of, changes, total }
    }
}
