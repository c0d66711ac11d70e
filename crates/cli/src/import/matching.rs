//! Which published institution a row is: by the id it gives, by name within its region, else by credit code. Never silently two
//! into one.
//!
//! A credit code is shared by a company's branches and by a kindergarten and its 托班, and a name may be carried by two places.
//! So neither decides alone where the other, or the address, speaks against it; where nothing decides, the clerk does.

mod compare;

use std::collections::{HashMap, hash_map};

use tuoyu_catalog::{Institution, Problem};

use super::clean::name_key;
use super::entry::Entry;
use super::mapping::{Identity, Mapping};
use compare::{addresses, agrees, codes_differ, is_branch, tells_apart};

/// What a row was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The published institution at this place in the list.
    Published(usize),
    /// The same as an earlier row of this import.
    Again(usize),
    /// Not published before.
    New,
}

/// A choice put to the person at the terminal: which of these institutions a row is. `None` where there is nobody to ask.
pub(super) type Ask<'a> = dyn FnMut(&Entry, &[&Institution]) -> Option<Identity> + 'a;

/// Finds out, for each entry of one region, which institution it is.
pub(super) fn all(
    published: &[Institution],
    entries: &[Entry],
    mapping: &Mapping,
    ask: &mut Ask<'_>,
) -> (Vec<Match>, Vec<Problem>) {
    let mut matching = Matching {
        published,
        entries,
        mapping,
        by_name: index(published, |one| vec![name_key(&one.name)]),
        by_other_name: index(published, |one| {
            one.former_names.iter().chain(&one.aliases).map(|name| name_key(name)).collect()
        }),
        by_code: index(published, |one| one.credit_code.iter().map(ToString::to_string).collect()),
        taken: vec![None; published.len()],
        found: vec![None; entries.len()],
        problems: Vec::new(),
    };
    matching.mark_repeated();
    matching.decided();
    matching.by_id();
    matching.by_name(ask);
    matching.by_code(ask);
    (matching.found.into_iter().map(|found| found.unwrap_or(Match::New)).collect(), matching.problems)
}

