//! What the documents grant: to whom, on what condition, by which clause, from when until when, and how much.
//!
//! 1. [`money`] and [`vocabulary`]: exact yuan, and the closed word lists
//! 2. [`measure`], [`condition`], [`amount`]: one thing a document grants, as data
//! 3. [`question`], [`facts`] and [`mod@evaluate`]: what is asked, what somebody has told us, what a measure answers to it
//! 4. [`on_date`]: what applied on a day, what expires next, what replaced what
//! 5. [`mod@allowance`], [`deduction`], [`mod@estimate`]: the three calculators, with [`figures`] as their input
//! 6. [`stated`], [`household`] and [`family_tax`]: a filled-in form, and what follows for a family
//! 7. [`document`] and [`clause`]: the files of `data/`, read natively when the site is made
//! 8. [`departments`], [`checklist`] and [`promises`]: whom to ask, what to hold oneself against, what the plans promise
//! 9. [`wire`]: the measures a page carries
//!
//! Pure: no I/O, no clock, whole numbers only, so that the browser and the prerenderer cannot disagree. The data is
//! compiled in, but only [`document::shipped`] and [`clause::shipped`] name it: the site is made with them, each page
//! carries the few measures it shows as [`Measures`], and nothing of `data/` reaches the WebAssembly file.
//!
//! Nothing here is a decision. A measure that only encourages is never answered as something one is entitled to, and
//! what nobody has verified is never answered as certain.

pub mod allowance;
pub mod amount;
pub mod checklist;
pub mod clause;
pub mod condition;
pub mod deduction;
pub mod departments;
pub mod document;
pub mod estimate;
pub mod evaluate;
pub mod facts;
pub mod family_tax;
pub mod figures;
pub mod household;
pub mod measure;
pub mod money;
pub mod on_date;
pub mod promises;
pub mod question;
pub mod stated;
pub mod vocabulary;
pub mod wire;
mod words;

pub use allowance::{Allowance, allowance};
pub use amount::Amount;
pub use condition::Condition;
pub use deduction::{DeductionYear, Split, deduction_year};
pub use estimate::{Estimate, estimate};
pub use evaluate::{Answer, Standing, Verdict, evaluate};
pub use facts::Facts;
pub use figures::{Figure, Figures};
pub use household::Household;
pub use measure::Measure;
pub use money::{Money, Rate};
pub use question::Question;
pub use stated::Stated;
pub use wire::Measures;

/// Said wherever an answer or an amount is shown.
pub const NOT_A_DECISION: &str = "这是按文件条款做的估算，不是审批结果。能不能办、给多少，以主管部门的审核为准。";

/// Said wherever an amount is worked out.
pub const ROUNDING: &str = "每一行四舍五入到分，再相加。";
