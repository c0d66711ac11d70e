//! One file a page. A page takes its own data and nothing else; where the address says more, it asks the query.

mod article;
mod check;
mod coverage;
mod finder;
mod growth;
mod guidance;
mod help;
mod home;
mod institution;
mod institution_care;
mod institution_standing;
mod milestones;
mod not_found;
mod open_data;
mod policies;
mod policy;
mod region;
mod schemes;
mod tools;

pub(crate) use article::Article;
pub(crate) use check::Check;
pub(crate) use coverage::Coverage;
pub(crate) use finder::Finder;
pub(crate) use growth::Growth;
pub(crate) use guidance::Guidance;
pub(crate) use help::Help;
pub(crate) use home::Home;
pub(crate) use institution::Institution;
pub(crate) use milestones::Milestones;
pub(crate) use not_found::NotFound;
pub(crate) use open_data::OpenData;
pub(crate) use policies::Policies;
pub(crate) use policy::Policy;
pub(crate) use region::Region;
pub(crate) use schemes::Schemes;
pub(crate) use tools::Tools;
