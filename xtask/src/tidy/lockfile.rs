//! Rule: npm's lock files name no address to download from, so that any registry will do.

use super::Finding;
use super::files::File;

pub(super) fn check(file: &File) -> Vec<Finding> {
    if !file.path.ends_with("package-lock.json") {
        return Vec::new();
    }
    let lines = file.text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("\"resolved\""));
    lines
        .map(|(at, _)| Finding::new(file, at + 1, "remove it: run npm with `--omit-lockfile-registry-resolved`"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn an_address_in_a_lock_file_is_found() {
        let text = "{\n  \"version\": \"1.0.0\",\n  \"resolved\": \"x\"\n}";
        assert_eq!(
            check(&file("benches/load/package-lock.json", text)).iter().map(|f| f.line).collect::<Vec<_>>(),
            [3]
        );
        assert_eq!(check(&file("package.json", text)), []);
        assert_eq!(check(&file("package-lock.json", "{ \"integrity\": \"resolved\" }")), []);
    }
}
