//! A region's places beside its plan: the targets, each 镇街, what is within three kilometres, and how all of it was reckoned.

use leptos::prelude::*;
use tuoyu_catalog::region::{Plan, Population, Target};

use crate::components::{Bar, Bars, Dated, Demonstration, MapPicture, SourceLine};
use crate::data::{Counted, CoverageBody, Standing, TownshipCoverage, hundredths_a_thousand};
use crate::route::Route;
use crate::text::{UNSTATED, thousands};

/// A region's coverage page.
#[component]
pub(crate) fn Coverage(
    /// What it adds up to.
    body: CoverageBody,
) -> impl IntoView {
    let region = body.region.clone();
    let population = body.population.clone();
    view! {
        <div class="ty-lead">
            <p class="ty-crumb">
                <a href=Route::Region(region.code.clone()).href()>{format!("{}全部名单", region.name)}</a>
                " · " <a href=Route::Finder(region.code.clone()).href()>{"按条件找"}</a>
            </p>
            <h1>{format!("{}有多少托位", region.name)}</h1>
            <p class="ty-lead__text">{sum(body.whole)}</p>
            {body.as_of.map(|date| view! { <p class="ty-quiet">"名单截至 " <Dated date/></p> })}
        </div>
        <Demonstration/>
        <div class="ty-place">
            <Targets targets=body.targets.clone() plan=body.plan.clone() unstated=body.whole.unstated population=population.clone()/>
            {body.picture.clone().map(|picture| view! {
                <MapPicture picture about=format!("{}各镇街托位数的示意图，下面的表里逐个写着", region.name)/>
            })}
            <Townships body=body.clone()/>
            <Without body=body/>
            <Method population/>
        </div>
    }
}

/// The list in a sentence.
fn sum(whole: Counted) -> String {
    let Counted { institutions, places, unstated } = whole;
    match (institutions, unstated) {
        (0, _) => "名单上还没有已备案、在开的机构。".to_owned(),
        (all, 0) => format!("已备案、没有停办的机构 {all} 家，托位一共 {} 个。", thousands(places)),
        (all, _) => format!(
            "已备案、没有停办的机构 {all} 家。其中 {} 家说明了托位，一共 {} 个；另外 {unstated} 家没有说明，没有算进来。",
            all - unstated,
            thousands(places)
        ),
    }
}

/// What the plan sets out to reach, year by year, and how the list stands to it.
#[component]
fn Targets(
    targets: Vec<(Target, Standing)>,
    plan: Option<Plan>,
    unstated: u32,
    population: Option<Population>,
) -> impl IntoView {
    let residents = view! { <PopulationLine population/> };
    let source = plan.map(|plan| view! { <p class="ty-quiet">"依据：" <SourceLine source=plan.source/></p> });
    if targets.is_empty() {
        return view! {
            <section aria-labelledby="targets">
                <h2 id="targets">{"和当地的目标比"}</h2>
                <p>{"当地的文件没有写托位的目标，所以这里只列有多少，不比够不够。"}</p>
                {residents}
                {source}
            </section>
        }
        .into_any();
    }
    let rows = targets.into_iter().map(|(target, standing)| {
        view! {
            <tr>
                <td>{target.year.to_string()}</td>
                <td>{target.text} {" "} <span class="ty-quiet">{format!("（条款{}）", target.clause)}</span></td>
                <td>{standing_words(standing, unstated)}</td>
            </tr>
        }
    });
    view! {
        <section aria-labelledby="targets">
            <h2 id="targets">{"和当地的目标比"}</h2>
            <div class="ty-scroll" role="region" aria-label="目标和现在的情况" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{"到哪一年"}</th><th scope="col">{"要达到什么"}</th><th scope="col">{"按名单看"}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {residents}
            {source}
        </section>
    }
    .into_any()
}

/// How the list stands to a target, in words.
fn standing_words(standing: Standing, unstated: u32) -> String {
    let more = if unstated > 0 { "（没说明托位的没有算，实际可能更多）" } else { "" };
    match standing {
        Standing::NotToldHere => "名单上看不出来".to_owned(),
        Standing::NoPopulation { enough_for } => {
            format!("没有常住人口数，算不出。现有托位按这个目标够 {} 人{more}", thousands(enough_for))
        }
        Standing::PerThousand { hundredths, wanting: 0 } => format!("每千人口 {} 个，达到了", decimal(hundredths)),
        Standing::PerThousand { hundredths, wanting } => {
            format!("每千人口 {} 个，还差 {} 个托位{more}", decimal(hundredths), thousands(wanting))
        }
        Standing::Townships { with, all } if with == all => format!("{all} 个镇街都有"),
        Standing::Townships { with, all } => format!("{all} 个镇街里 {with} 个有，还有 {} 个没有", all - with),
    }
}

