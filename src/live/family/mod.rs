//! The family's children: what every tool that follows a child begins with, in whatever room.
//!
//! [`ChildPanel`] stands first on each tool's page; [`use_records`] gives the tool the child looked at and notes what it is told.

mod backup;
mod child;
mod child_form;
mod child_panel;
mod keep;
mod printed;
mod records;

#[cfg(test)]
pub(crate) use child::{About, Family, tests};
pub(crate) use child::{Child, Measured, Signs};
pub(crate) use child_panel::ChildPanel;
pub(crate) use records::{Records, use_records};
