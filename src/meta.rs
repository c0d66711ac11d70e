//! The head of a page: title, description, what machines are told. The browser takes the title from the page itself.

use serde_json::{Value, json};
use tuoyu_catalog::institution::Precision;

use crate::data::{Body, InstitutionBody, Page};
use crate::route::{HelpPage, POLICY_FEED, Route};

/// The site's name.
pub(crate) const SITE: &str = "托育公共信息站";

/// What stands in a page's head.
#[derive(Clone, Debug, PartialEq)]
pub struct PageMeta {
    /// The title, the page's own words first.
    pub title: String,
    /// One sentence for search results.
    pub description: String,
    /// schema.org data, where the page is about one thing.
    pub json_ld: Option<Value>,
    /// The feed that tells of changes to what the page shows, below the base, and its name.
    pub feed: Option<(&'static str, &'static str)>,
    /// What a reader without script is told, where the page needs one; with a link to what they can use instead.
    pub without_script: Option<(String, Route)>,
}

impl PageMeta {
    /// The head of a page.
    pub fn of(page: &Page) -> PageMeta {
        let (title, description) = words(page);
        let title = if title.is_empty() { SITE.to_owned() } else { format!("{title} - {SITE}") };
        let json_ld = match &page.body {
            Body::Institution(body) => Some(child_care(body)),
            _ => None,
        };
        let feed = match &page.body {
            Body::Policies(_) | Body::PoliciesOnDate(_) | Body::Policy(_) => Some((POLICY_FEED, "托育政策变化")),
            _ => None,
        };
        PageMeta { title, description, json_ld, feed, without_script: without_script(page) }
    }
}

fn words(page: &Page) -> (String, String) {
    match &page.body {
        Body::Home(_) => {
            (String::new(), "查托育机构是否备案、评估结果、收费和时间，看补贴与个税政策，读养育指导。".to_owned())
        }
        Body::Region(body) => {
            let region = &body.shard.region;
            (
                format!("{}托育机构名单", region.name),
                format!("{}备案托育机构名单，按镇街列出，共 {} 家。", region.full_name, body.shard.cards.len()),
            )
        }
        Body::Finder(body) => {
            let name = &body.live.region.name;
            (format!("在{name}找托育"), format!("按孩子月龄、托育方式、关门时间、费用、普惠在{name}找托育机构。"))
        }
        Body::Coverage(body) => {
            let name = &body.region.name;
            (
                format!("{name}有多少托位"),
                format!("{name}每个镇街有多少托育机构和托位，哪些镇街还没有，和当地规划的目标比。"),
            )
        }
        Body::Institution(body) => (
            format!("{}（{}）", body.institution.name, body.region.name),
            format!(
                "{}的备案、评估、收费、时间、托位和地址，资料截至 {}。",
                body.institution.name, body.institution.as_of
            ),
        ),
        Body::Shortlist(_) => (
            "收藏的托育机构".to_owned(),
            "看中的托育机构放在一起：记去看的日子和笔记，对比，打印大字的 A4。只存在自己的设备上。".to_owned(),
        ),
        Body::Compare => (
            "托育机构对比".to_owned(),
            "最多四家托育机构放在一起，比月龄、时间、费用、班里几个孩子和评估结果。".to_owned(),
        ),
        Body::Check(_) => {
            ("查一查是否备案".to_owned(), "按名称或统一社会信用代码查托育机构是否在区县备案名单上。".to_owned())
        }
        Body::Schemes(_) => {
            ("等级是什么意思".to_owned(), "备案、卫生评价、质量评估、普惠、示范分别是什么意思。".to_owned())
        }
        Body::RegionDepartments(body) => {
            let name = &body.region.name;
            (
                format!("{name}托育的事找谁"),
                format!("{name}的备案、消防、食品、税费、投诉等事归哪个部门，按办的事来找，写明条款。"),
            )
        }
        Body::PoliciesOnDate(_) => (
            "某一天适用哪些政策".to_owned(),
            "选一个日期，看那一天哪些托育政策有效、过期、被替代或还没有施行。".to_owned(),
        ),
        Body::FilingGuide(_) => (
            "备案办事指南".to_owned(),
            "办托育怎么登记备案：步骤、材料、5 个和 15 个工作日的时限，可勾选可打印；对照设置标准和质量评估标准自查。"
                .to_owned(),
        ),
        Body::Departments(_) => (
            "托育的事找谁".to_owned(),
            "备案、消防、食品许可、税费、投诉各归哪个部门，按地区、按办的事来找。".to_owned(),
        ),
        Body::Policies(_) => ("政策说明".to_owned(), "托育相关政策：给谁、给什么、依据哪一条、到什么时候。".to_owned()),
        Body::ForFamilies(_) => (
            "家里能领什么".to_owned(),
            "按孩子的生日和所在区县，算育儿补贴、个税扣除，列出假期和服务，注明条款。在自己的设备上算，不上传。"
                .to_owned(),
        ),
        Body::ForOperators(_) => (
            "办托育有哪些支持".to_owned(),
            "按机构的情况列出税费减免、水电气热、用地、补贴、岗位，注明条款、条件和一年的估算。".to_owned(),
        ),
        Body::Policy(body) => (body.entry.short.clone(), body.entry.summary.clone()),
        Body::Guidance(_) => {
            ("养育指导".to_owned(), "0–36 个月的喂养、睡眠、成长、游戏、照护与常见病，注明依据。".to_owned())
        }
        Body::Article(article) => (article.meta.title.clone(), article.meta.summary.clone()),
        Body::Start(help) => (help.meta.title.clone(), help.meta.summary.clone()),
        Body::StartSheet => {
            ("接送老人用的大字纸".to_owned(), "打印一张 A4，用笔填上送托的路线、时间、电话和要带的东西。".to_owned())
        }
        Body::Services => (
            "亲子活动和服务点".to_owned(),
            "家长课堂、亲子活动、入户指导、母婴室：按地区看时间和地点，可以加进日历。".to_owned(),
        ),
        Body::RegionServices(body) => (
            format!("{}的亲子活动和服务点", body.region.name),
            format!("{}的家长课堂、亲子活动、入户指导和母婴室，按日期列出，可以加进日历。", body.region.full_name),
        ),
        Body::Tools => {
            ("工具".to_owned(), "生长曲线、疫苗日历、儿保体检、发育预警征象：填的内容只留在自己的设备上。".to_owned())
        }
        Body::Growth => (
            "生长曲线".to_owned(),
            "体重、身长（身高）、头围、BMI 和国家标准 WS/T 423-2022 或世界卫生组织标准比一比，早产的按矫正月龄。"
                .to_owned(),
        ),
        Body::Vaccines(_) => (
            "疫苗日历".to_owned(),
            "按 2026 年版国家免疫程序，填出生日期看每一剂最早哪天、有没有漏；日期可以存进日历、打印成卡。".to_owned(),
        ),
        Body::Checks => (
            "儿保体检日历".to_owned(),
            "0–6 岁十三次免费健康检查和九次喂养评估：哪天、在哪、做什么，日期可以存进日历。".to_owned(),
        ),
        Body::Milestones => (
            "发育预警征象".to_owned(),
            "十一个年龄各四条，对照看看；有符合的，该做什么、去哪里。早产的按矫正月龄。".to_owned(),
        ),
        Body::OpenData(_) => (
            "开放数据".to_owned(),
            "下载本站全部机构数据：CSV、Excel、JSON、GeoJSON，字段说明、许可和数据有多新。".to_owned(),
        ),
        Body::Changes(body) => match &body.region {
            Some(region) => (
                format!("{}最近的变化", region.name),
                format!("{}托育机构的备案、认定、评估、收费等最近的变化，按日期列出。", region.full_name),
            ),
            None => {
                ("最近的变化".to_owned(), "各区县托育机构的备案、认定、评估、收费等最近的变化，按日期列出。".to_owned())
            }
        },
        Body::Help(help) => (help.meta.title.clone(), help.meta.summary.clone()),
        Body::NotFound => ("这一页不存在".to_owned(), "地址可能写错了，或者这一页已经撤下。".to_owned()),
    }
}

