//! `tuoyu schema`: the JSON Schema of each file of an export, generated from the types that read it.

pub(crate) mod fields;

use std::path::PathBuf;

use anyhow::Result;
use schemars::{Schema, schema_for};
use tuoyu_catalog::basemap::BasemapFile;
use tuoyu_catalog::export::{InstitutionsFile, OutlineFile, RegionsFile, SchemesFile};
use tuoyu_catalog::manifest::Manifest;
use tuoyu_catalog::region::Region;
use tuoyu_catalog::service::{EventsFile, PlacesFile};

use crate::outcome::Outcome;
use crate::{disk, export};

/// What `tuoyu schema` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// 写到哪个目录
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes one schema a file kind.
///
/// # Errors
/// If the disk refuses.
pub fn run(args: &Args) -> Result<Outcome> {
    let schemas = schemas();
    for (name, schema) in &schemas {
        disk::replace(&args.out.join(name), &export::write::pretty(schema)?)?;
    }
    let said = format!("写好 {} 个 JSON Schema，在 {}", schemas.len(), args.out.display());
    Ok(Outcome::said(said).with("schemas", schemas.len()))
}

/// Each file's schema under the name it is written as.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("basemap.schema.json", schema_for!(BasemapFile)),
        ("events.schema.json", schema_for!(EventsFile)),
        ("institutions.schema.json", schema_for!(InstitutionsFile)),
        ("manifest.schema.json", schema_for!(Manifest)),
        ("outline.schema.json", schema_for!(OutlineFile)),
        ("places.schema.json", schema_for!(PlacesFile)),
        ("region.schema.json", schema_for!(Region)),
        ("regions.schema.json", schema_for!(RegionsFile)),
        ("schemes.schema.json", schema_for!(SchemesFile)),
    ]
}
