//! What the authority gives itself: its own boundary, its townships' areas, and the 审图号.
//!
//! GeoJSON in degrees on CGCS2000 or WGS-84, as the standard asks. A township's feature is matched by its nine-digit code or its
//! name, in whichever property that stands.
//!
//! Surprise: a boundary of the authority's own and the neighbours' from the package need not meet to the metre. The county's ring
//! is drawn above the borders, so it is the authority's that is seen.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tuoyu_catalog::Source;
use tuoyu_catalog::basemap::{BasemapFile, Path as Ring, TownshipArea};
use tuoyu_catalog::region::Region;
use tuoyu_spatial::{Point, contains};

/// What the authority gives.
#[derive(Debug, Default, clap::Args)]
pub struct Given {
    /// 本机关自己的区县边界（GeoJSON，CGCS2000 或 WGS-84），代替安装包里的
    #[arg(long, value_name = "FILE", requires = "source")]
    county: Option<PathBuf>,
    /// 各镇街的边界（GeoJSON，属性里有 9 位代码或名称），需要 --export
    #[arg(long, value_name = "FILE", requires_all = ["source", "export"])]
    townships: Option<PathBuf>,
    /// 自己的边界出自哪里
    #[arg(long, value_name = "TITLE")]
    source: Option<String>,
    /// 审图号
    #[arg(long, value_name = "NUMBER")]
    approval: Option<String>,
}

impl Given {
    /// Whether nothing is given.
    pub(super) fn is_empty(&self) -> bool {
        self.county.is_none() && self.townships.is_none() && self.source.is_none() && self.approval.is_none()
    }

    /// Puts what is given into a base map.
    ///
    /// # Errors
    /// If a file cannot be read, is not GeoJSON, has a ring that is none, or a township the region does not have.
    pub(super) fn put_into(&self, pack: &mut BasemapFile, export: Option<&Path>) -> Result<()> {
        if let Some(path) = &self.county {
            pack.rings = rings(&read(path)?).with_context(|| path.display().to_string())?;
        }
        if let (Some(path), Some(export)) = (&self.townships, export) {
            let region: Region = serde_json::from_value(read(&export.join(format!("{}/region.json", pack.code)))?)?;
            pack.townships = areas(&read(path)?, &region, pack).with_context(|| path.display().to_string())?;
        }
        if let Some(title) = &self.source {
            pack.source = match self.county {
                Some(_) => Source { title: title.clone(), ..Source::default() },
                // The county and its neighbours are still the package's.
                None => {
                    Source { title: format!("{}；镇街边界：{title}", pack.source.title), ..pack.source.clone() }
                }
            };
        }
        pack.map_approval = self.approval.clone().or(pack.map_approval.take());
        Ok(())
    }
}

fn read(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).with_context(|| format!("不能读 {}", path.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("{} 不是 JSON", path.display()))
}

/// Every feature of a collection, or the one there is.
fn features(value: &Value) -> Vec<&Value> {
    match value.get("features").and_then(Value::as_array) {
        Some(features) => features.iter().collect(),
        None => vec![value],
    }
}

/// The rings of every polygon of a GeoJSON file.
fn rings(value: &Value) -> Result<Vec<Ring>> {
    let mut found = Vec::new();
    for feature in features(value) {
        let geometry = feature.get("geometry").unwrap_or(feature);
        let coordinates = geometry.get("coordinates").cloned().unwrap_or_default();
        let polygons: Vec<Vec<Ring>> = match geometry.get("type").and_then(Value::as_str) {
            Some("Polygon") => vec![serde_json::from_value(coordinates)?],
            Some("MultiPolygon") => serde_json::from_value(coordinates)?,
            other => bail!("几何类型是 {}，应为 Polygon 或 MultiPolygon", other.unwrap_or("空")),
        };
        found.extend(polygons.into_iter().flatten());
    }
    ensure!(!found.is_empty(), "没有边界");
    found.into_iter().map(tidy).collect()
}

