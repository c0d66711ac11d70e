//! What pages are made of. One component a file, named for what it shows.

mod article_body;
mod bars;
mod checklist;
mod dated;
mod demonstration;
mod facts;
mod footer;
mod header;
mod live_part;
mod map_picture;
mod measures;
mod policy_row;
mod sources;

pub(crate) use article_body::{ArticleBody, inlines};
pub(crate) use bars::{Bar, Bars};
pub(crate) use checklist::{ChecklistButtons, ChecklistGroups};
pub(crate) use dated::{Dated, FreshWords};
pub(crate) use demonstration::Demonstration;
pub(crate) use facts::{Fact, stated, yes_no};
pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use live_part::LivePart;
pub(crate) use map_picture::MapPicture;
pub(crate) use measures::{Measures, Replaced, anchor};
pub(crate) use policy_row::PolicyRow;
pub(crate) use sources::{SourceLine, Sources};
