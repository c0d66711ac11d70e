//! Zip archives: what kind of document is inside, and that it stays of a sane size when it is unpacked.
//!
//! A zip entry may claim any size and unpack to a thousand times it. So before any parser sees the archive, the entries a
//! list is read from are unpacked once into nothing and counted: the only size believed is the one that was measured.

use std::io::{Cursor, Read};

use tuoyu_catalog::Problem;
use zip::ZipArchive;

use super::super::document::{Document, Refusal};
use super::{docx, unreadable, workbook};

/// How large an archive may be.
struct Limits {
    /// Files in it.
    entries: usize,
    /// Bytes of XML it may unpack to.
    unpacked: u64,
    /// Shared strings a workbook may hold.
    strings: usize,
}

/// 100,000 rows of 20 columns unpack to about 150 MB and hold at most 2,000,000 different texts.
const LIMITS: Limits = Limits { entries: 10_000, unpacked: 512 << 20, strings: 2_000_000 };

/// An archive, opened.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What measuring the archive found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measured {
    /// Whether any sheet has merged cells, which are costly to look for.
    pub(super) has_merged_cells: bool,
}

/// Reads the document in an archive.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let broken = |_| {
        let problem = Problem::error("E807", name, "压缩包不完整，可能没有下载完");
        problem.mend("重新下载，或用表格软件打开后另存一次")
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let has = |archive: &Archive<'_>, entry: &str| {
        archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case(entry))
    };
    if has(&archive, "word/document.xml") {
        measure(name, &mut archive, &["word/document.xml"], &LIMITS)?;
        return docx::read(name, &mut archive);
    }
    if has(&archive, "xl/workbook.xml") {
        let measured = measure(name, &mut archive, &["xl/", "[Content_Types].xml", "_rels/"], &LIMITS)?;
        return workbook::read_xlsx(name, bytes, measured);
    }
    let (what, remedy) = if has(&archive, "xl/workbook.bin") {
        ("这是 .xlsb 工作簿，不认识", "用 Excel 另存为 .xlsx")
    } else if has(&archive, "content.xml") {
        ("这是 .ods 或 .odt 文件，不认识", "另存为 .xlsx 或 .docx")
    } else {
        ("这是压缩包，里面没有表格", "解压以后导入里面的文件")
    };
    Err(unreadable(name, what, remedy))
}

/// Unpacks the entries that begin with one of `prefixes` into nothing, counting.
fn measure(name: &str, archive: &mut Archive<'_>, prefixes: &[&str], limits: &Limits) -> Result<Measured, Refusal> {
    let too_large = |what: &str| {
        let problem = Problem::error("E804", name, format!("解压后太大：{what}，不像一份名单"));
        Refusal::from(problem.mend("用表格软件打开，只留下名单，另存一次"))
    };
    if archive.len() > limits.entries {
        return Err(too_large(&format!("文件超过 {} 个", limits.entries)));
    }
    let mut measured = Measured::default();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index(index) else { continue };
        let Ok(path) = entry.name().map(|name| name.to_ascii_lowercase()) else { continue };
        if !prefixes.iter().any(|prefix| path.starts_with(&prefix.to_ascii_lowercase())) || is_media(&path) {
            continue;
        }
        let mut counter = Counter::new(&path);
        let mut entry = entry.take(limits.unpacked + 1 - total);
        let mut buffer = [0_u8; 32 << 10];
        // An entry that cannot be unpacked is the parser's to report.
        while let Ok(length @ 1..) = entry.read(&mut buffer) {
            total += length as u64;
            counter.count(buffer.get(..length).unwrap_or_default());
        }
        if total > limits.unpacked {
            return Err(too_large(&format!("超过 {} MB", limits.unpacked >> 20)));
        }
        if counter.strings > limits.strings {
            return Err(too_large(&format!("文字超过 {} 条", limits.strings)));
        }
        measured.has_merged_cells |= counter.merged > 0;
    }
    Ok(measured)
}

fn is_media(path: &str) -> bool {
    path.starts_with("xl/media/") || path.starts_with("xl/embeddings/")
}

/// Counts what is costly while bytes go by; a word cut by the end of a buffer is found with the next.
struct Counter {
    is_strings: bool,
    is_sheet: bool,
    tail: Vec<u8>,
    strings: usize,
    merged: usize,
}

impl Counter {
    fn new(path: &str) -> Counter {
        let is_sheet = path.starts_with("xl/worksheets/");
        Counter { is_strings: path.contains("sharedstrings"), is_sheet, tail: Vec::new(), strings: 0, merged: 0 }
    }

    fn count(&mut self, bytes: &[u8]) {
        let word: &[u8] = match (self.is_strings, self.is_sheet) {
            (true, _) => b"<si",
            (_, true) => b"mergeCell",
            _ => return,
        };
        self.tail.extend_from_slice(bytes);
        let found = memchr::memmem::find_iter(&self.tail, word).count();
        if self.is_strings {
            self.strings += found;
        } else {
            self.merged += found;
        }
        let keep = self.tail.len().saturating_sub(word.len() - 1);
        self.tail.drain(..keep);
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn measured(entries: &[(&str, &str)]) -> Result<Measured, Refusal> {
        let bytes = archive(entries);
        let limits = Limits { entries: 3, unpacked: 1_000, strings: 5 };
        measure("a.xlsx", &mut ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap(), &["xl/"], &limits)
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_and_what_is_not_read_is_not_counted() {
        let blank = " ".repeat(600);
        assert!(measured(&[("xl/a.xml", &blank)]).is_ok());
        assert!(measured(&[("xl/a.xml", &blank), ("xl/b.xml", &blank)]).is_err());
        assert!(measured(&[("xl/a.xml", &blank), ("xl/media/b.png", &blank), ("docProps/c.xml", &blank)]).is_ok());
        assert!(measured(&[("a", ""), ("b", ""), ("c", ""), ("d", "")]).is_err());
        let strings = |count: usize| "<si><t/></si>".repeat(count);
        assert!(measured(&[("xl/sharedStrings.xml", &strings(5))]).is_ok());
        assert!(measured(&[("xl/sharedStrings.xml", &strings(6))]).is_err());
    }

    #[test]
    fn merged_cells_are_noticed_wherever_a_buffer_ends() {
        let mut counter = Counter::new("xl/worksheets/sheet1.xml");
        for bytes in [&b"<row/><merge"[..], b"Cell", b"s count='1'>"] {
            counter.count(bytes);
        }
        assert_eq!(counter.merged, 1);
        assert!(!measured(&[("xl/worksheets/sheet1.xml", "<row/>")]).unwrap().has_merged_cells);
    }
}
