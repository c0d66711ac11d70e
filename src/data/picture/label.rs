//! Where names stand in a picture, so that they cover neither a mark nor each other.
//!
//! Surprise: nothing measures text here. A Chinese character is as wide as it is high, and the names are Chinese.

/// Units a character is wide and high, by the style sheet's type.
const SIZE: f64 = 10.0;

/// A name and where its middle stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    /// Units from the left.
    pub(crate) x: f64,
    /// Units from the top, of the middle.
    pub(crate) y: f64,
    /// The name.
    pub(crate) words: String,
    /// What it names: a class modifier.
    pub(crate) tone: &'static str,
}

/// A box in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Box {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// The labels set so far, and the ground that is taken.
#[derive(Debug)]
pub(super) struct Labels {
    frame: Box,
    taken: Vec<Box>,
    pub(super) set: Vec<Label>,
}

impl Labels {
    pub(super) fn new(frame: Box) -> Labels {
        Labels { frame, taken: Vec::new(), set: Vec::new() }
    }

    /// Takes the ground of a mark.
    pub(super) fn keep_free(&mut self, x: f64, y: f64, reach: f64) {
        self.taken.push(Box { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    }

    /// Sets a name by this place, where it covers least; nearer ways first.
    pub(super) fn set(&mut self, at: (f64, f64), words: &str, tone: &'static str) {
        let best = ways(at, words).into_iter().map(|way| (self.covered(way, words), way));
        let best = best.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, way)| way);
        self.put(best.unwrap_or(at), words, tone);
    }

    /// Sets a name exactly there, if it covers nothing.
    pub(super) fn set_if_free(&mut self, at: (f64, f64), words: &str, tone: &'static str) {
        if self.covered(at, words) == 0.0 {
            self.put(at, words, tone);
        }
    }

    fn put(&mut self, (x, y): (f64, f64), words: &str, tone: &'static str) {
        self.taken.push(about((x, y), words));
        self.set.push(Label { x, y, words: words.to_owned(), tone });
    }

    /// How much of what is taken a name would cover there; outside the frame counts as well.
    fn covered(&self, at: (f64, f64), words: &str) -> f64 {
        let own = about(at, words);
        let area = (own.right - own.left) * (own.bottom - own.top);
        let outside = area - overlap(own, self.frame);
        outside * 4.0 + self.taken.iter().map(|taken| overlap(own, *taken)).sum::<f64>()
    }
}

/// The places a name may stand at, about the one it names.
fn ways((x, y): (f64, f64), words: &str) -> Vec<(f64, f64)> {
    let wide = width(words) / 2.0;
    let mut ways = vec![(x, y)];
    for step in [16.0, 24.0, 34.0, 46.0] {
        ways.extend([(x, y + step), (x, y - step), (x + wide + step - 6.0, y), (x - wide - step + 6.0, y)]);
        ways.extend([(x + step, y + step), (x - step, y + step), (x + step, y - step), (x - step, y - step)]);
    }
    ways.iter().map(|(x, y)| ((x * 10.0).round() / 10.0, (y * 10.0).round() / 10.0)).collect()
}

fn width(words: &str) -> f64 {
    words.chars().count() as f64 * SIZE
}

fn about((x, y): (f64, f64), words: &str) -> Box {
    let (wide, high) = (width(words) / 2.0, SIZE * 0.6);
    Box { left: x - wide, top: y - high, right: x + wide, bottom: y + high }
}

fn overlap(a: Box, b: Box) -> f64 {
    let across = a.right.min(b.right) - a.left.max(b.left);
    let down = a.bottom.min(b.bottom) - a.top.max(b.top);
    across.max(0.0) * down.max(0.0)
}
