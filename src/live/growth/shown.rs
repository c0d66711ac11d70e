//! What of the chart is looked at: the standard, the measure, the curves. It stands in the address like every other choice on the
//! site; nothing of the child does.

use tuoyu_childhealth::growth::{Indicator, Ruler, Standard};

/// The choices. By default the national standard, weight, standard deviations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) standard: Standard,
    pub(super) indicator: Indicator,
    pub(super) ruler: Ruler,
}

/// The standards and how the address writes them; the first is what an address without any means. So with those below.
pub(super) const STANDARDS: [(&str, Standard); 2] = [("", Standard::Wst423), ("who", Standard::Who2006)];

/// The measures.
pub(super) const INDICATORS: [(&str, Indicator); 5] = [
    ("", Indicator::Weight),
    ("length", Indicator::Length),
    ("head", Indicator::Head),
    ("bmi", Indicator::Bmi),
    ("weight-for-length", Indicator::WeightForLength),
];

/// The kinds of curves.
pub(super) const RULERS: [(&str, Ruler); 2] = [("", Ruler::StandardDeviations), ("centiles", Ruler::Centiles)];

impl Shown {
    /// Reads an address's query; what it does not know counts as not said.
    pub(super) fn parse(query: &str) -> Shown {
        let code =
            |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')).unwrap_or_default();
        Shown {
            standard: choice(&STANDARDS, code("standard")).unwrap_or(Standard::Wst423),
            indicator: choice(&INDICATORS, code("show")).unwrap_or(Indicator::Weight),
            ruler: choice(&RULERS, code("lines")).unwrap_or(Ruler::StandardDeviations),
        }
    }
}

fn choice<T: Copy>(choices: &[(&str, T)], code: &str) -> Option<T> {
    choices.iter().find(|(known, _)| *known == code).map(|(_, choice)| *choice)
}

/// How the address writes a choice.
pub(super) fn code<T: PartialEq>(choices: &[(&'static str, T)], choice: &T) -> &'static str {
    choices.iter().find(|(_, known)| known == choice).map_or("", |(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_shown_and_nothing_else_is_an_error() {
        let whole = Shown { standard: Standard::Who2006, indicator: Indicator::Head, ruler: Ruler::Centiles };
        assert_eq!(Shown::parse("standard=who&show=head&lines=centiles"), whole);
        let usual =
            Shown { standard: Standard::Wst423, indicator: Indicator::Weight, ruler: Ruler::StandardDeviations };
        for query in ["", "standard=", "standard=cdc&show=age&lines=%zz", "showx=head&&=&standard"] {
            assert_eq!(Shown::parse(query), usual, "{query}");
        }
    }

    #[test]
    fn every_choice_is_written_and_read() {
        for (code_of, indicator) in INDICATORS {
            assert_eq!(
                (code(&INDICATORS, &indicator), Shown::parse(&format!("show={code_of}")).indicator),
                (code_of, indicator)
            );
        }
        assert_eq!(INDICATORS.map(|(_, indicator)| indicator), Indicator::ALL);
    }
}