/// schema.org's ChildCare, with what is stated and nothing else.
fn child_care(body: &InstitutionBody) -> Value {
    let place = &body.institution;
    let mut card = json!({
        "@context": "https://schema.org",
        "@type": "ChildCare",
        "name": place.name,
        "identifier": place.id.as_str(),
        "address": { "@type": "PostalAddress", "addressCountry": "CN", "addressRegion": body.region.full_name },
    });
    let mut set = |key: &str, value: Value| {
        if let Some(card) = card.as_object_mut() {
            card.insert(key.to_owned(), value);
        }
    };
    if let Some(telephone) = &place.telephone {
        set("telephone", json!(telephone));
    }
    if let Some(position) = place.position.filter(|position| position.precision == Precision::Exact) {
        set("geo", json!({ "@type": "GeoCoordinates", "latitude": position.lat, "longitude": position.lon }));
    }
    if let Some(address) = &place.address {
        set(
            "address",
            json!({
                "@type": "PostalAddress", "addressCountry": "CN", "addressRegion": body.region.full_name, "streetAddress": address,
            }),
        );
    }
    card
}

fn without_script(page: &Page) -> Option<(String, Route)> {
    match &page.body {
        Body::Finder(body) => Some((
            "按条件筛选需要浏览器脚本，现在没有启用。名单在这里：".to_owned(),
            Route::Region(body.live.region.code.clone()),
        )),
        Body::Check(_) => {
            Some(("在线查询需要浏览器脚本，现在没有启用。可以选地区看全部名单：".to_owned(), Route::Home))
        }
        Body::Shortlist(_) | Body::Compare => {
            Some(("收藏和对比要浏览器脚本，现在没有启用。机构的页面都能看，可以打印：".to_owned(), Route::Home))
        }
        Body::PoliciesOnDate(_) => Some((
            "选日期需要浏览器脚本，现在没有启用。下面的表写着每份文件从哪天到哪天，可以自己对照。也可以看：".to_owned(),
            Route::Policies,
        )),
        Body::ForFamilies(_) | Body::ForOperators(_) => Some((
            "按自己的情况计算需要浏览器脚本，现在没有启用。下面列着全部项目和条件，也可以看：".to_owned(),
            Route::Policies,
        )),
        _ => None,
    }
}

/// The label of a link to a page, for the one place outside the views that writes one.
pub fn label(route: &Route) -> &'static str {
    match route {
        Route::Region(_) => "全部机构名单",
        Route::Help(HelpPage::Help) => "使用帮助",
        Route::Policies => "全部政策",
        _ => "选地区",
    }
}