fn decimal(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[component]
fn PopulationLine(population: Option<Population>) -> impl IntoView {
    match population {
        Some(population) => view! {
            <p>{format!("常住人口 {} 人，统计日 ", thousands(population.residents.get()))} <Dated date=population.date/>
                "。" <SourceLine source=population.source/></p>
        }
        .into_any(),
        None => view! {
            <p>{"名单没有给出常住人口，每千人口有多少托位就算不出来。本站不估算人口。"}</p>
        }
        .into_any(),
    }
}

/// Each 镇街: a chart, and the same with more as a table.
#[component]
fn Townships(body: CoverageBody) -> impl IntoView {
    let by_residents = body.townships.iter().any(|one| one.residents.is_some());
    let bars = body.townships.iter().map(|one| Bar {
        label: one.township.name.clone(),
        length: Some(one.counted.places),
        words: places(one.counted),
    });
    let rows = body.townships.iter().map(|one| row(one, by_residents)).collect_view();
    let elsewhere = (body.elsewhere.institutions > 0).then(|| {
        let Counted { institutions, .. } = body.elsewhere;
        view! {
            <tr>
                <th scope="row">{"开发区，或没说明镇街"}</th><td>{institutions.to_string()}</td><td>{places(body.elsewhere)}</td>
                {by_residents.then(|| view! { <td>{"—"}</td> })}<td>{"—"}</td>
            </tr>
        }
    });
    view! {
        <section aria-labelledby="townships">
            <h2 id="townships">{"每个镇街有多少"}</h2>
            <Bars caption="各镇街的托位。下面的表里有同样的数，还有机构数和 3 公里内的。" bars=bars.collect()/>
            <div class="ty-scroll" role="region" aria-label="各镇街的机构和托位" tabindex="0">
                <table>
                    <thead><tr>
                        <th scope="col">{"镇街"}</th><th scope="col">{"机构"}</th><th scope="col">{"托位"}</th>
                        {by_residents.then(|| view! { <th scope="col">{"每千人口托位"}</th> })}
                        <th scope="col">{"3 公里内"}</th>
                    </tr></thead>
                    <tbody>{rows} {elsewhere}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(one: &TownshipCoverage, by_residents: bool) -> impl IntoView + use<> {
    let rate = one
        .residents
        .map_or_else(|| UNSTATED.to_owned(), |residents| decimal(hundredths_a_thousand(one.counted.places, residents)));
    let reach = one.within_reach.map_or_else(
        || "位置没公布，算不出".to_owned(),
        |reach| match reach.institutions {
            0 => "没有".to_owned(),
            count => format!("{count} 家，{}", places(reach)),
        },
    );
    view! {
        <tr>
            <th scope="row">{one.township.name.clone()}</th>
            <td>{one.counted.institutions.to_string()}</td>
            <td>{places(one.counted)}</td>
            {by_residents.then(|| view! { <td>{rate}</td> })}
            <td>{reach}</td>
        </tr>
    }
}

/// 托位 in words, with how many institutions do not state theirs.
fn places(counted: Counted) -> String {
    match (counted.institutions, counted.unstated) {
        (all, unstated) if unstated > 0 && all == unstated => format!("{UNSTATED}（{unstated} 家）"),
        (_, 0) => format!("{} 个", thousands(counted.places)),
        (_, unstated) => format!("{} 个，{unstated} 家{UNSTATED}", thousands(counted.places)),
    }
}

/// The 镇街 in which nothing stands.
#[component]
fn Without(body: CoverageBody) -> impl IntoView {
    let names: Vec<String> = body.without_a_place().map(|one| one.name.clone()).collect();
    let words = match names.len() {
        0 => "名单上每个镇街都有机构。".to_owned(),
        count => format!("{count} 个：{}。名单上没有，不等于没有没备案的机构。", names.join("、")),
    };
    view! {
        <section aria-labelledby="without">
            <h2 id="without">{"还没有机构的镇街"}</h2>
            <p>{words}</p>
        </section>
    }
}

/// How all of it was reckoned.
#[component]
fn Method(population: Option<Population>) -> impl IntoView {
    let rates =
        population.is_some().then(|| view! { <li>{"每千人口托位：托位除以常住人口，两位小数，多的舍去。"}</li> });
    view! {
        <section aria-labelledby="method">
            <h2 id="method">{"怎么算的"}</h2>
            <ul>
                <li>{"算进来的：名单上已备案、没有停止服务的机构。暂停服务的也算。"}</li>
                <li>{"镇街：开发区不是镇街，没有列进来。"}</li>
                <li>{"3 公里内：从镇街的大致中心量，直线距离，邻近镇街的也算。只知道在哪个镇街、没有公布位置的机构没有算；家庭托育点按公布的模糊位置算，会差约 1 公里。"}</li>
                <li>{"镇街的大致中心：那里各机构位置的平均，不是行政中心。一家都没有公布位置的，算不出。"}</li>
                {rates}
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_stated_is_said_and_never_taken_for_none() {
        let counted = |institutions, places, unstated| Counted { institutions, places, unstated };
        for (what, said) in [
            (counted(0, 0, 0), "0 个"),
            (counted(2, 1030, 0), "1,030 个"),
            (counted(3, 30, 1), "30 个，1 家未说明"),
            (counted(2, 0, 2), "未说明（2 家）"),
        ] {
            assert_eq!(places(what), said);
        }
        assert!(sum(counted(0, 0, 0)).contains("还没有"));
        assert!(sum(counted(3, 30, 1)).contains("其中 2 家说明了托位") && sum(counted(3, 30, 1)).contains("另外 1 家"));
        assert!(!sum(counted(3, 30, 0)).contains("没有说明"));
    }

    #[test]
    fn a_target_is_answered_in_figures_or_said_to_be_beyond_the_list() {
        for (standing, unstated, said) in [
            (Standing::NotToldHere, 0, "名单上看不出来"),
            (Standing::PerThousand { hundredths: 530, wanting: 0 }, 3, "每千人口 5.30 个，达到了"),
            (Standing::PerThousand { hundredths: 505, wanting: 1200 }, 0, "每千人口 5.05 个，还差 1,200 个托位"),
            (Standing::Townships { with: 11, all: 11 }, 0, "11 个镇街都有"),
            (Standing::Townships { with: 9, all: 11 }, 0, "11 个镇街里 9 个有，还有 2 个没有"),
        ] {
            assert_eq!(standing_words(standing, unstated), said);
        }
        let open = standing_words(Standing::NoPopulation { enough_for: 115_471 }, 2);
        assert!(open.starts_with("没有常住人口数，算不出") && open.contains("115,471") && open.contains("可能更多"));
    }
}
