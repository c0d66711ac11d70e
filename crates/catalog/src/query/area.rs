//! A part of the map to look in, as far as an address may say it: its edges are whole hundredths of a degree, so that it is a kilometre
//! wide at least and names no home.

use std::fmt;

use super::origin::{hundredths, write_hundredths};

/// A box of the map in hundredths of a degree, WGS-84.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    west: i32,
    south: i32,
    east: i32,
    north: i32,
}

impl Area {
    /// Reads west, south, east and north in degrees; `None` for a box that holds nothing.
    pub fn parse(text: &str) -> Option<Area> {
        let mut edges = text.split('_');
        let mut edge = |most| hundredths(edges.next()?, most);
        let area = Area { west: edge(180)?, south: edge(90)?, east: edge(180)?, north: edge(90)? };
        (edges.next().is_none() && area.west < area.east && area.south < area.north).then_some(area)
    }

    /// Whether a point in degrees is inside or on the edge.
    pub fn contains(&self, (lon, lat): (f64, f64)) -> bool {
        let within = |least: i32, at: f64, most: i32| f64::from(least) <= at * 100.0 && at * 100.0 <= f64::from(most);
        within(self.west, lon, self.east) && within(self.south, lat, self.north)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, edge) in [self.west, self.south, self.east, self.north].into_iter().enumerate() {
            if nth > 0 {
                f.write_str("_")?;
            }
            write_hundredths(f, edge)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_back_and_holds_what_lies_in_it() {
        let area =
            Area::parse("112.30_34.55_112.45_34.70").filter(|area| area.to_string() == "112.30_34.55_112.45_34.70");
        assert!(area.is_some_and(|area| area.contains((112.30, 34.6)) && !area.contains((112.29, 34.6))));
    }

    #[test]
    fn more_decimals_are_not_believed_and_nonsense_is_none() {
        assert_eq!(
            Area::parse("112.3099_34.5_112.45_34.7").map(|area| area.to_string()).as_deref(),
            Some("112.30_34.50_112.45_34.70")
        );
        for text in ["", "1_2_3", "1_2_3_4_5", "5_2_3_4", "1_4_3_2", "1_2_1_3", "x_2_3_4", "1_2_999_4"] {
            assert_eq!(Area::parse(text), None, "{text}");
        }
    }
}
