//! What a row states of the institution itself, field by field.

use tuoyu_catalog::institution::{
    ClassBand, Fees, Institution, InstitutionKind, LegalForm, Operation, Precision, ServiceMode,
};
use tuoyu_catalog::{CreditCode, Date};

use super::super::clean::{fold, number, personal, telephone};
use super::super::header::Field;
use super::super::report::Report;
use super::super::value;
use super::memory::Memory;
use super::place::{self, Point};
use super::{Cell, class, day, hours, not_understood, shown, text};

/// Reads a cell into the institution.
pub(super) fn read<'b>(
    cell: Cell<'b>,
    one: &mut Institution,
    point: &mut Point,
    memory: &mut Memory<'b>,
    report: &mut Report,
) {
    match cell.field {
        Field::Telephone => one.telephone = telephone(cell, report),
        Field::CreditCode => one.credit_code = credit_code(cell, report),
        Field::FormerName => one.former_names.extend(names(cell, report)),
        Field::Alias => one.aliases.extend(names(cell, report)),
        Field::Operator => one.operator = organisation(cell, report),
        Field::RegistrationAuthority => one.registration_authority = organisation(cell, report),
        Field::Address => one.address = text(cell, report),
        Field::Locality => one.locality = text(cell, report).or(one.locality.take()),
        Field::Precision => {
            point.precision = known(value::one("precision", cell.text).and_then(Precision::from_code), cell, report);
        }
        Field::Operation => {
            one.operation = known(value::one("operation", cell.text).and_then(Operation::from_code), cell, report);
        }
        Field::Longitude => point.lon = place::degrees(cell, report),
        Field::Latitude => point.lat = place::degrees(cell, report),
        Field::Kind => kind(cell, one, memory, report),
        Field::Nature => nature(cell, one, memory, report),
        Field::Hours => one.hours = known(memory.hours.of(cell.text, hours::read), cell, report),
        Field::Modes => {
            let modes = memory.modes.of(cell.text, modes);
            one.modes = known(Some(modes).filter(|modes| !modes.is_empty()), cell, report);
        }
        Field::Meals => one.meals = known(value::yes(cell.text), cell, report),
        Field::FoodLicence => one.food_licence = known(value::yes(cell.text), cell, report),
        Field::Insured => one.insured = known(value::yes(cell.text), cell, report),
        Field::ParentsMayWatch => one.parents_may_watch = known(value::yes(cell.text), cell, report),
        Field::ParentsCommittee => one.parents_committee = known(value::yes(cell.text), cell, report),
        Field::VideoDays => one.video_days = count(cell, report),
        _ => places_and_fees(cell, one, memory, report),
    }
}

fn places_and_fees<'b>(cell: Cell<'b>, one: &mut Institution, memory: &mut Memory<'b>, report: &mut Report) {
    match cell.field {
        Field::Places => one.places = count(cell, report),
        Field::Bands => {
            let named: Vec<ClassBand> =
                value::all("bands", cell.text).into_iter().filter_map(ClassBand::from_code).collect();
            if named.is_empty() {
                not_understood(cell, report);
            }
            named.into_iter().for_each(|band| {
                class::offer(one, band);
            });
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
        Field::FeesAsOf => {
            let stated = day(cell, memory, report);
            one.fees.iter_mut().for_each(|fees| fees.as_of = stated.or(fees.as_of));
        }
        _ => class::read(cell, one, memory, report),
    }
}

/// A value, or a report that the cell says nothing understood.
pub(super) fn known<T>(value: Option<T>, cell: Cell<'_>, report: &mut Report) -> Option<T> {
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
    let masked = || shown(&cell.text.chars().filter(|one| !one.is_alphabetic()).collect::<String>());
    if let Some(personal) = read.personal {
        let message =
            if read.number.is_some() { "里面的{}没有保存，只留固定电话" } else { "是{}，没有保存" };
        let remedy = "请机构提供固定电话或 400 电话";
        report.leave_out(cell.row, "E812", (cell.header, &masked()), &message.replace("{}", personal.term()), remedy);
    } else if read.number.is_none() {
        report.leave_out(
            cell.row,
            "E817",
            (cell.header, &masked()),
            "不像电话号码，没有保存",
            "写成 0379-12345678 这样",
        );
    } else if read.words {
        report.leave_out(
            cell.row,
            "E813",
            (cell.header, &masked()),
            "号码以外的文字没有保存",
            "这一列只写机构的固定电话",
        );
    }
    if read.more > 0 {
        report.leave_out(
            cell.row,
            "E817",
            (cell.header, &masked()),
            "有几个固定电话，只留第一个",
            "把最常用的写在前面",
        );
    }
    read.number
}

fn credit_code(cell: Cell<'_>, report: &mut Report) -> Option<CreditCode> {
    let folded = fold(cell.text);
    let code: String = folded.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_uppercase()).collect();
    let parsed = CreditCode::parse(&code);
    if parsed.is_err() {
        let (message, remedy) = match personal::find(&code) {
            Some(_) => ("像是身份证号，没有保存", "填统一社会信用代码"),
            None if folded.contains("e+") => ("表格软件把它变成了数字，没有保存", "把这一列设成文本格式，重新填写"),
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

fn modes(text: &str) -> Vec<ServiceMode> {
    value::all("modes", text).into_iter().filter_map(ServiceMode::from_code).collect()
}

fn kind<'b>(cell: Cell<'b>, one: &mut Institution, memory: &mut Memory<'b>, report: &mut Report) {
    let kind = |text: &str| value::one("kind", text).and_then(InstitutionKind::from_code);
    // 营利性 under 机构类型 states the legal form.
    match memory.kind.of(cell.text, kind) {
        Some(kind) => one.kind = Some(kind),
        None => nature(cell, one, memory, report),
    }
}

fn nature<'b>(cell: Cell<'b>, one: &mut Institution, memory: &mut Memory<'b>, report: &mut Report) {
    match memory.nature.of(cell.text, |text| value::one("nature", text)) {
        Some("nothing") => {}
        Some(code) => {
            one.legal_form = LegalForm::from_code(code).or(one.legal_form);
            one.kind = one.kind.or(InstitutionKind::from_code(code));
        }
        None => not_understood(cell, report),
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
