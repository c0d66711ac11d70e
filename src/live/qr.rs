//! A text as a square to be scanned, drawn as one path, so that it prints sharp and needs no picture.

use qrcodegen::{QrCode, QrCodeEcc};

/// How many light modules surround a code; ISO/IEC 18004 asks for four.
const QUIET: i32 = 4;

/// The dark modules of a text's code as a path, a run a bar one module high, and how wide the whole is, quiet zone and all, in modules.
/// `None` for a text longer than any code holds.
pub(crate) fn square(text: &str, level: QrCodeEcc) -> Option<(String, i32)> {
    let code = QrCode::encode_binary(text.as_bytes(), level).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|at| code.get_module(*at, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Some((path, size + 2 * QUIET))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// Reads a drawn code back, as a camera would see it.
    fn seen(text: &str) -> String {
        let (path, size) = square(text, QrCodeEcc::Medium).unwrap();
        let size = size as usize;
        let mut dark = vec![vec![false; size]; size];
        for run in path.split('M').filter(|run| !run.is_empty()) {
            let (from, rest) = run.split_once('h').unwrap();
            let (x, y) = from.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            dark[y][x..x + length].fill(true);
        }
        let quiet = QUIET as usize;
        assert!(dark.iter().take(quiet).flatten().all(|module| !module), "nothing is drawn in the quiet zone");
        let grid = rqrr::SimpleGrid::from_func(size - 2 * quiet, |x, y| dark[y + quiet][x + quiet]);
        rqrr::Grid::new(grid).decode().unwrap().1
    }

    #[test]
    fn another_reader_reads_the_address_back() {
        let long = format!("https://tuoyu.example.gov.cn/shortlist/?ids={}", ["demo-410305-001"; 30].join(","));
        for address in ["https://a.cn/i/410305-0001/", "http://127.0.0.1:8080/tuoyu/i/sunshine/?x=示例", &long] {
            assert_eq!(seen(address), address);
        }
        assert_eq!(square(&"x".repeat(3000), QrCodeEcc::Medium), None);
    }
}
