//! Growth standards, vaccination, health checks, warning signs: what a family's tools compute, on the device.
//!
//! 1. [`age`]: how old a child is, also corrected for preterm birth
//! 2. [`growth`]: weight, length, head circumference and BMI beside the standards
//! 3. [`vaccines`]: from a birth date to the dates of the national schedule
//! 4. [`checks`]: the national visits and feeding assessments
//! 5. [`milestones`]: eleven ages, four signs each
//! 6. [`sources`]: the document behind every figure
//!
//! Pure: no I/O, no clock, the same natively and in the browser. Everything said to a family is plain Chinese; nothing
//! here is a diagnosis, and the clinic decides.

pub mod age;
pub mod checks;
mod decimal;
pub mod growth;
pub mod milestones;
pub mod sources;
pub mod vaccines;

pub use age::{Age, CorrectedAge, Gestation, corrected_age};
pub use decimal::score_text;
