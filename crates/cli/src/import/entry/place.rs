//! Where an institution is: the point two columns give, and how much of a dwelling's address may be published.

use tuoyu_catalog::Problem;
use tuoyu_catalog::check::without_unit;
use tuoyu_catalog::institution::{Datum, InstitutionKind, Position, Precision};

use super::super::clean::fold;
use super::super::report::Report;
use super::facts::known;
use super::{Cell, Entry};
use crate::geo;

/// A position as two columns give it.
#[derive(Clone, Debug, Default)]
pub(super) struct Point {
    pub(super) lon: Option<(f64, String)>,
    pub(super) lat: Option<(f64, String)>,
    /// How exact it is; the door where nothing is said.
    pub(super) precision: Option<Precision>,
}

/// The degrees in a cell, with the header that may name the datum.
pub(super) fn degrees(cell: Cell<'_>, report: &mut Report) -> Option<(f64, String)> {
    let degrees = fold(cell.text).trim_end_matches('°').parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    known(degrees, cell, report).map(|degrees| (degrees, cell.header.to_owned()))
}

/// Puts the point in, once the kind of place is known: a dwelling's is blurred.
pub(super) fn put(point: Point, entry: &mut Entry, report: &mut Report) {
    let one = &mut entry.stated;
    if one.kind == Some(InstitutionKind::Home) {
        one.address = one.address.take().map(|address| without_unit(&address).to_owned());
    }
    let blurred = one.kind == Some(InstitutionKind::Home) || point.precision == Some(Precision::Blurred);
    let Some(((lon, header), (lat, _))) = point.lon.zip(point.lat) else { return };
    let Some(datum) = datum(&header) else {
        let message = "没有写是哪种坐标系，位置没有保存";
        report.add(
            Problem::warning("E827", "", message)
                .in_field(header, "")
                .mend("在列名里写明：经度(WGS84)、经度(GCJ02) 或 经度(BD09)"),
        );
        return;
    };
    let (lon, lat) = geo::to_wgs84((lon, lat), datum);
    if !(73.0..136.0).contains(&lon) || !(3.0..54.0).contains(&lat) {
        report.leave_out(
            entry.row,
            "E827",
            (&header, &format!("{lon},{lat}")),
            "不在中国境内，位置没有保存",
            "核对经度和纬度有没有写反",
        );
        return;
    }
    // Six decimals are 10 cm; more is noise of the conversion.
    let round = |degrees: f64| (degrees * 1_000_000.0).round() / 1_000_000.0;
    let ((lon, lat), precision) = if blurred {
        (geo::blurred((lon, lat)), Precision::Blurred)
    } else {
        ((round(lon), round(lat)), point.precision.unwrap_or(Precision::Exact))
    };
    one.position = Some(Position { lon, lat, datum, precision });
}

fn datum(header: &str) -> Option<Datum> {
    let folded = fold(header);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match () {
        () if has(&["gcj", "高德", "腾讯", "火星"]) => Some(Datum::Gcj02),
        () if has(&["bd09", "bd-09", "百度"]) => Some(Datum::Bd09),
        () if has(&["wgs", "cgcs", "2000", "天地图", "gps"]) => Some(Datum::Wgs84),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_datum_is_the_columns_to_state() {
        assert_eq!(datum("经度(GCJ02)"), Some(Datum::Gcj02));
        assert_eq!(datum("百度经度"), Some(Datum::Bd09));
        assert_eq!(datum("经度（CGCS2000）"), Some(Datum::Wgs84));
        assert_eq!(datum("经度"), None);
    }
}
