//! A finder's data as the text that stands in its page.

use tuoyu_catalog::export::RegionEntry;
use tuoyu_catalog::manifest::FileEntry;
use tuoyu_catalog::packed::{Fields, Line, read_degrees, written_degrees};
use tuoyu_catalog::{Card, RegionCode, TownshipCode};

use super::{FinderData, LevelName, Levels, Place};

impl From<FinderData> for String {
    fn from(data: FinderData) -> String {
        let (east, north) = data.metres_per_degree;
        let head = Line::default()
            .field(Some(&data.region.code))
            .field(Some(&data.region.name))
            .field(Some(&data.region.full_name))
            .field(Some(east as i32))
            .field(Some(north as i32))
            .field(data.articles.as_ref().map(|file| &file.path))
            .field(data.articles.as_ref().map(|file| file.bytes))
            .field(data.articles.as_ref().map(|file| &file.sha256))
            .field(Some(data.townships.len()))
            .field(Some(data.levels.levels.len()))
            .list(Some(data.levels.schemes.iter().flat_map(|(id, label)| [id, label])))
            .field(Some(&data.readings))
            .finish();
        let townships = data.townships.iter().map(|township| {
            Line::default()
                .field(Some(&township.code))
                .field(Some(&township.name))
                .field(township.point.map(|(lon, _)| written_degrees(lon)))
                .field(township.point.map(|(_, lat)| written_degrees(lat)))
                .finish()
        });
        let levels = data.levels.levels.iter().map(|level| {
            Line::default()
                .field(Some(&level.scheme))
                .field(Some(&level.code))
                .field(Some(&level.scheme_name))
                .field(Some(&level.name))
                .field(Some(u8::from(level.quality)))
                .finish()
        });
        std::iter::once(head).chain(townships).chain(levels).chain(data.cards.iter().map(Card::pack)).collect()
    }
}

impl TryFrom<String> for FinderData {
    type Error = &'static str;

    fn try_from(text: String) -> Result<FinderData, &'static str> {
        FinderData::unpack(&text).ok_or("no finder's data")
    }
}

impl FinderData {
    /// Reads the text; `None` where anything in it is not what was written.
    pub(super) fn unpack(text: &str) -> Option<FinderData> {
        let mut lines = text.lines();
        let mut head = Fields::of(lines.next()?);
        let region =
            RegionEntry { code: RegionCode::parse(head.text()?).ok()?, name: head.owned(), full_name: head.owned() };
        let metres_per_degree = (head.number()?.into(), head.number()?.into());
        let (path, bytes, sha256) = (head.text(), head.number(), head.owned());
        let articles =
            path.zip(bytes).map(|(path, bytes)| FileEntry { path: path.to_owned(), bytes: bytes as u64, sha256 });
        let (n_townships, n_levels) = (head.number()? as usize, head.number()? as usize);
        let schemes = pairs(head.list());
        let readings = head.owned();
        let townships = lines.by_ref().take(n_townships).map(township).collect::<Option<Vec<_>>>()?;
        let levels = Levels { levels: lines.by_ref().take(n_levels).map(level).collect(), schemes };
        let cards = lines.map(Card::unpack).collect::<Option<_>>()?;
        let is_whole = townships.len() == n_townships && levels.levels.len() == n_levels;
        is_whole.then_some(FinderData { region, townships, levels, cards, metres_per_degree, readings, articles })
    }
}

fn pairs<'a>(mut items: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    std::iter::from_fn(|| Some((items.next()?.to_owned(), items.next()?.to_owned()))).collect()
}

fn township(line: &str) -> Option<Place> {
    let mut fields = Fields::of(line);
    Some(Place {
        code: TownshipCode::parse(fields.text()?).ok()?,
        name: fields.owned(),
        point: fields.number().zip(fields.number()).map(|(lon, lat)| (read_degrees(lon), read_degrees(lat))),
    })
}

fn level(line: &str) -> LevelName {
    let mut fields = Fields::of(line);
    LevelName {
        scheme: fields.owned(),
        code: fields.owned(),
        scheme_name: fields.owned(),
        name: fields.owned(),
        quality: fields.answer() == Some(true),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn data() -> FinderData {
        FinderData {
            region: RegionEntry {
                code: RegionCode::parse("410305").unwrap(),
                name: "涧西区".to_owned(),
                full_name: "河南省洛阳市涧西区".to_owned(),
            },
            townships: vec![
                Place {
                    code: TownshipCode::parse("410305001").unwrap(),
                    name: "湖北路街道".to_owned(),
                    point: Some((112.41234, 34.66)),
                },
                Place {
                    code: TownshipCode::parse("410305002").unwrap(), name: "天津路街道".to_owned(), point: None
                },
            ],
            levels: Levels {
                levels: vec![LevelName {
                    scheme: "wst821-2023".to_owned(),
                    code: "A".to_owned(),
                    scheme_name: "托育机构质量评估标准".to_owned(),
                    name: "A 级".to_owned(),
                    quality: true,
                }],
                schemes: vec![("hlj-2025".to_owned(), "省级示范".to_owned())],
            },
            cards: vec![Card::unpack("demo-1\t示例“阳光”").unwrap(), Card::unpack("demo-2\t示例二").unwrap()],
            metres_per_degree: (91_500.0, 110_940.0),
            readings: "an安guang光yang阳".to_owned(),
            articles: Some(FileEntry {
                path: "runtime/articles.0.json".to_owned(),
                bytes: 20_000,
                sha256: "ab".to_owned(),
            }),
        }
    }

    #[test]
    fn the_text_is_read_back() {
        for articles in [None, data().articles] {
            let data = FinderData { articles, ..data() };
            assert_eq!(FinderData::try_from(String::from(data.clone())), Ok(data));
        }
    }

    #[test]
    fn a_text_cut_at_the_end_of_any_line_but_a_cards_is_nothing() {
        let text = String::from(data());
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let read = |end: &usize| FinderData::unpack(text.get(..*end).unwrap()).is_some();
        assert_eq!(ends.iter().map(read).collect::<Vec<_>>(), [false, false, false, true, true, true]);
        assert_eq!(FinderData::unpack(""), None);
        assert_eq!(FinderData::unpack("x\ty"), None);
    }
}
