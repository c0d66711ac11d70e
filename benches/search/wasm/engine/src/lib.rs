//! The engine as a page uses it, behind a few C entry points: index, filters and points of one file.
//!
//! The page writes the file, and each query, where [`room`] says. Everything that takes time is done in steps.

use std::cell::RefCell;

use tuoyu_search::{Columns, Decoder, Field, Index, Query, RecordSet, rehearsal};
use tuoyu_spatial::{Grid, Point};

// The columns of the file that are read here: longitude and latitude in 1e-5 degrees, flags, nature. More follow.
const LON: usize = 0;
const LAT: usize = 1;
const FLAGS: usize = 2;
const NATURE: usize = 3;

const N_FLAGS: usize = 5;
const N_NATURES: usize = 4;

/// Below so many hits a page also shows what one slip more would find, as "did you mean".
const FEW: usize = 10;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    /// What the decoder reads, until it is done.
    file: Option<&'static [u8]>,
    decoder: Option<Decoder<'static>>,
    index: Option<Index>,
    columns: Vec<u8>,
    /// For each filter, the records it lets through.
    filters: Vec<RecordSet>,
    grid: Grid,
    found: Vec<u32>,
    text: String,
    total: usize,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut State) -> T) -> T {
    STATE.with(|state| work(&mut state.borrow_mut()))
}

/// Makes room for as many bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(n_bytes: usize) -> *const u8 {
    with(|state| {
        state.input.clear();
        state.input.resize(n_bytes, 0);
        state.input.as_ptr()
    })
}

/// How often to rehearse for an index of as many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn rounds(n_bytes: u32) -> u32 {
    rehearsal::n_rounds(n_bytes.into()) as u32
}

/// Rehearses once, as a page does while the index is under way.
#[unsafe(no_mangle)]
pub extern "C" fn rehearse() {
    rehearsal::rehearse();
}

/// Takes what was written as the filters' and points' columns.
#[unsafe(no_mangle)]
pub extern "C" fn columns() {
    with(|state| state.columns = std::mem::take(&mut state.input));
}

/// Takes what was written as the index and starts to decode it; false when it is none.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> bool {
    with(|state| {
        let file: &'static [u8] = Box::leak(std::mem::take(&mut state.input).into_boxed_slice());
        state.file = Some(file);
        state.decoder = Decoder::new(file).ok();
        state.decoder.is_some()
    })
}

/// Decodes as many more records and says whether the index answers.
#[unsafe(no_mangle)]
pub extern "C" fn decode(n_records: usize) -> bool {
    with(|state| {
        let Some(mut decoder) = state.decoder.take() else { return state.index.is_some() };
        if !decoder.step(n_records).unwrap_or(true) {
            state.decoder = Some(decoder);
            return false;
        }
        state.index = decoder.finish().ok();
        if let Some(file) = state.file.take() {
            // SAFETY: leaked by `open`, and the decoder, the only one to borrow it, is used up.
            drop(unsafe { Box::from_raw(std::ptr::from_ref(file).cast_mut()) });
        }
        true
    })
}

/// Does a slice of building the postings and says whether they are ready.
#[unsafe(no_mangle)]
pub extern "C" fn build(n_tokens: usize) -> bool {
    with(|state| state.index.as_mut().is_none_or(|index| index.build_step(n_tokens)))
}

/// Finds what one more single letter stands for and says whether all are known.
#[unsafe(no_mangle)]
pub extern "C" fn warm() -> bool {
    with(|state| state.index.as_ref().is_none_or(Index::warm_step))
}

/// Makes the filters.
#[unsafe(no_mangle)]
pub extern "C" fn filters() {
    with(|state| {
        let Ok(columns) = Columns::decode(&state.columns) else { return };
        let mut filters = vec![RecordSet::new(columns.n_records()); N_FLAGS + N_NATURES];
        let mut rows = (0..).zip(columns.column(FLAGS).zip(columns.column(NATURE)));
        while let Some(row) = rows.next() {
            filter(row, &mut rows, &mut filters);
        }
        state.filters = filters;
    });
}

/// Puts some records into the filters that let them through. Apart, as a browser puts better code in the place of a
/// function at its next call.
#[inline(never)]
fn filter(first: (u32, (u32, u32)), rest: &mut impl Iterator<Item = (u32, (u32, u32))>, filters: &mut [RecordSet]) {
    for (record, (flags, nature)) in std::iter::once(first).chain(rest.take(1023)) {
        for (flag, filter) in filters.iter_mut().take(N_FLAGS).enumerate() {
            if flags >> flag & 1 == 1 {
                filter.insert(record);
            }
        }
        if let Some(filter) = filters.get_mut(N_FLAGS + nature as usize) {
            filter.insert(record);
        }
    }
}

/// Makes the grid of points.
#[unsafe(no_mangle)]
pub extern "C" fn points() {
    with(|state| {
        let Ok(columns) = Columns::decode(&state.columns) else { return };
        let degrees = |value: u32| f64::from(value.cast_signed()) / 1e5;
        let points = columns.column(LON).zip(columns.column(LAT));
        state.grid = Grid::new(points.map(|(lon, lat)| Point { lon: degrees(lon), lat: degrees(lat) }));
    });
}

/// Looks for what was written among the records that all filters of `filters`, one bit each, let through. Keeps the best
/// `limit`, with what one slip more would find below a short list when `with_slips`; returns how many are kept.
#[unsafe(no_mangle)]
pub extern "C" fn search(filters: u32, limit: usize, with_slips: bool) -> usize {
    with(|state| {
        let Some(index) = &state.index else { return 0 };
        let query = Query::parse(&String::from_utf8_lossy(&state.input));
        let mut matches = index.find(&query);
        if with_slips && matches.total() < FEW {
            matches = index.find_near(&query);
        }
        for (number, filter) in state.filters.iter().enumerate() {
            if filters >> number & 1 == 1 {
                matches.keep(filter);
            }
        }
        state.total = matches.total();
        state.found.clear();
        state.found.extend(matches.iter().take(limit).map(|found| found.record));
        state.found.len()
    })
}

/// Looks for the records within `metres` of a point, nearest first; returns how many there are.
#[unsafe(no_mangle)]
pub extern "C" fn near(lon: f64, lat: f64, metres: f64) -> usize {
    with(|state| {
        state.found.clear();
        state.found.extend(state.grid.within(Point { lon, lat }, metres).iter().map(|near| near.idx as u32));
        state.total = state.found.len();
        state.found.len()
    })
}

/// Writes name and address of the records kept, one a line, and returns the length; the text is where [`text`] says.
#[unsafe(no_mangle)]
pub extern "C" fn rows() -> usize {
    with(|State { index, found, text, .. }| {
        text.clear();
        let Some(index) = index else { return 0 };
        for &record in found.iter() {
            for (field, end) in [(Field::Name, '\t'), (Field::Address, '\n')] {
                index.texts(record, field).iter().for_each(|part| text.push_str(part));
                text.push(end);
            }
        }
        text.len()
    })
}

/// Where the rows are.
#[unsafe(no_mangle)]
pub extern "C" fn text() -> *const u8 {
    with(|state| state.text.as_ptr())
}

/// Where the numbers of the records kept are.
#[unsafe(no_mangle)]
pub extern "C" fn found() -> *const u32 {
    with(|state| state.found.as_ptr())
}

/// How many records were found, those beyond the limit too.
#[unsafe(no_mangle)]
pub extern "C" fn total() -> usize {
    with(|state| state.total)
}
