//! Makes the engine's files from the bench's rows: `pack FOLDER 1000`.
//!
//! A row is region, name, address, then numbers. Records are sorted by region, then address, as an export would have them;
//! the order is written down beside, because the exact answers count institutions as they were drawn.

use std::error::Error;
use std::fs;
use std::path::Path;

use tuoyu_search::{Record, build};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, size] = words.as_slice() else { return Err("usage: pack FOLDER SIZE".into()) };
    let folder = Path::new(folder);
    let text: &'static str = fs::read_to_string(folder.join(format!("{size}.tsv")))?.leak();
    let mut rows: Vec<(u32, Vec<&'static str>)> =
        (0..).zip(text.lines().map(|line| line.split('\t').collect())).collect();
    rows.sort_by(|(_, one), (_, other)| (one[0], one[2], one[1]).cmp(&(other[0], other[2], other[1])));

    let record = |(_, row): &(u32, Vec<&'static str>)| Record { name: row[1], address: row[2], ..Record::default() };
    let records: Vec<Record<'_>> = rows.iter().map(record).collect();
    let index = build::encode(&records)?;

    let n_columns = rows.first().map_or(0, |(_, row)| row.len() - 3);
    let mut columns = Vec::new();
    for at in 0..n_columns {
        let value = |(_, row): &(u32, Vec<&str>)| row[3 + at].parse::<i32>().map(i32::cast_unsigned);
        columns.push(rows.iter().map(value).collect::<Result<Vec<u32>, _>>()?);
    }
    // Neighbours on the list are neighbours on the map; of all else the last says nothing of the next.
    let coded: Vec<build::Column<'_>> =
        columns.iter().enumerate().map(|(at, values)| build::Column { values, is_near: at < 2 }).collect();
    let columns = build::encode_columns(&coded);

    fs::write(folder.join(format!("{size}.columns")), columns)?;
    fs::write(folder.join(format!("{size}.index")), index)?;
    let order: Vec<u8> = rows.iter().flat_map(|(number, _)| number.to_le_bytes()).collect();
    fs::write(folder.join(format!("{size}.order")), order)?;
    Ok(())
}
