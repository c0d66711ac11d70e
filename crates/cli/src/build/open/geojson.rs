//! Points on a map (RFC 7946): WGS-84, longitude first, at most seven decimals. An institution without a position is a feature
//! without a geometry, as the standard has it; a place in a dwelling has its blurred point, since that is all the export holds.

use anyhow::Result;
use serde::Serialize;
use tuoyu_catalog::institution::{FilingStatus, InstitutionKind, Operation, Precision, RecognitionState};
use tuoyu_catalog::{Date, InstitutionId};

use crate::sheet::Subject;

/// What stands before the first feature.
pub(super) const BEGIN: &[u8] = b"{\"type\":\"FeatureCollection\",\"features\":[\n";
/// What stands between two features.
pub(super) const BETWEEN: &[u8] = b",\n";
/// What stands after the last.
pub(super) const END: &[u8] = b"\n]}\n";

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a InstitutionId,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Geometry {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// The chief facts; what is not stated is left out.
#[derive(Serialize)]
struct Properties<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<InstitutionKind>,
    region: &'a str,
    region_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    township_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    care_fee: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filing: Option<FilingStatus>,
    /// The schemes of the badges and results that are held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<Operation>,
    as_of: Date,
}

/// A record's feature.
pub(super) fn feature(subject: &Subject<'_>) -> Result<Vec<u8>> {
    let one = subject.one;
    let held = |state: RecognitionState| state == RecognitionState::Held;
    let badges = one.recognitions.iter().filter(|badge| held(badge.state)).map(|badge| badge.scheme.as_str());
    let results = one.evaluations.iter().filter(|result| held(result.state)).map(|result| result.scheme.as_str());
    let township = one.township.as_ref().and_then(|code| subject.region.township(code));
    let feature = Feature {
        r#type: "Feature",
        id: &one.id,
        geometry: one
            .position
            .map(|at| Geometry { r#type: "Point", coordinates: [seven_decimals(at.lon), seven_decimals(at.lat)] }),
        properties: Properties {
            name: &one.name,
            kind: one.kind,
            region: one.region.as_str(),
            region_name: &subject.region.name,
            township_name: township.map(|township| township.name.as_str()),
            address: one.address.as_deref(),
            precision: one.position.map(|at| at.precision),
            telephone: one.telephone.as_deref(),
            places: one.total_places(),
            care_fee: one.fees.as_ref().and_then(|fees| fees.care),
            filing: one.filing.as_ref().map(|filing| filing.status),
            held: badges.chain(results).collect(),
            operation: one.operation,
            as_of: one.as_of,
        },
    };
    Ok(serde_json::to_vec(&feature)?)
}

fn seven_decimals(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}
