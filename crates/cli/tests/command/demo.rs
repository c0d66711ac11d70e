//! The demonstration: the same for the same seed, without a fault, and with everything a register can show in every county.

use std::collections::BTreeSet;
use std::path::Path;

use crate::folder::{Folder, files, root, tuoyu};
use tuoyu_catalog::check::RegionFiles;
use tuoyu_catalog::institution::{
    ClassBand, FilingStatus, Institution, InstitutionKind, Operation, Precision, RecognitionState, ServiceMode,
};
use tuoyu_catalog::region::TownshipKind;
use tuoyu_cli::validate;

fn demo(seed: &str) -> Folder {
    let folder = Folder::new(&format!("demo-{seed}"));
    let output = tuoyu(&folder.0, &["demo", "--export", ".", "--seed", seed]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

#[test]
fn the_committed_demonstration_is_what_the_command_writes() {
    let written = demo("1");
    let committed = files(&root().join("public/data"));
    for (path, bytes) in files(&written.0) {
        assert!(committed.get(&path) == Some(&bytes), "{path} differs: run `tuoyu demo --export public/data`");
    }
}

#[test]
fn another_seed_is_another_demonstration_and_as_free_of_faults() {
    for seed in ["2", "77", "4096"] {
        let folder = demo(seed);
        let checked = validate::check(&folder.0).unwrap();
        assert_eq!(checked.problems, [], "seed {seed}");
        for code in checked.export.codes() {
            let (region, _) = checked.export.region(&code).unwrap();
            covers_everything(&region, seed);
        }
        assert!(files(&folder.0) != files(&root().join("public/data")));
    }
}

fn covers_everything(files: &RegionFiles, seed: &str) {
    let told = format!("seed {seed}, region {}", files.folder);
    let all: Vec<&Institution> = files.institutions.iter().map(|row| &row.record).collect();
    assert!((24..=60).contains(&all.len()), "{told}: {}", all.len());
    let kinds: BTreeSet<_> = all.iter().filter_map(|one| one.kind).collect();
    assert_eq!(kinds.len(), InstitutionKind::ALL.len(), "{told}");
    let modes: BTreeSet<_> = all.iter().filter_map(|one| one.modes.as_ref()).flatten().collect();
    assert_eq!(modes.len(), ServiceMode::ALL.len(), "{told}");
    let bands: BTreeSet<_> =
        all.iter().filter_map(|one| one.classes.as_ref()).flatten().map(|class| class.band).collect();
    assert_eq!(bands.len(), ClassBand::ALL.len(), "{told}");
    let standings: BTreeSet<_> = all.iter().filter_map(|one| one.filing.as_ref()).map(|filing| filing.status).collect();
    assert_eq!(standings.len(), FilingStatus::ALL.len(), "{told}");
    assert!(all.iter().any(|one| one.filing.is_none()), "{told}: filing not stated");
    for operation in Operation::ALL {
        assert!(all.iter().any(|one| one.operation == Some(*operation)), "{told}: {operation:?}");
    }
    badges(&all, &told);
    texts(files, &all, &told);
}

fn badges(all: &[&Institution], told: &str) {
    let recognitions = || all.iter().flat_map(|one| &one.recognitions);
    for scheme in ["hygiene", "affordable", "model", "demo-friendly-2025"] {
        assert!(
            recognitions().any(|one| one.scheme == scheme && one.state == RecognitionState::Held),
            "{told}: {scheme}"
        );
    }
    for state in RecognitionState::ALL {
        assert!(recognitions().any(|one| one.scheme == "affordable" && one.state == *state), "{told}: {state:?}");
        let mut results = all.iter().flat_map(|one| &one.evaluations);
        assert!(results.any(|one| one.state == *state), "{told}: evaluation {state:?}");
    }
    let editions: BTreeSet<_> = all.iter().flat_map(|one| &one.evaluations).map(|one| one.scheme.as_str()).collect();
    assert_eq!(
        editions,
        BTreeSet::from(["demo-aaaa", "demo-levels-2021", "demo-levels-2024", "wst821-2023"]),
        "{told}"
    );
    assert!(all.iter().flat_map(|one| &one.evaluations).any(|one| one.veto_note.is_some()), "{told}");
    for put_right in [Some(true), Some(false), None] {
        assert!(
            all.iter().flat_map(|one| &one.inspections).any(|one| one.put_right == put_right),
            "{told}: {put_right:?}"
        );
    }
}

fn texts(files: &RegionFiles, all: &[&Institution], told: &str) {
    assert!(
        all.iter().any(|one| !one.aliases.is_empty()) && all.iter().any(|one| !one.former_names.is_empty()),
        "{told}"
    );
    let homes = || all.iter().filter(|one| one.kind == Some(InstitutionKind::Home));
    assert!(homes().filter_map(|one| one.position).all(|position| position.precision == Precision::Blurred), "{told}");
    assert!(homes().filter_map(|one| one.address.as_ref()).all(|text| !text.contains('号')), "{told}");
    let region = files.region.as_ref().unwrap();
    for township in region.townships.iter().filter(|township| township.kind != TownshipKind::Zone) {
        let here = |one: &&&Institution| one.township.as_ref() == Some(&township.code) && one.position.is_some();
        assert!(all.iter().any(|one| here(&one)), "{told}: nothing in {}", township.name);
    }
    let stated = |fact: fn(&Institution) -> bool| all.iter().filter(|one| fact(one)).count() * 100 / all.len();
    let facts: [fn(&Institution) -> bool; 5] = [
        |one| one.hours.is_some(),
        |one| one.fees.is_some(),
        |one| one.address.is_some(),
        |one| one.insured.is_some(),
        |one| one.telephone.is_some(),
    ];
    let shares: Vec<usize> = facts.map(stated).to_vec();
    let mean = shares.iter().sum::<usize>() / shares.len();
    assert!((50..=90).contains(&mean), "{told}: {shares:?} % stated");
}

#[test]
fn a_real_list_is_never_overwritten() {
    let folder = demo("3");
    let manifest = folder.0.join("manifest.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replace("\"demonstration\"", "\"official\"")).unwrap();
    let before = files(&folder.0);
    assert_eq!(tuoyu(Path::new(&folder.0), &["demo", "--export", "."]).status.code(), Some(2));
    assert!(files(&folder.0) == before);
}
