//! A text as a QR code, drawn as one path, so that it prints sharp and needs no picture.

use qrcodegen::QrCode;
pub(crate) use qrcodegen::QrCodeEcc as Level;

/// How many light modules surround a code; ISO/IEC 18004 asks for four.
const QUIET: i32 = 4;

/// The dark modules of a text's code as a path, and how wide the whole is, quiet zone and all, in modules. `None` for a text too
/// long for any code. The level is how much of it may be spoilt.
pub(crate) fn drawn(text: &str, level: Level) -> Option<(String, i32)> {
    let code = QrCode::encode_text(text, level).ok()?;
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
    fn seen(text: &str, level: Level) -> String {
        let (path, size) = drawn(text, level).unwrap();
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
            assert_eq!(seen(address, Level::Medium), address);
        }
        assert_eq!(drawn(&"x".repeat(3000), Level::Low), None);
    }

    #[test]
    fn another_reader_reads_a_text_of_several_lines_back() {
        let dates = ["2026-12-05 小满：百白破疫苗第 3 剂、小满：乙肝疫苗第 3 剂"; 8].join("\n");
        assert_eq!(seen(&dates, Level::Low), dates);
    }
}