fn index(published: &[Institution], keys: impl Fn(&Institution) -> Vec<String>) -> HashMap<String, Vec<usize>> {
    let mut index: HashMap<String, Vec<usize>> = HashMap::with_capacity(published.len());
    for (at, one) in published.iter().enumerate() {
        for key in keys(one) {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

struct Matching<'a> {
    published: &'a [Institution],
    entries: &'a [Entry],
    mapping: &'a Mapping,
    by_name: HashMap<String, Vec<usize>>,
    by_other_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    /// Which entry each published institution has been found to be.
    taken: Vec<Option<usize>>,
    found: Vec<Option<Match>>,
    problems: Vec<Problem>,
}

impl<'a> Matching<'a> {
    fn entry(&self, at: usize) -> Option<&'a Entry> {
        self.entries.get(at)
    }

    fn set(&mut self, at: usize, found: Match) {
        if let Match::Published(published) = found
            && let Some(taken) = self.taken.get_mut(published)
        {
            if let Some(first) = *taken {
                self.put(at, Match::Again(first));
                return;
            }
            *taken = Some(at);
        }
        self.put(at, found);
    }

    fn put(&mut self, at: usize, found: Match) {
        if let Some(place) = self.found.get_mut(at) {
            *place = Some(found);
        }
    }

    fn is_open(&self, at: usize) -> bool {
        self.found.get(at).is_some_and(Option::is_none)
    }

    fn is_free(&self, published: usize) -> bool {
        self.taken.get(published).is_some_and(Option::is_none)
    }

    fn warn(&mut self, code: &'static str, at: usize, message: String, remedy: String) {
        if let Some(entry) = self.entry(at) {
            let problem = Problem::warning(code, &*entry.file, message).at_row(entry.row);
            self.problems.push(problem.in_field("机构名称", &entry.stated.name).mend(remedy));
        }
    }

    /// Rows that repeat an earlier row of the same name, unless something tells the two apart.
    fn mark_repeated(&mut self) {
        // By name the first row, and those that are other institutions of that name.
        let mut met: HashMap<&str, (usize, Vec<usize>)> = HashMap::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            let (first, others) = match met.entry(entry.key.as_str()) {
                hash_map::Entry::Vacant(new) => {
                    new.insert((at, Vec::new()));
                    continue;
                }
                hash_map::Entry::Occupied(known) => known.into_mut(),
            };
            let same = std::iter::once(*first)
                .chain(others.iter().copied())
                .find(|other| self.entry(*other).is_some_and(|other| !tells_apart(&other.stated, &entry.stated)));
            match same {
                Some(other) => {
                    let row = self.entry(other).map_or(0, |other| other.row);
                    self.put(at, Match::Again(other));
                    let message = format!("与第 {row} 行是同一家，合在一起");
                    self.warn("E823", at, message, "不是同一家，就在名称里写明是哪一处".to_owned());
                }
                None => others.push(at),
            }
        }
        let twins = met.into_values().filter(|(_, others)| !others.is_empty());
        for at in twins.flat_map(|(first, others)| std::iter::once(first).chain(others)) {
            let message = "名单里还有一家同名，地址或代码不同，分开登记".to_owned();
            self.warn("E842", at, message, "是同一家就改成一行；不是就在名称里写明是哪一处".to_owned());
        }
    }

    /// What the mapping file has decided.
    fn decided(&mut self) {
        if !self.mapping.decides_institutions() {
            return;
        }
        for at in 0..self.entries.len() {
            let Some(entry) = self.entry(at).filter(|_| self.is_open(at)) else { continue };
            match self.mapping.institution(&entry.stated.name) {
                Some(Identity::New) => self.set(at, Match::New),
                Some(Identity::Published(id)) => match self.published.iter().position(|one| one.id == *id) {
                    Some(published) => self.set(at, Match::Published(published)),
                    None => {
                        let problem = Problem::error("E843", &*entry.file, format!("对照文件写的 {id} 不在本区县"));
                        self.problems.push(problem.at_row(entry.row).in_field("机构名称", &entry.stated.name));
                        self.set(at, Match::New);
                    }
                },
                None => {}
            }
        }
    }

    /// Rows that give the id this register once gave: the clearest word there is.
    fn by_id(&mut self) {
        if self.entries.iter().all(|entry| entry.id.is_none()) {
            return;
        }
        let published: &'a [Institution] = self.published;
        let by_id: HashMap<&str, usize> = published.iter().zip(0..).map(|(one, at)| (one.id.as_str(), at)).collect();
        for at in 0..self.entries.len() {
            let Some(entry) = self.entry(at).filter(|_| self.is_open(at)) else { continue };
            let found = entry.id.as_ref().and_then(|id| by_id.get(id.as_str())).copied();
            let Some((place, one)) = found.and_then(|place| Some((place, published.get(place)?))) else { continue };
            let key = name_key(&entry.stated.name);
            let known_as = [&one.name].into_iter().chain(&one.former_names).chain(&one.aliases);
            if !known_as.map(|name| name_key(name)).any(|known| known == key) {
                let message = format!("编号与已公布的“{}”（{}）相同，按改名登记", one.name, one.id);
                let remedy = format!("是另一处，就在对照文件里写：机构 {} = 新", entry.stated.name);
                self.warn("E841", at, message, remedy);
            }
            self.set(at, Match::Published(place));
        }
    }

    fn by_name(&mut self, ask: &mut Ask<'_>) {
        // Those whose address agrees first, so that of two places with one name each finds its own.
        for exact in [true, false] {
            for at in 0..self.entries.len() {
                let Some(entry) = self.entry(at).filter(|_| self.is_open(at)) else { continue };
                let Some(named) = self.by_name.get(&entry.key) else { continue };
                let free: Vec<usize> = named.iter().copied().filter(|one| self.is_free(*one)).collect();
                let published = |at: &usize| self.published.get(*at);
                let same: Vec<usize> = free
                    .iter()
                    .copied()
                    .filter(|at| {
                        published(at).is_some_and(|one| {
                            if exact { agrees(one, &entry.stated) } else { !codes_differ(one, &entry.stated) }
                        })
                    })
                    .collect();
                match same.as_slice() {
                    [one] => self.set(at, Match::Published(*one)),
                    [] if exact => {}
                    [] => self.other_code(at, entry, &free, ask),
                    _ if exact => {}
                    several => self.choose(at, entry, several, "已公布的有几家同名", ask),
                }
            }
        }
    }

    /// The name is published, but under another credit code.
    fn other_code(&mut self, at: usize, entry: &'a Entry, named: &[usize], ask: &mut Ask<'_>) {
        let same_address = named
            .iter()
            .copied()
            .find(|one| self.published.get(*one).is_some_and(|one| addresses(one, &entry.stated) == Some(true)));
        match (named, same_address) {
            ([], _) => {}
            (_, Some(one)) => {
                self.set(at, Match::Published(one));
                let message = "名称、地址与已公布的相同，信用代码换了".to_owned();
                self.warn("E841", at, message, "核对两个代码".to_owned());
            }
            _ => self.choose(at, entry, named, "名称与已公布的相同，信用代码不同", ask),
        }
    }

    fn by_code(&mut self, ask: &mut Ask<'_>) {
        for at in 0..self.entries.len() {
            let Some(entry) = self.entry(at).filter(|_| self.is_open(at)) else { continue };
            let other_names = self.by_other_name.get(&entry.key);
            let known_as: Vec<usize> =
                other_names.into_iter().flatten().copied().filter(|one| self.is_free(*one)).collect();
            if let [one] = known_as.as_slice()
                && self.published.get(*one).is_some_and(|one| !codes_differ(one, &entry.stated))
            {
                self.set(at, Match::Published(*one));
                let message = "用的是曾用名或别名，按已公布的名称登记".to_owned();
                self.warn("E841", at, message, "不是同一家，就在对照文件里写：机构 名称 = 新".to_owned());
                continue;
            }
            let code = entry.stated.credit_code.as_ref().and_then(|code| self.by_code.get(code.as_str()));
            let same_code: Vec<usize> = code.into_iter().flatten().copied().collect();
            if !same_code.is_empty() {
                self.same_code(at, entry, &same_code, ask);
            }
        }
    }

    /// The code is published, but under another name: a new name of the place, or another place of the company.
    fn same_code(&mut self, at: usize, entry: &'a Entry, same_code: &[usize], ask: &mut Ask<'_>) {
        let name = &entry.stated.name;
        let candidates: Vec<usize> = same_code
            .iter()
            .copied()
            .filter(|one| self.is_free(*one))
            .filter(|one| {
                self.published
                    .get(*one)
                    .is_some_and(|one| !is_branch(&one.name, name) && addresses(one, &entry.stated) != Some(false))
            })
            .collect();
        match candidates.as_slice() {
            [one] => {
                let was = self.published.get(*one).map(|one| one.name.clone()).unwrap_or_default();
                let id = self.published.get(*one).map(|one| one.id.to_string()).unwrap_or_default();
                self.set(at, Match::Published(*one));
                let message = format!("信用代码与已公布的“{was}”（{id}）相同，按改名登记");
                self.warn("E841", at, message, format!("是另一处，就在对照文件里写：机构 {name} = 新"));
            }
            [] => {
                let message = "信用代码与已公布的机构相同，名称不同，分开登记".to_owned();
                self.warn("E842", at, message, format!("其实是同一家，就在对照文件里写：机构 {name} = 机构编号"));
            }
            several => self.choose(at, entry, several, "信用代码与已公布的几家相同", ask),
        }
    }

    /// Nothing decides: the clerk does, now or in the mapping file.
    fn choose(&mut self, at: usize, entry: &Entry, candidates: &[usize], why: &str, ask: &mut Ask<'_>) {
        let institutions: Vec<&Institution> = candidates.iter().filter_map(|one| self.published.get(*one)).collect();
        match ask(entry, &institutions) {
            Some(Identity::New) => self.set(at, Match::New),
            Some(Identity::Published(id)) => {
                let chosen =
                    candidates.iter().copied().find(|one| self.published.get(*one).is_some_and(|one| one.id == id));
                self.set(at, chosen.map_or(Match::New, Match::Published));
            }
            None => {
                let ids: Vec<&str> = institutions.iter().map(|one| one.id.as_str()).collect();
                let name = &entry.stated.name;
                let lines = ids.iter().map(|id| format!("机构 {name} = {id}")).chain([format!("机构 {name} = 新")]);
                let remedy = format!("在对照文件里写其中一行：{}", lines.collect::<Vec<_>>().join("；"));
                let problem = Problem::error("E843", &*entry.file, format!("{why}，不能确定是哪一家"));
                self.problems.push(problem.at_row(entry.row).in_field("机构名称", name).mend(remedy));
                self.set(at, Match::New);
            }
        }
    }
}