/// Rounded to five decimals and closed, as the export's rings are.
fn tidy(ring: Ring) -> Result<Ring> {
    let mut ring: Ring = ring.into_iter().map(|at| at.map(|degrees| (degrees * 1e5).round() / 1e5)).collect();
    ring.dedup();
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    ensure!(ring.len() >= 4, "一圈边界只有 {} 个顶点", ring.len());
    let on_globe = |[lon, lat]: &[f64; 2]| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    ensure!(ring.iter().all(on_globe), "坐标不是经纬度：请用 CGCS2000 或 WGS-84 的度");
    Ok(ring)
}

/// The areas of a region's townships.
fn areas(value: &Value, region: &Region, pack: &BasemapFile) -> Result<Vec<TownshipArea>> {
    let mut areas = Vec::new();
    for feature in features(value) {
        let said: Vec<String> = match feature.get("properties").and_then(Value::as_object) {
            Some(properties) => properties.values().map(plain).collect(),
            None => Vec::new(),
        };
        let names = |one: &str| said.iter().any(|value| value == one);
        let township = region.townships.iter().find(|township| names(township.code.as_str()) || names(&township.name));
        let township = township.with_context(|| format!("{} 里没有这个镇街：{}", region.name, said.join("，")))?;
        let rings = rings(feature).with_context(|| township.name.clone())?;
        let touches = rings.iter().flatten().any(|[lon, lat]| contains(&pack.rings, Point { lon: *lon, lat: *lat }));
        ensure!(touches, "{} 的边界不在 {} 里：请核对坐标系", township.name, region.name);
        areas.push(TownshipArea { code: township.code.clone(), rings });
    }
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(areas)
}

/// A property as text: codes are often written as numbers, and with three zeros more.
fn plain(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.strip_suffix("000") {
        Some(nine) if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) => nine.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;
    use serde_json::json;

    fn square(west: f64) -> Value {
        let east = west + 0.1;
        json!({"type": "Polygon", "coordinates": [[[west, 34.6], [east, 34.6], [east, 34.7], [west, 34.7]]]})
    }

    fn region() -> Region {
        serde_json::from_str(include_str!("../../data/regions/410305.json")).unwrap()
    }

    fn pack() -> BasemapFile {
        serde_json::from_str(include_str!("../../data/basemaps/410305.json")).unwrap()
    }

    fn collection(name: &str, value: Value, west: f64) -> Value {
        json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {name: value}, "geometry": square(west)}]})
    }

    #[test]
    fn a_township_is_known_by_its_code_however_written_or_by_its_name() {
        let region = region();
        let first = region.townships.first().unwrap();
        let long: u64 = format!("{}000", first.code).parse().unwrap();
        for said in [json!(first.code.as_str()), json!(long), json!(first.name)] {
            let found = areas(&collection("any", said, 112.3), &region, &pack()).unwrap();
            assert_eq!(found.first().unwrap().code, first.code);
            assert_eq!(found.first().unwrap().rings.first().unwrap().len(), 5, "closed");
        }
    }

    #[test]
    fn what_is_not_the_countys_is_refused_with_its_name() {
        let name = json!(region().townships.first().unwrap().name);
        let cases = [
            (collection("name", json!("某镇"), 112.3), "某镇"),
            (collection("name", name.clone(), 100.0), "请核对坐标系"),
            (json!({"features": [{"properties": {"name": name}, "geometry": {"type": "Point"}}]}), "几何类型"),
        ];
        for (value, part) in cases {
            let error = format!("{:#}", areas(&value, &region(), &pack()).unwrap_err());
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn metres_are_not_degrees() {
        let metres = json!({"type": "Polygon", "coordinates": [[[500_000.0, 3_800_000.0], [500_001.0, 3_800_000.0], [500_001.0, 3_800_001.0]]]});
        assert!(rings(&metres).unwrap_err().to_string().contains("CGCS2000"));
    }
}
