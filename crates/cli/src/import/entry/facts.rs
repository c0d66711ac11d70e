//! What a row states of the institution itself, field by field.

use tuoyu_catalog::institution::{
    ClassBand, ClassOffer, Datum, Fees, Institution, InstitutionKind, LegalForm, Position, Precision, ServiceMode,
};
use tuoyu_catalog::{CreditCode, Date, Problem};

use super::super::clean::{fold, number, personal, telephone, tidy};
use super::super::header::{self, Field};
use super::super::report::Report;
use super::{Cell, Entry, hours, not_understood, shown, text};
use crate::geo;

/// A position as two columns give it.
#[derive(Clone, Debug, Default)]
pub(super) struct Point {
    lon: Option<(f64, String)>,
    lat: Option<(f64, String)>,
}

/// Reads a cell into the institution.
pub(super) fn read(cell: Cell<'_>, one: &mut Institution, point: &mut Point, report: &mut Report) {
    match cell.field {
        Field::Telephone => one.telephone = telephone(cell, report),
        Field::CreditCode => one.credit_code = credit_code(cell, report),
        Field::FormerName => one.former_names.extend(names(cell, report)),
        Field::Alias => one.aliases.extend(names(cell, report)),
        Field::Operator => one.operator = organisation(cell, report),
        Field::RegistrationAuthority => one.registration_authority = organisation(cell, report),
        Field::Address => one.address = text(cell, report),
        Field::Longitude => point.lon = degrees(cell, report),
        Field::Latitude => point.lat = degrees(cell, report),
        Field::Kind => kind(cell, one, report),
        Field::Nature => nature(cell, one, report),
        Field::Hours => one.hours = known(hours::read(cell.text), cell, report),
        Field::Modes => {
            let modes: Vec<ServiceMode> =
                header::values("modes", cell.text).into_iter().filter_map(ServiceMode::from_code).collect();
            one.modes = known(Some(modes).filter(|modes| !modes.is_empty()), cell, report);
        }
        Field::Meals => one.meals = known(header::yes(cell.text), cell, report),
        Field::FoodLicence => one.food_licence = known(header::yes(cell.text), cell, report),
        Field::Insured => one.insured = known(header::yes(cell.text), cell, report),
        Field::ParentsMayWatch => one.parents_may_watch = known(header::yes(cell.text), cell, report),
        Field::ParentsCommittee => one.parents_committee = known(header::yes(cell.text), cell, report),
        Field::VideoDays => one.video_days = count(cell, report),
        _ => places_and_fees(cell, one, report),
    }
}

fn places_and_fees(cell: Cell<'_>, one: &mut Institution, report: &mut Report) {
    match cell.field {
        Field::Places => one.places = count(cell, report),
        Field::PlacesInfant => band(ClassBand::Infant, cell, one, report),
        Field::PlacesYounger => band(ClassBand::Younger, cell, one, report),
        Field::PlacesOlder => band(ClassBand::Older, cell, one, report),
        Field::PlacesMixed => band(ClassBand::Mixed, cell, one, report),
        Field::Bands => {
            let named: Vec<ClassBand> =
                header::values("bands", cell.text).into_iter().filter_map(ClassBand::from_code).collect();
            if named.is_empty() {
                not_understood(cell, report);
            }
            named.into_iter().for_each(|band| offer(one, band, None));
        }
        Field::FeeCare => fee(cell, one, report, |fees| &mut fees.care),
        Field::FeeMeals => fee(cell, one, report, |fees| &mut fees.meals),
        Field::FeeOther => fee(cell, one, report, |fees| &mut fees.other),
        Field::FeeCeiling => fee(cell, one, report, |fees| &mut fees.ceiling),
        Field::PrepaidMonths => {
            let months = count(cell, report).and_then(|months| u8::try_from(months).ok());
            let as_of = one.as_of;
            fees(one, as_of, months.is_some()).into_iter().for_each(|fees| fees.prepaid_months = months);
        }
        Field::Refund => {
            let (refund, as_of) = (text(cell, report), one.as_of);
            fees(one, as_of, refund.is_some()).into_iter().for_each(|fees| fees.refund = refund.clone());
        }
        _ => {}
    }
}

