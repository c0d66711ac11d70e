//! Whose a printed page is.

use tuoyu_catalog::Date;

use super::child::Child;

impl Child {
    /// Whose printed page it is: 小满，女孩，2025-03-05 出生（34 周 2 天）。2026-11-22 打印.
    pub(crate) fn printed_words(&self, today: Date) -> String {
        let born =
            self.gestation.map(|weeks| format!("（{} 周 {} 天）", weeks.weeks(), weeks.days())).unwrap_or_default();
        let sex = self.sex.map(|sex| sex.term().to_owned());
        let known = [self.name.clone(), sex, Some(format!("{} 出生{born}", self.birth))];
        format!("{}。{today} 打印", known.into_iter().flatten().collect::<Vec<_>>().join("，"))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::child::tests::{born, day};
    use super::super::child::{About, Family};
    use tuoyu_childhealth::Gestation;
    use tuoyu_childhealth::growth::Sex;

    #[test]
    fn the_printed_page_says_whose_it_is_as_far_as_that_is_known() {
        let words = |about| {
            let mut family = Family::default();
            family.add(about);
            family.child().unwrap().printed_words(day("2026-11-22"))
        };
        assert_eq!(words(born("2025-03-05")), "2025-03-05 出生。2026-11-22 打印");
        let known = About {
            name: Some("小满".to_owned()),
            sex: Some(Sex::Girl),
            gestation: Gestation::new(34, 2),
            ..born("2025-03-05")
        };
        assert_eq!(words(known), "小满，女孩，2025-03-05 出生（34 周 2 天）。2026-11-22 打印");
    }
}
