//! An export on the disk: where its files are, how they are read, how they are written.

mod json;
mod locate;
pub mod read;
pub mod write;

pub use read::Export;
pub use write::Writer;

/// The manifest's name, below the export's folder.
pub const MANIFEST: &str = "manifest.json";
/// The regions' list.
pub const REGIONS: &str = "regions.json";
/// The scheme registry.
pub const SCHEMES: &str = "schemes.json";
/// The files every region's folder has.
pub const REQUIRED: [&str; 2] = ["region.json", "institutions.json"];
/// The files a region's folder may have.
pub const OPTIONAL: [&str; 4] = ["outline.json", "places.json", "events.json", "basemap.json"];