/// A value, or a report that the cell says nothing understood.
fn known<T>(value: Option<T>, cell: Cell<'_>, report: &mut Report) -> Option<T> {
    if value.is_none() {
        not_understood(cell, report);
    }
    value
}

/// A count up to 65,535.
pub(super) fn count(cell: Cell<'_>, report: &mut Report) -> Option<u16> {
    known(number::count(cell.text).and_then(|count| u16::try_from(count).ok()), cell, report)
}

fn telephone(cell: Cell<'_>, report: &mut Report) -> Option<String> {
    let read = telephone::read(cell.text);
    // Names stand beside numbers here: a report shows the numbers alone, and of personal ones only the beginning.
    let numbers: String = cell.text.chars().filter(|one| !one.is_alphabetic()).collect();
    let masked = shown(&numbers);
    if let Some(personal) = read.personal {
        let message =
            if read.number.is_some() { "里面的{}没有保存，只留固定电话" } else { "是{}，没有保存" };
        let remedy = "请机构提供固定电话或 400 电话";
        report.leave_out(cell.row, "E812", (cell.header, &masked), &message.replace("{}", personal.term()), remedy);
    } else if read.number.is_none() {
        report.leave_out(cell.row, "E817", (cell.header, &masked), "不像电话号码，没有保存", "写成 0379-12345678 这样");
    } else if read.words {
        report.leave_out(
            cell.row,
            "E813",
            (cell.header, &masked),
            "号码以外的文字没有保存",
            "这一列只写机构的固定电话",
        );
    }
    if read.more > 0 {
        report.leave_out(cell.row, "E817", (cell.header, &masked), "有几个固定电话，只留第一个", "把最常用的写在前面");
    }
    read.number
}

fn credit_code(cell: Cell<'_>, report: &mut Report) -> Option<CreditCode> {
    let code: String = fold(cell.text).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let parsed = CreditCode::parse(&code);
    if parsed.is_err() {
        let (message, remedy) = match personal::find(&code) {
            Some(_) => ("像是身份证号，没有保存", "填统一社会信用代码"),
            None if fold(cell.text).contains("e+") => {
                ("表格软件把它变成了数字，没有保存", "把这一列设成文本格式，重新填写")
            }
            None if code.len() == 18 => ("校验码不对，没有保存", "对照营业执照核对 18 位代码"),
            None => ("不是 18 位统一社会信用代码，没有保存", "填营业执照或登记证书上的 18 位代码"),
        };
        report.leave_out(cell.row, "E816", (cell.header, &shown(&code)), message, remedy);
    }
    parsed.ok()
}

