//! A county's demonstration institutions, each with its own stream of chance.

use anyhow::{Result, anyhow};
use tuoyu_catalog::code::credit_check_character;
use tuoyu_catalog::export::OutlineFile;
use tuoyu_catalog::institution::{Datum, Institution, InstitutionKind, LegalForm, Position, Precision};
use tuoyu_catalog::region::Region;
use tuoyu_catalog::scheme::Scheme;
use tuoyu_catalog::{CreditCode, Date, InstitutionId, Source, TownshipCode};

use super::chance::Chance;
use super::ground::Ground;
use super::situation::{PARTICULAR, Situation};
use super::{care, name, standing};

/// What the demonstration is made for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage<'a> {
    /// The seed of all chance.
    pub(super) seed: u64,
    /// The day the demonstration was stated; never the clock's.
    pub(super) day: Date,
    /// The scheme registry.
    pub(super) schemes: &'a [Scheme],
}

/// The region's institutions, in id order: `size` of them.
pub(super) fn institutions(
    stage: &Stage<'_>,
    region: &Region,
    outline: &OutlineFile,
    size: usize,
) -> Result<Vec<Institution>> {
    let mut chance = Chance::new(stage.seed, region.code.as_str());
    let mut ground = Ground::new(region, outline, &mut chance);
    let townships: Vec<TownshipCode> = ground.townships().into_iter().cloned().collect();
    let words = chance.shuffled(&name::WORDS);
    let mut made: Vec<Institution> = Vec::with_capacity(size);
    for (nth, word) in words.into_iter().cycle().take(size).enumerate() {
        let mut chance = Chance::new(stage.seed, &format!("{}/{nth}", region.code));
        let township = if nth < 2 * townships.len() {
            townships.get(nth % townships.len()).cloned()
        } else {
            pick(&townships, &mut chance)
        };
        let situation = PARTICULAR.get(nth).copied().unwrap_or(Situation::Ordinary);
        let role = Role { nth, word, kind: kind(nth, situation, &mut chance), situation };
        let mut one = role.institution(stage, region, &mut chance)?;
        if role.situation == Situation::Branch {
            // A branch stands under its parent's code and name.
            if let Some(parent) = made.last() {
                one.credit_code = parent.credit_code.clone();
                one.operator = parent.operator.clone();
                one.name = format!("{}第二园", parent.name);
            }
        }
        if role.situation != Situation::NameOnly {
            let first_here = nth < townships.len();
            role.stand_in(
                &mut one,
                township.filter(|_| first_here || chance.percent(80)),
                first_here,
                &mut ground,
                region,
                &mut chance,
            );
        }
        made.push(one);
    }
    Ok(made)
}

fn pick(townships: &[TownshipCode], chance: &mut Chance) -> Option<TownshipCode> {
    let all: Vec<&TownshipCode> = townships.iter().collect();
    chance.pick(&all).cloned()
}

/// The first twenty-one go round the kinds, so that every county has each at least twice; the rest as it is in towns.
fn kind(nth: usize, situation: Situation, chance: &mut Chance) -> InstitutionKind {
    use InstitutionKind::{Centre, Community, Employer, Home, Kindergarten, Public, PublicContracted};
    let usual = [
        Centre,
        Centre,
        Centre,
        Centre,
        Centre,
        Centre,
        Kindergarten,
        Kindergarten,
        Kindergarten,
        Kindergarten,
        Community,
        Community,
        Community,
        Home,
        Home,
        Employer,
        PublicContracted,
        Public,
    ];
    if situation == Situation::Branch {
        return Centre;
    }
    let in_turn = (nth < 21).then(|| InstitutionKind::ALL.iter().copied().cycle().nth(nth)).flatten();
    in_turn.or_else(|| chance.pick(&usual)).unwrap_or(Centre)
}

/// One institution's part.
#[derive(Clone, Copy, Debug)]
struct Role {
    nth: usize,
    word: &'static str,
    kind: InstitutionKind,
    situation: Situation,
}

impl Role {
    fn institution(&self, stage: &Stage<'_>, region: &Region, chance: &mut Chance) -> Result<Institution> {
        let id =
            InstitutionId::parse(&format!("demo-{}-{:03}", region.code, self.nth + 1)).map_err(|why| anyhow!(why))?;
        let as_of = if self.nth == 0 { stage.day } else { stage.day.plus_days(-chance.within(0, 240)) };
        let mut one = Institution::named(id, name::name(self.kind, self.word, chance), region.code.clone(), as_of);
        one.sources = vec![Source {
            title: format!("{}托育机构名单（虚构，只作演示）", region.name),
            date: Some(as_of),
            ..Source::default()
        }];
        let complete = self.situation == Situation::Complete;
        if self.situation != Situation::NameOnly {
            self.register(&mut one, region, chance)?;
            care::fill(&mut one, self.kind, self.situation, chance);
            if complete || chance.percent(20) {
                one.aliases = vec![format!("示例{}", self.word)];
            }
            if complete || self.situation == Situation::Renamed {
                one.former_names = vec![format!("示例{}早教中心", self.word)];
            }
        }
        standing::fill(&mut one, self.situation, self.nth + 1, stage.schemes, chance);
        Ok(one)
    }

