//! What there is, for catalogues of data: DCAT 3 as JSON-LD. A series of data sets, one a region, and one of all; addresses are
//! relative to the file, because a build does not know where its site will stand.

use anyhow::Result;
use serde_json::{Map, Value, json};
use tuoyu_catalog::RegionCode;
use tuoyu_catalog::manifest::{Licence, Provenance};
use tuoyu_catalog::open::{OpenFile, OpenForm, OpenIndex};

use crate::export::write::pretty;

/// The forms a data set can be had in.
const FORMS: [OpenForm; 4] = [OpenForm::Json, OpenForm::Csv, OpenForm::Xlsx, OpenForm::GeoJson];
const SERIES: &str = "#series";

/// The catalogue of an index.
pub(super) fn write(index: &OpenIndex) -> Result<Vec<u8>> {
    let regions = index.regions.iter().map(|region| {
        let title = format!("{}托育机构登记", region.entry.full_name);
        data_set(index, Some(&region.entry.code), title)
    });
    let sets: Vec<Value> = regions.chain([data_set(index, None, "全部区县的托育机构登记".to_owned())]).collect();
    let series = json!({
        "@id": SERIES,
        "@type": "dcat:DatasetSeries",
        "dct:title": chinese("托育机构登记，按区县"),
    });
    let catalogue = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "",
        "@type": "dcat:Catalog",
        "dct:title": chinese("托育公共信息站开放数据"),
        "dct:publisher": publisher(index),
        "dct:modified": day(index),
        "dct:language": "zh-CN",
        "dcat:dataset": sets,
        "dcat:resource": [series],
    });
    pretty(&catalogue)
}

fn data_set(index: &OpenIndex, region: Option<&RegionCode>, title: String) -> Value {
    let id = region.map_or_else(|| "#all".to_owned(), |code| format!("#{code}"));
    let mut set = Map::new();
    let mut put = |key: &str, value: Value| set.insert(key.to_owned(), value);
    put("@id", json!(id));
    put("@type", json!("dcat:Dataset"));
    put("dct:title", chinese(&title));
    put("dct:description", chinese(description(index)));
    put("dct:identifier", json!(region.map_or("all", RegionCode::as_str)));
    put("dct:publisher", publisher(index));
    put("dct:modified", day(index));
    put("dcat:version", json!(index.as_of.to_string()));
    put("dct:language", json!("zh-CN"));
    put("dcat:keyword", json!([chinese("托育"), chinese("婴幼儿照护"), chinese("备案")]));
    match &index.licence {
        Some(licence) => put("dct:license", self::licence(licence)),
        None => put("dct:rights", rights("发布者没有写明许可。使用前请向发布者核实。")),
    };
    if region.is_some() {
        put("dcat:inSeries", json!({ "@id": SERIES }));
    }
    let files = FORMS.iter().filter_map(|form| index.file(region, *form));
    let distributions: Vec<Value> = files.map(distribution).collect();
    put("dcat:distribution", json!(distributions));
    Value::Object(set)
}

fn distribution(file: &OpenFile) -> Value {
    let media = format!("https://www.iana.org/assignments/media-types/{}", file.form.media_type());
    let mut distribution = json!({
        "@id": file.path,
        "@type": "dcat:Distribution",
        "dct:title": chinese(file.form.term()),
        "dcat:accessURL": { "@id": file.path },
        "dcat:downloadURL": { "@id": file.path },
        "dcat:mediaType": { "@id": media },
        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.to_string() },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": file.sha256 },
        },
    });
    let standard = match file.form {
        OpenForm::Json => Some(super::SCHEMA),
        OpenForm::GeoJson => Some("https://www.rfc-editor.org/rfc/rfc7946"),
        OpenForm::Csv => Some("https://www.rfc-editor.org/rfc/rfc4180"),
        _ => None,
    };
    if let (Some(standard), Some(object)) = (standard, distribution.as_object_mut()) {
        object.insert("dct:conformsTo".to_owned(), json!({ "@id": standard }));
    }
    distribution
}

fn description(index: &OpenIndex) -> &'static str {
    match index.provenance {
        Provenance::Demonstration => "演示数据：机构全部虚构。",
        Provenance::Official => "已公布的托育机构：备案、认定和评估、托位、收费、时间，每条注明来源和日期。",
    }
}

fn chinese(text: &str) -> Value {
    json!({ "@language": "zh-CN", "@value": text })
}

fn publisher(index: &OpenIndex) -> Value {
    json!({ "@type": "foaf:Agent", "foaf:name": index.publisher })
}

fn day(index: &OpenIndex) -> Value {
    json!({ "@type": "xsd:date", "@value": index.as_of.to_string() })
}

fn licence(licence: &Licence) -> Value {
    let mut value = json!({ "@type": "dct:LicenseDocument", "rdfs:label": licence.name });
    if let (Some(url), Some(object)) = (&licence.url, value.as_object_mut()) {
        object.insert("@id".to_owned(), json!(url));
    }
    value
}

fn rights(text: &str) -> Value {
    json!({ "@type": "dct:RightsStatement", "rdfs:label": chinese(text) })
}
