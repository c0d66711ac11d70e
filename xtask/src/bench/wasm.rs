//! How many bytes of code each function of a WASM module takes, by name.
//!
//! Reads the three sections that say so: the imports (their functions are numbered first), the code, and the names.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

/// What a module is made of.
pub(super) struct Module {
    /// Bytes of each function and its name.
    pub(super) functions: Vec<(String, usize)>,
    /// Bytes of constants: texts, tables, look-up data.
    pub(super) data: usize,
}

impl Module {
    /// Reads a module.
    pub(super) fn read(bytes: &[u8]) -> Result<Module> {
        let body = bytes.strip_prefix(b"\0asm\x01\0\0\0").context("not a WASM module of version 1")?;
        let mut reader = Reader(body);
        let (mut imported, mut sizes, mut names, mut data) = (0, Vec::new(), HashMap::new(), 0);
        while !reader.0.is_empty() {
            let id = reader.byte()?;
            let section = reader.counted()?;
            match id {
                0 => read_names(Reader(section), &mut names)?,
                2 => imported = imported_functions(Reader(section))?,
                10 => sizes = body_sizes(Reader(section))?,
                11 => data = section.len(),
                _ => {}
            }
        }
        ensure!(!names.is_empty(), "the module has no names; it must not be stripped");
        let named = sizes.into_iter().enumerate().map(|(at, size)| {
            let name = names.remove(&(imported + at)).unwrap_or_default();
            (name, size)
        });
        Ok(Module { functions: named.collect(), data })
    }
}

fn read_names(mut section: Reader<'_>, names: &mut HashMap<usize, String>) -> Result<()> {
    if section.counted()? != b"name" {
        return Ok(());
    }
    while !section.0.is_empty() {
        let kind = section.byte()?;
        let mut part = Reader(section.counted()?);
        // 1 is the names of functions.
        if kind == 1 {
            for _ in 0..part.number()? {
                let index = part.number()?;
                names.insert(index, String::from_utf8_lossy(part.counted()?).into_owned());
            }
        }
    }
    Ok(())
}

fn imported_functions(mut section: Reader<'_>) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.counted()?;
        section.counted()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => {
                section.byte()?;
                section.byte()?;
            }
            kind => anyhow::bail!("an import of the unknown kind {kind}"),
        }
    }
    Ok(functions)
}

fn body_sizes(mut section: Reader<'_>) -> Result<Vec<usize>> {
    (0..section.number()?).map(|_| Ok(section.counted()?.len())).collect()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the module ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let (mut value, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            ensure!(shift < 35, "a number in the module is too long");
            value |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
    }

    /// As many bytes as the number before them says.
    fn counted(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length).context("the module ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn limits(&mut self) -> Result<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// One imported function, two of its own with bodies of 2 and 4 bytes, 3 bytes of data, names for all.
    fn module() -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [
            (2, b"\x02\x01m\x01f\x00\x00\x01m\x03mem\x02\x00\x01".as_slice()),
            (10, b"\x02\x02\x00\x0b\x04\x00\x01\x01\x0b"),
            (11, b"abc"),
            (0, b"\x04name\x00\x01\x00\x01\x10\x03\x00\x01f\x01\x03one\x02\x05other"),
        ] {
            bytes.push(id);
            bytes.push(u8::try_from(section.len()).unwrap());
            bytes.extend_from_slice(section);
        }
        bytes
    }

    #[test]
    fn functions_are_named_and_measured() {
        let module = Module::read(&module()).unwrap();
        assert_eq!(module.functions, [("one".to_owned(), 2), ("other".to_owned(), 4)]);
        assert_eq!(module.data, 3);
    }

    #[test]
    fn a_broken_module_is_an_error() {
        let whole = module();
        assert!(Module::read(b"\0asm\x01\0\0\0").is_err(), "no names");
        assert!(Module::read(b"<!doctype html>").is_err());
        for length in 9..whole.len() {
            assert!(Module::read(whole.get(..length).unwrap()).is_err(), "cut at {length}");
        }
    }
}
