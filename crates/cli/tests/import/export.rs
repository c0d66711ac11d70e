//! What the tests share: an export in a folder of its own, lists imported into it, and what is published afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tuoyu_catalog::Institution;
use tuoyu_catalog::export::InstitutionsFile;
use tuoyu_catalog::manifest::Manifest;

/// A folder that is or becomes an export, and goes away with its test.
pub(crate) struct Export {
    folder: PathBuf,
}

/// What the command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit code.
    pub(crate) code: i32,
    /// The object it printed.
    pub(crate) json: Value,
}

impl Answer {
    /// A figure.
    pub(crate) fn number(&self, name: &str) -> u64 {
        self.json[name].as_u64().unwrap_or_else(|| unreachable!("{}", self.json))
    }

    /// The codes of the problems, each once, in order.
    pub(crate) fn codes(&self) -> Vec<String> {
        let mut codes: Vec<String> = self.json["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["code"].as_str().unwrap().to_owned())
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The problems of one code.
    pub(crate) fn problems(&self, code: &str) -> Vec<&Value> {
        self.json["problems"].as_array().unwrap().iter().filter(|one| one["code"] == code).collect()
    }
}

impl Export {
    /// An empty folder.
    pub(crate) fn new(name: &str) -> Export {
        let folder = std::env::temp_dir().join(format!("tuoyu-import-{name}-{}", std::process::id()));
        // One left behind by a test that was killed.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Export { folder }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Writes a list beside the export.
    pub(crate) fn list(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports lists: the region, then any further arguments, then the files.
    pub(crate) fn import(&self, region: &str, arguments: &[&str], files: &[&Path]) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_tuoyu"))
            .args(["import", "--format", "json", "--region", region, "--export"])
            .arg(self.path())
            .args(arguments)
            .args(files)
            .output()
            .unwrap();
        let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
        assert_ne!(json, Value::Null, "{}", String::from_utf8_lossy(&output.stderr));
        Answer { code: output.status.code().unwrap(), json }
    }

    /// Imports a text as a list called `name`.
    pub(crate) fn import_text(&self, region: &str, arguments: &[&str], name: &str, text: &str) -> Answer {
        let path = self.list(name, text);
        self.import(region, arguments, &[&path])
    }

    /// What is published of a region.
    pub(crate) fn institutions(&self, region: &str) -> Vec<Institution> {
        let bytes = fs::read(self.path().join(region).join("institutions.json")).unwrap();
        serde_json::from_slice::<InstitutionsFile>(&bytes).unwrap().institutions
    }

    /// The institution of this name.
    pub(crate) fn named(&self, region: &str, name: &str) -> Institution {
        self.institutions(region).into_iter().find(|one| one.name == name).unwrap()
    }

    /// The manifest.
    pub(crate) fn manifest(&self) -> Manifest {
        serde_json::from_slice(&fs::read(self.path().join("manifest.json")).unwrap()).unwrap()
    }

    /// Every file with its bytes, to see whether anything was touched.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push((path.clone(), fs::read(path).unwrap()));
                }
            }
        }
        found.sort();
        found
    }

    /// Whether `tuoyu validate` finds no error.
    pub(crate) fn is_valid(&self) -> bool {
        Command::new(env!("CARGO_BIN_EXE_tuoyu")).arg("validate").arg(self.path()).output().unwrap().status.success()
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        // What cannot be removed is in the way of nobody: the next test of this name clears it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A list kept in the repository.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lists").join(name)
}