fn names(cell: Cell<'_>, report: &mut Report) -> Vec<String> {
    let Some(written) = text(cell, report) else { return Vec::new() };
    written.split(['、', ';', '；']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// An organisation's name: a person's is not kept.
fn organisation(cell: Cell<'_>, report: &mut Report) -> Option<String> {
    let written = text(cell, report)?;
    if personal::is_persons_name(&written) {
        report.leave_out(cell.row, "E813", (cell.header, "（不显示）"), "像是人名，没有保存", "这一列只写单位名称");
        return None;
    }
    Some(written)
}

fn kind(cell: Cell<'_>, one: &mut Institution, report: &mut Report) {
    // 营利性 under 机构类型 states the legal form.
    if let Some(kind) = header::value("kind", cell.text).and_then(InstitutionKind::from_code) {
        one.kind = Some(kind);
    } else {
        nature(cell, one, report);
    }
}

fn nature(cell: Cell<'_>, one: &mut Institution, report: &mut Report) {
    match header::value("nature", cell.text) {
        Some("nothing") => {}
        Some(code) => {
            one.legal_form = LegalForm::from_code(code).or(one.legal_form);
            one.kind = one.kind.or(InstitutionKind::from_code(code));
        }
        None => not_understood(cell, report),
    }
}

fn band(band: ClassBand, cell: Cell<'_>, one: &mut Institution, report: &mut Report) {
    match count(cell, report) {
        // No places in a band: it is not offered.
        Some(0) | None => {}
        Some(places) => offer(one, band, Some(places)),
    }
}

fn offer(one: &mut Institution, band: ClassBand, places: Option<u16>) {
    let classes = one.classes.get_or_insert_default();
    match classes.iter_mut().find(|class| class.band == band) {
        Some(class) => class.places = places.or(class.places),
        None => {
            classes.push(ClassOffer {
                band,
                places,
                enrolled: None,
                vacancies: None,
                as_of: None,
                children_per_carer: None,
            });
            classes.sort_by_key(|class| class.band);
        }
    }
}

fn fee(cell: Cell<'_>, one: &mut Institution, report: &mut Report, part: impl Fn(&mut Fees) -> &mut Option<u32>) {
    let sum = number::yuan_a_month(cell.text, cell.header);
    if sum.is_none() {
        let message = "不是一个确定的每月金额，没有保存";
        report.leave_out(cell.row, "E814", (cell.header, &shown(cell.text)), message, "写成每月多少元，例如 1980");
    }
    let as_of = one.as_of;
    fees(one, as_of, sum.is_some()).into_iter().for_each(|fees| *part(fees) = sum);
}

fn fees(one: &mut Institution, as_of: Date, is_stated: bool) -> Option<&mut Fees> {
    is_stated.then(|| one.fees.get_or_insert(Fees { as_of: Some(as_of), ..Fees::default() }))
}

fn degrees(cell: Cell<'_>, report: &mut Report) -> Option<(f64, String)> {
    let degrees = fold(cell.text).trim_end_matches('°').parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    known(degrees, cell, report).map(|degrees| (degrees, cell.header.to_owned()))
}

/// Puts the point in, once the kind of place is known: a dwelling's is blurred.
pub(super) fn place(point: Point, entry: &mut Entry, report: &mut Report) {
    let one = &mut entry.stated;
    if one.kind == Some(InstitutionKind::Home) {
        one.address = one.address.take().map(|address| without_unit(&address));
    }
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
    let (precision, scale) = match one.kind {
        Some(InstitutionKind::Home) => (Precision::Blurred, 100.0),
        _ => (Precision::Exact, 1_000_000.0),
    };
    let round = |degrees: f64| (degrees * scale).round() / scale;
    one.position = Some(Position { lon: round(lon), lat: round(lat), datum, precision });
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

/// An address without the part that leads into the dwelling: 中山路12号3栋2单元501室 is 中山路12号.
fn without_unit(address: &str) -> String {
    let characters: Vec<char> = tidy(address).chars().collect();
    let mut kept = characters.len();
    for (at, _) in characters.iter().enumerate() {
        let rest = characters.get(at..).unwrap_or_default();
        let digits = rest.iter().take_while(|one| one.is_ascii_digit() || one.is_ascii_uppercase()).count();
        let after: String = rest.iter().skip(digits).take(2).collect();
        let is_unit =
            ["栋", "幢", "座", "单元", "室", "层", "楼", "号楼", "户"].iter().any(|word| after.starts_with(word));
        if digits > 0 && is_unit {
            kept = at;
            break;
        }
    }
    characters.into_iter().take(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dwellings_address_ends_at_the_street_number() {
        for (address, kept) in [
            ("中山路12号3栋2单元501室", "中山路12号"),
            ("中山路12号", "中山路12号"),
            ("示例小区A座1203", "示例小区"),
            ("示例小区5号楼1单元", "示例小区"),
        ] {
            assert_eq!(without_unit(address), kept, "{address}");
        }
    }

    #[test]
    fn the_datum_is_the_columns_to_state() {
        assert_eq!(datum("经度(GCJ02)"), Some(Datum::Gcj02));
        assert_eq!(datum("百度经度"), Some(Datum::Bd09));
        assert_eq!(datum("经度（CGCS2000）"), Some(Datum::Wgs84));
        assert_eq!(datum("经度"), None);
    }
}
