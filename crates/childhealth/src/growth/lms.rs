//! The LMS method: three numbers say how a measure is spread among children of one age.
//!
//! WHO's method beyond ±3: from there on each further Z is one distance between the curves 2 and 3 (the «restricted»
//! method of the WHO Child Growth Standards, 2006, for measures that contain weight). For length and head circumference
//! L is 1, where that distance is what the plain formula gives, so one formula serves all.

/// L, M and S at one age or length: the power, the median, the coefficient of variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lms {
    /// The Box-Cox power.
    pub l: f64,
    /// The median, in the measure's unit.
    pub m: f64,
    /// The coefficient of variation.
    pub s: f64,
}

impl Lms {
    /// The Z-score of a value, which must be above 0.
    pub fn z(self, value: f64) -> f64 {
        let z = self.plain_z(value);
        if z > 3.0 {
            let three = self.plain_value(3.0);
            3.0 + (value - three) / (three - self.plain_value(2.0))
        } else if z < -3.0 {
            let three = self.plain_value(-3.0);
            -3.0 + (value - three) / (self.plain_value(-2.0) - three)
        } else {
            z
        }
    }

    /// The value that has this Z-score.
    pub fn value(self, z: f64) -> f64 {
        let inside = self.plain_value(z.clamp(-3.0, 3.0));
        if z > 3.0 {
            inside + (z - 3.0) * (inside - self.plain_value(2.0))
        } else if z < -3.0 {
            inside + (z + 3.0) * (self.plain_value(-2.0) - inside)
        } else {
            inside
        }
    }

    // By `exp` and `ln` rather than `powf`, which would be two more kilobytes in the browser.
    fn plain_z(self, value: f64) -> f64 {
        let ratio = (value / self.m).ln();
        if self.l.abs() < 1e-7 { ratio / self.s } else { ((self.l * ratio).exp() - 1.0) / (self.l * self.s) }
    }

    fn plain_value(self, z: f64) -> f64 {
        let power = if self.l.abs() < 1e-7 { self.s * z } else { (1.0 + self.l * self.s * z).ln() / self.l };
        self.m * power.exp()
    }
}

/// The share of children below a Z-score, 0–100 (Abramowitz and Stegun 7.1.26, off by at most 0.00002).
pub fn centile(z: f64) -> f64 {
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let series =
        t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    let above = series * (-x * x).exp() / 2.0;
    100.0 * if z < 0.0 { above } else { 1.0 - above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_scores_undo_each_other_tails_included() {
        for l in [-0.7, 0.0, 0.35, 1.0] {
            let lms = Lms { l, m: 9.6, s: 0.11 };
            for tenths in -60..=60 {
                let z = f64::from(tenths) / 10.0;
                assert!((lms.z(lms.value(z)) - z).abs() < 1e-9, "l {l} z {z}");
            }
        }
    }

    #[test]
    fn without_skew_the_tails_are_the_plain_formula() {
        let lms = Lms { l: 1.0, m: 50.0, s: 0.04 };
        assert!((lms.z(60.0) - 5.0).abs() < 1e-9 && (lms.z(38.0) + 6.0).abs() < 1e-9);
    }

    #[test]
    fn known_shares_of_the_normal_curve() {
        for (z, share) in [(0.0, 50.0), (-1.880_794, 3.0), (1.036_433, 85.0), (2.0, 97.724_987), (-3.0, 0.134_99)] {
            assert!((centile(z) - share).abs() < 2e-5, "{z}");
        }
    }
}
