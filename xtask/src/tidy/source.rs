//! A Rust file split into code, comments and literals, as far as the rules need it.
//!
//! Not a parser: it knows only where comments and literals begin and end (raw strings, nested comments, a character
//! beside a lifetime). In `code` all else is blanked byte for byte, so that positions stay those of the file.

/// A Rust file as the rules see it.
pub(super) struct Source {
    /// The file with comments and literals blanked out, line ends kept.
    pub(super) code: String,
    /// The string literals, in order.
    pub(super) literals: Vec<Literal>,
}

/// A string literal.
pub(super) struct Literal {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Between the quotes, escapes as written.
    pub(super) text: String,
}

impl Source {
    /// Splits a file.
    pub(super) fn read(text: &str) -> Source {
        let mut source = Source { code: String::with_capacity(text.len()), literals: Vec::new() };
        let mut rest = text;
        let mut previous = ' ';
        while let Some(first) = rest.chars().next() {
            let start = source.code.len();
            let literal = literal_length(rest, previous);
            let hidden = literal.or_else(|| comment_length(rest));
            let (piece, after) = rest.split_at(hidden.unwrap_or(first.len_utf8()));
            if hidden.is_none() {
                source.code.push_str(piece);
                previous = first;
            } else {
                source.code.extend(piece.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
                previous = ' ';
            }
            if literal.is_some() && !piece.starts_with('\'') {
                let text = piece.trim_start_matches(['b', 'c', 'r']).trim_matches('#');
                source.literals.push(Literal { start, text: text.trim_matches('"').to_owned() });
            }
            rest = after;
        }
        source
    }

    /// The line of a position in `code`, counted from 1.
    pub(super) fn line(&self, position: usize) -> usize {
        1 + self.code.bytes().take(position).filter(|byte| *byte == b'\n').count()
    }

    /// Where `word` stands in the code and is not part of a longer word.
    pub(super) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            let before = self.code.get(..*at).and_then(|code| code.chars().next_back());
            let after = self.code.get(at + word.len()..).and_then(|code| code.chars().next());
            !before.is_some_and(in_word) && !after.is_some_and(in_word)
        })
    }
}

fn comment_length(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if tail.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += tail.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            return Some(at);
        }
    }
    Some(rest.len())
}

/// The length of the string or character literal that `rest` begins with, `None` where it begins with none.
fn literal_length(rest: &str, previous: char) -> Option<usize> {
    if rest.starts_with('\'') {
        return character_length(rest);
    }
    if previous.is_alphanumeric() || previous == '_' {
        return rest.starts_with('"').then(|| quoted_length(rest));
    }
    let unprefixed = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let prefix = rest.len() - unprefixed.len();
    if let Some(raw) = unprefixed.strip_prefix('r') {
        let body = raw.trim_start_matches('#');
        let hashes = raw.len() - body.len();
        let closing = format!("\"{}", "#".repeat(hashes));
        let inside = body.strip_prefix('"')?;
        let length = inside.find(&closing).map_or(inside.len(), |end| end + closing.len());
        return Some(prefix + 1 + hashes + 1 + length);
    }
    unprefixed.starts_with('"').then(|| prefix + quoted_length(unprefixed))
}

fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// `'a'` and `'\n'` are characters; `'a` alone is a lifetime.
fn character_length(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    let (at, second) = characters.next()?;
    if first == '\\' {
        let after = rest.get(at + second.len_utf8()..)?;
        return Some(at + second.len_utf8() + after.find('\'')? + 1);
    }
    (second == '\'').then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(text: &str) -> Vec<String> {
        Source::read(text).literals.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn comments_and_literals_are_blanked_and_nothing_moves() {
        let text = "let a = \"文字\"; // std::fs\nlet b = 'x'; /* a /* b */ c */ fn f<'a>() {}";
        let source = Source::read(text);
        assert_eq!(source.code.len(), text.len());
        assert!(!source.code.contains("std") && !source.code.contains('x') && !source.code.contains(" c "));
        assert!(source.code.contains("fn f<'a>() {}"), "{}", source.code);
        assert_eq!(source.line(text.len()), 2);
    }

    #[test]
    fn every_form_of_literal_is_found() {
        let text = r##"f("a \" b", r"c", r#"d " e"#, b"f", '"', '\'', "g"); let r#type = hr"x";"##;
        assert_eq!(literals(text), ["a \\\" b", "c", "d \" e", "f", "g", "x"]);
        assert_eq!(literals("\"never closed"), ["never closed"]);
        assert_eq!(literals("/* never closed \"a\""), Vec::<String>::new());
    }

    #[test]
    fn words_are_whole() {
        let source = Source::read("web_sys::x my_web_sys web_sys2 web_sys");
        assert_eq!(source.words("web_sys").collect::<Vec<_>>(), [0, 31]);
    }
}
