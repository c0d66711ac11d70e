//! Whom to ask and how to complain: the authority, 12345, and the words that name this very record.

use leptos::prelude::*;
use tuoyu_catalog::{Date, InstitutionId};

use super::percent::percent;
use crate::data::Authority;
use crate::route::Route;

/// What is wrong here, and who is told.
#[component]
pub(crate) fn Ask(
    /// The record.
    id: InstitutionId,
    /// The institution's name.
    name: String,
    /// The region's full name.
    region: String,
    /// The newest day any fact of the record was stated.
    as_of: Date,
    /// Who publishes the list.
    authority: Authority,
) -> impl IntoView {
    let path = Route::Institution(id.clone()).href();
    let report = report(&id, &name, &region, as_of, &path);
    let mail = authority.mail.as_ref().map(|mail| {
        let href = mailto(mail, &id, &name, &report);
        view! {
            <p><a class="ty-button ty-button--quiet" href=href data-own-address=path.clone()>{"写邮件告诉公布名单的部门"}</a></p>
        }
    });
    let publisher = authority.name.map(|name| {
        let telephone = authority
            .telephone
            .map(|number| view! { "，电话 " <a class="ty-go" href=tel(&number)>{number.clone()}</a> });
        view! { <p>{format!("名单由{name}公布")} {telephone} {"。"}</p> }
    });
    view! {
        <section class="ty-ask" aria-labelledby="wrong">
            <h2 id="wrong">{"这里有错？有问题找谁"}</h2>
            {publisher}
            <p>"投诉、举报，或者这一页写得不对，都可以打政务服务热线 " <a class="ty-go" href="tel:12345">{"12345"}</a>
                {"。照下面这段说，就能找到这条记录："}</p>
            <blockquote class="ty-report" data-own-address=path.clone()>{report.clone()}</blockquote>
            <p><button class="ty-button ty-button--quiet" type="button" data-copy=report data-own-address=path>{"复制这段话"}</button></p>
            {mail}
        </section>
    }
}

/// The words that name the record. `path` is completed to a whole address in the browser, which knows where the site stands.
fn report(id: &InstitutionId, name: &str, region: &str, as_of: Date, path: &str) -> String {
    format!(
        "我要反映托育机构名单里的一条记录：{region}，{name}，记录编号 {id}，资料截至 {as_of}，网页 {path} 。不对的地方是："
    )
}

/// A letter to the authority with everything in it but what is wrong.
fn mailto(mail: &str, id: &InstitutionId, name: &str, report: &str) -> String {
    let subject = percent(&format!("托育机构名单有误：{name}（{id}）"));
    format!("mailto:{mail}?subject={subject}&body={}", percent(&format!("{report}\r\n")))
}

/// A telephone number as a link.
pub(crate) fn tel(number: &str) -> String {
    format!("tel:{}", number.chars().filter(char::is_ascii_digit).collect::<String>())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn the_letter_names_record_place_page_and_day_and_can_hold_nothing_else() {
        let id = InstitutionId::parse("410305-0001").unwrap();
        let said = report(&id, "示例&bcc=x", "示例市", "2026-11-01".parse().unwrap(), "/i/410305-0001/");
        for part in ["410305-0001", "示例&bcc=x", "示例市", "2026-11-01", "/i/410305-0001/"] {
            assert!(said.contains(part), "{part}");
        }
        let letter = mailto("tuoyu@example.gov.cn", &id, "示例&bcc=x", &said);
        let (to, query) = letter.split_once('?').unwrap();
        assert_eq!(to, "mailto:tuoyu@example.gov.cn");
        assert_eq!(query.split('&').count(), 2, "a subject and a body");
        assert!(query.contains("/i/410305-0001/") && !query.contains('+'));
    }

    #[test]
    fn a_telephone_is_dialled_by_its_digits() {
        assert_eq!(tel("0379-1234 5678"), "tel:037912345678");
    }
}
