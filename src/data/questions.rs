//! The questions of a visit, read from the text for families (`content/help/start.md`): its bulleted lists below the headings for
//! every place and for each class.

use tuoyu_catalog::institution::ClassBand;
use tuoyu_content::block::{Block, Inline, inline_text};
use tuoyu_content::citation::cited_sources;
use tuoyu_content::{CitedSource, Help};

use crate::live::shortlist::{Question, QuestionGroup, Questions};

/// How the heading of the questions for every place begins.
const EVERYWHERE: &str = "每家都问";

/// The questions of a text; `None` where one of the headings, or its list, is missing.
pub fn questions_of(help: &Help) -> Option<Questions> {
    let mut groups: Vec<QuestionGroup> = Vec::new();
    let mut part: Option<Option<ClassBand>> = None;
    let (mut heading, mut lead) = (String::new(), String::new());
    for block in &help.body {
        match block {
            Block::Heading { level: 2, inlines, .. } => {
                heading = inline_text(inlines);
                lead.clear();
                part = part_of(&heading);
            }
            Block::Paragraph(inlines) => lead = inline_text(inlines).trim_end_matches('：').to_owned(),
            Block::List { ordered: false, items } => {
                if let Some(band) = part {
                    let title = if lead.is_empty() { heading.clone() } else { lead.clone() };
                    groups.push(QuestionGroup {
                        band,
                        title,
                        questions: items.iter().map(|item| question(item)).collect(),
                    });
                }
            }
            _ => {}
        }
    }
    let wanted = [None, Some(ClassBand::Infant), Some(ClassBand::Younger), Some(ClassBand::Older)];
    let whole = wanted.iter().all(|band| groups.iter().any(|group| group.band == *band && !group.questions.is_empty()));
    let sources = sources(&groups, &help.meta.sources);
    whole.then_some(Questions { groups, sources })
}

/// Whom the questions below a heading are for; `None` where it is about something else.
fn part_of(heading: &str) -> Option<Option<ClassBand>> {
    if heading.starts_with(EVERYWHERE) {
        return Some(None);
    }
    ClassBand::ALL.iter().find(|band| heading.starts_with(band.term())).map(|band| Some(*band))
}

fn question(item: &[Block]) -> Question {
    let inlines: Vec<&Inline> = item
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(inlines) => inlines.as_slice(),
            _ => &[],
        })
        .collect();
    let owned: Vec<Inline> = inlines.iter().map(|one| (*one).clone()).collect();
    let text = inline_text(&owned).trim().to_owned();
    let cites = inlines.iter().filter_map(|one| match one {
        Inline::Clause(clause) => Some(clause.as_str()),
        _ => None,
    });
    let cite = cites.collect::<Vec<_>>().join("、");
    Question { id: id_of(&text), text, cite }
}

/// A short name made of a question's words (FNV-1a, 32 bits): the same words always give the same name.
fn id_of(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// The documents the questions cite, by number.
fn sources(groups: &[QuestionGroup], all: &[CitedSource]) -> Vec<(usize, String)> {
    let mut numbers: Vec<usize> =
        groups.iter().flat_map(|group| &group.questions).flat_map(|question| cited_sources(&question.cite)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let named = |number: usize| {
        let document = &all.get(number.checked_sub(1)?)?.document;
        let title = format!("《{}》", document.title);
        Some((number, document.number.iter().fold(title, |title, number| title + number)))
    };
    numbers.into_iter().filter_map(named).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use tuoyu_content::parse_help;

    fn shipped() -> Questions {
        let text = include_str!("../../content/help/start.md");
        questions_of(&parse_help("start.md", "start", text).article.unwrap()).unwrap()
    }

    #[test]
    fn the_shipped_text_has_questions_for_every_class_each_with_its_clause() {
        let questions = shipped();
        for (band, words, cite) in [
            (None, "每天户外不少于 2 小时", "来源3 第十八条"),
            (Some(ClassBand::Infant), "一个班不超过 10 个孩子", "来源2 班级规模和配比"),
            (Some(ClassBand::Younger), "一个班不超过 15 个孩子", "来源2 班级规模和配比"),
            (Some(ClassBand::Older), "一个班不超过 20 个孩子", "来源2 班级规模和配比"),
        ] {
            let of_band = questions.groups.iter().filter(|group| group.band == band);
            let found = of_band.flat_map(|group| &group.questions).find(|one| one.text.starts_with(words)).unwrap();
            assert_eq!(found.cite, cite, "{words}");
        }
        let named = |number: usize| questions.sources.iter().find(|(known, _)| *known == number).unwrap().1.clone();
        assert_eq!(named(2), "《托育机构设置标准（试行）》国卫人口发〔2019〕58号");
        assert!(!questions.groups.iter().any(|group| group.title.contains("交钱")), "only what is asked on a visit");
    }

    #[test]
    fn every_question_has_a_name_of_its_own() {
        let mut ids: Vec<String> = shipped()
            .groups
            .into_iter()
            .flat_map(|group| group.questions)
            .map(|one| format!("{} {}", one.id, one.text))
            .collect();
        let all = ids.len();
        ids.sort();
        ids.dedup_by_key(|id| id.split(' ').next().map(str::to_owned));
        // The same question may stand in two classes; its tick is then one.
        assert!(ids.len() + 2 >= all, "{all} questions, {} names", ids.len());
        assert_eq!(id_of("a"), "e40c292c", "FNV-1a of the letter a");
    }

    #[test]
    fn a_text_without_one_of_the_lists_is_not_taken() {
        let text = include_str!("../../content/help/start.md").replace("## 托大班", "## 大班");
        assert_eq!(questions_of(&parse_help("start.md", "start", &text).article.unwrap()), None);
    }
}