    /// Who it is to the authorities.
    fn register(&self, one: &mut Institution, region: &Region, chance: &mut Chance) -> Result<()> {
        let form = match self.kind {
            InstitutionKind::Public => LegalForm::PublicInstitution,
            InstitutionKind::Kindergarten | InstitutionKind::Employer => LegalForm::SocialService,
            _ if one.name.ends_with("有限公司") => LegalForm::Enterprise,
            _ => chance.pick(&[LegalForm::Enterprise, LegalForm::SocialService]).unwrap_or(LegalForm::Enterprise),
        };
        let always = matches!(self.situation, Situation::Complete | Situation::Branch);
        let code = demo_credit_code(form, region.code.as_str(), self.nth)?;
        let dwelling = self.kind == InstitutionKind::Home;
        one.kind = if self.nth < 21 || dwelling { Some(self.kind) } else { chance.stated(self.kind) };
        one.credit_code = if always { Some(code) } else { chance.stated(code) };
        one.legal_form = if always { Some(form) } else { chance.stated(form) };
        one.operator = if always {
            Some(name::operator(self.kind, self.word))
        } else {
            chance.stated(name::operator(self.kind, self.word))
        };
        one.registration_authority = one.legal_form.and_then(|form| {
            let office = match form {
                LegalForm::Enterprise => "市场监管部门（示例）",
                LegalForm::SocialService => "民政部门（示例）",
                LegalForm::PublicInstitution => "机构编制部门（示例）",
            };
            if always { Some(office.to_owned()) } else { chance.stated(office.to_owned()) }
        });
        let telephone = format!("{}-0000{:03}{}", area_code(region.code.as_str()), self.nth + 1, self.nth % 10);
        one.telephone = if always { Some(telephone) } else { chance.stated(telephone) };
        Ok(())
    }

    /// Where it is. A dwelling is never exact and never has a house number.
    fn stand_in(
        &self,
        one: &mut Institution,
        township: Option<TownshipCode>,
        first_here: bool,
        ground: &mut Ground<'_>,
        region: &Region,
        chance: &mut Chance,
    ) {
        let spot = township.as_ref().and_then(|code| ground.point_in(code, chance));
        one.township = township;
        let address = name::address(self.kind, &region.name, chance);
        let complete = self.situation == Situation::Complete;
        one.address = if complete { Some(address) } else { chance.stated(address) };
        if one.address.is_none() && chance.percent(30) {
            one.locality = Some("示例社区".to_owned());
        }
        let home = self.kind == InstitutionKind::Home;
        let precision = match (home, chance.percent(12)) {
            (true, _) => Precision::Blurred,
            (false, true) => Precision::Township,
            (false, false) => Precision::Exact,
        };
        let datum = chance.pick(&[Datum::Wgs84, Datum::Wgs84, Datum::Gcj02, Datum::Bd09]).unwrap_or(Datum::Wgs84);
        one.position = spot.filter(|_| first_here || chance.percent(75)).map(|spot| {
            let [lon, lat] = if precision == Precision::Blurred { ground.blurred(spot) } else { spot };
            Position { lon, lat, datum, precision }
        });
    }
}

/// A code that passes every check and belongs to nobody: the organisation part reads `DEM0` (the alphabet has no O).
fn demo_credit_code(form: LegalForm, region: &str, nth: usize) -> Result<CreditCode> {
    let authority = match form {
        LegalForm::Enterprise => "91",
        LegalForm::SocialService => "52",
        LegalForm::PublicInstitution => "12",
    };
    let first_17 = format!("{authority}{region}DEM0{:05}", nth + 1);
    let check = credit_check_character(&first_17).ok_or_else(|| anyhow!("{first_17} is no credit code"))?;
    CreditCode::parse(&format!("{first_17}{check}")).map_err(|why| anyhow!(why))
}

/// The area code of the city; the number after it begins with 0, which no number does.
fn area_code(region: &str) -> &'static str {
    match region.get(..4) {
        Some("4103") => "0379",
        Some("4104") => "0375",
        Some("1405") => "0356",
        Some("3703") => "0533",
        Some("3406") => "0561",
        _ => "0000",
    }
}
