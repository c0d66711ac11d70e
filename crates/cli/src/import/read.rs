//! Files into documents: which kind of file it is, by what it holds and not by how it is called.
//!
//! A clerk's `.xls` is often a web page and a `.csv` often GB18030, so the name decides nothing. Each reader takes the bytes
//! of a whole file and answers with a document or with one problem; none of them trusts a size the file claims.

mod delimited;
mod docx;
mod encoding;
mod html;
mod json;
mod package;
mod workbook;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use tuoyu_catalog::Problem;

use super::document::{Document, Line, Part, Refusal};

/// The largest file that is read at all: a list of a whole province is under a tenth of it.
const LARGEST_FILE: u64 = 256 << 20;

/// Reads a file.
///
/// # Errors
/// If it cannot be opened, is too large, or is nothing a list can be read from.
pub(super) fn read(path: &Path) -> Result<Document, Refusal> {
    let name = path.display().to_string();
    let bytes = bytes(path, &name)?;
    let mut document = document(&name, &bytes)?;
    document.file = name;
    Ok(document)
}

fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let cannot = |error: std::io::Error| {
        Problem::error("E801", name, format!("不能读这个文件：{error}")).mend("核对文件名和所在的文件夹")
    };
    let file = File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Problem::error("E804", name, "文件超过 256 MB").mend("名单分成几个文件再导入").into());
    }
    Ok(bytes)
}

/// What is read from these bytes; `name` is for problems only.
pub(super) fn document(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    match Kind::of(bytes) {
        Kind::Package => package::read(name, bytes),
        Kind::CompoundFile => workbook::read_xls(name, bytes),
        Kind::Picture => Err(unreadable(name, "这是 PDF 或图片，里面的字读不出来", "向发文单位要 Excel 或 Word 原件")),
        Kind::RichText => Err(unreadable(name, "这是 RTF 文件，不认识", "用 Word 另存为 .docx")),
        Kind::Text => text(name, bytes),
    }
}

fn unreadable(name: &str, what: &str, remedy: &str) -> Refusal {
    Problem::error("E805", name, what).mend(remedy).into()
}

fn text(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    let text = encoding::decode(bytes)
        .ok_or_else(|| unreadable(name, "不是文字，也不是认识的表格", "另存为 .xlsx 或 UTF-8 的 .csv 再导入"))?;
    // Line ends of the old Macintosh.
    let text = if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n").into() } else { text };
    if text.trim().is_empty() {
        return Err(Problem::error("E806", name, "文件是空的").mend("重新下载或导出这个文件").into());
    }
    if html::is_html(&text) {
        return html::read(name, &text);
    }
    if let Some(document) = json::read(name, &text)? {
        return Ok(document);
    }
    if let Some(separator) = delimited::separator(&text) {
        return delimited::read(name, &text, separator);
    }
    Ok(Document { parts: lines(&text).map(Part::Line).collect(), ..Document::default() })
}

/// The lines of a plain text that hold anything.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let numbered = text.lines().zip(1_u32..);
    numbered.filter(|(line, _)| !line.trim().is_empty()).map(|(text, number)| Line { number, text: text.to_owned() })
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A zip archive: xlsx, docx.
    Package,
    /// An OLE2 compound file: xls, or a workbook with a password.
    CompoundFile,
    /// PDF, PNG, JPEG, TIFF, GIF, BMP.
    Picture,
    /// Rich Text Format.
    RichText,
    /// Anything else.
    Text,
}

impl Kind {
    fn of(bytes: &[u8]) -> Kind {
        const PICTURES: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8"];
        let begins = |signature: &[u8]| bytes.starts_with(signature);
        match bytes {
            _ if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Kind::Package,
            _ if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Kind::CompoundFile,
            _ if PICTURES.iter().any(|signature| begins(signature)) => Kind::Picture,
            _ if begins(b"{\\rtf") => Kind::RichText,
            _ => Kind::Text,
        }
    }
}
