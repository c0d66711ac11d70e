//! JSON as platforms hand it out: the first list of records in the file, one column a key.

use serde_json::Value;
use tuoyu_catalog::Problem;

use super::super::document::{Document, Part, Refusal, TableBuilder};

/// Reads a JSON text; `None` where the text is not meant to be JSON.
///
/// # Errors
/// If it begins as JSON and is broken, or holds no list of records.
pub(super) fn read(name: &str, text: &str) -> Result<Option<Document>, Refusal> {
    let text = text.trim();
    if !(text.starts_with('{') || text.starts_with("[{")) || !text.contains('"') {
        return Ok(None);
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Problem::error("E807", name, format!("不是完整的 JSON：{error}")).mend("重新下载这个文件"))?;
    let records = first_records(&value)
        .ok_or_else(|| Problem::error("E806", name, "JSON 里没有机构列表").mend("列表应是一组对象，每家机构一个"))?;
    let mut keys: Vec<&str> = Vec::new();
    for key in records.iter().flat_map(|record| record.keys()) {
        if !keys.contains(&key.as_str()) && keys.len() < 256 {
            keys.push(key);
        }
    }
    let mut builder = TableBuilder::new(name);
    for (column, key) in keys.iter().enumerate() {
        builder.put(0, column, key)?;
    }
    for (record, row) in records.iter().zip(1_u32..) {
        for (column, key) in keys.iter().enumerate() {
            builder.put(row, column, &record.get(*key).map(cell).unwrap_or_default())?;
        }
    }
    let (table, problems) = builder.finish("");
    Ok(Some(Document { parts: vec![Part::Table(table)], problems, ..Document::default() }))
}

type Record = serde_json::Map<String, Value>;

/// The first list of objects, nearest to the top first.
fn first_records(value: &Value) -> Option<Vec<&Record>> {
    let mut level = vec![value];
    while !level.is_empty() {
        for list in level.iter().filter_map(|one| one.as_array()) {
            let records: Vec<&Record> = list.iter().filter_map(Value::as_object).collect();
            if !records.is_empty() && records.len() == list.len() {
                return Some(records);
            }
        }
        level = level
            .iter()
            .flat_map(|one| match one {
                Value::Object(object) => object.values().collect::<Vec<_>>(),
                Value::Array(list) => list.iter().collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    None
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join("、"),
        Value::Null | Value::Object(_) => String::new(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn the_first_list_of_records_is_the_table() {
        let text = r#"{"code":0,"data":{"organList":[{"id":1,"organname":"示例甲","tel":null},{"organname":"示例乙","address":"一路"}]}}"#;
        let document = read("a.json", text).unwrap().unwrap();
        let rows: Vec<Vec<String>> = document
            .tables()
            .flat_map(|table| table.rows.iter().map(|row| row.cells().map(str::to_owned).collect()))
            .collect();
        assert_eq!(rows.first().unwrap().iter().filter(|key| *key == "organname").count(), 1);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn what_is_no_list_is_said_to_be_none() {
        assert!(read("a", "机构名称,地址").unwrap().is_none());
        assert_eq!(read("a", "{\"a\":[1,2]}").unwrap_err().code, "E806");
        assert_eq!(read("a", "{\"a\":[").unwrap_err().code, "E807");
    }
}
