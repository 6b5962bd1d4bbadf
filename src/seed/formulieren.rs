//! Forms of the example region, filled in as the program does it: what the dossier knows comes from
//! there, the file adds the rest, and that goes back to the dossier.

mod vul;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::bestand::{self, Velden};
use super::dag;
use super::fout::{Plaats, SeedFout};
use super::kaart::Tijdlijn;
use super::kandidaten::Mensen;
use super::kwalificaties::code;
use super::regios::Wie;
use super::werkgevers::Werkgevers;
use crate::domain::formulier::{Formulier, Formuliersoort, Formulierstatus, Herkomst, Stempel};
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::toestemming::{BEVESTIGEN_DAGEN, Doel, Gevolg, Intrekking, doelstand};
use crate::domain::traject::Traject;
use crate::form::answers::Answers;
use crate::form::bron::Stukken;
use crate::form::spec::FormSpec;
use crate::form::specs::{self, toestemming};
use crate::form::stand::stand;

use vul::{Getypt, vul};

const BESTAND: &str = "formulieren.toml";

/// The forms, what was withdrawn, and what both did to the timelines.
#[derive(Default)]
pub(super) struct Gelezen {
    pub(super) verantwoordelijken: String,
    pub(super) formulieren: Vec<Formulier>,
    pub(super) intrekkingen: Vec<Intrekking>,
    pub(super) gebeurtenissen: Vec<Gebeurtenis>,
}

/// Everything that a form is filled from and writes back to.
struct Regio<'a> {
    wie: &'a Wie,
    mensen: &'a mut Mensen,
    werk: &'a mut Werkgevers,
    trajecten: &'a mut [Traject],
    verantwoordelijken: String,
    vandaag: NaiveDate,
}

pub(super) fn lees(
    tekst: &str,
    wie: &Wie,
    mensen: &mut Mensen,
    werk: &mut Werkgevers,
    trajecten: &mut [Traject],
    vandaag: NaiveDate,
) -> Result<Gelezen, SeedFout> {
    let ruw: bestand::Formulieren = bestand::lees(BESTAND, tekst)?;
    let mut regio = Regio {
        wie,
        mensen,
        werk,
        trajecten,
        verantwoordelijken: ruw.verantwoordelijken,
        vandaag,
    };
    let mut uit = Gelezen {
        verantwoordelijken: regio.verantwoordelijken.clone(),
        ..Gelezen::default()
    };
    for it in &ruw.intrekking {
        let bij = plaats(&it.kandidaat);
        let (intrekking, lijn) = bij.veld("intrekking", regio.intrekking(it))?;
        uit.intrekkingen.push(intrekking);
        uit.gebeurtenissen.extend(lijn);
    }
    for it in &ruw.formulier {
        let waar = it.kandidaat.as_deref().or(it.plek.as_deref());
        let bij = plaats(waar.unwrap_or(&it.soort));
        let standaard = ruw.standaard.get(&it.soort);
        let gelezen = regio.formulier(it, standaard, &uit);
        let (formulier, lijn) = bij.veld(&it.soort, gelezen)?;
        uit.formulieren.push(formulier);
        uit.gebeurtenissen.extend(lijn);
    }
    Ok(uit)
}

fn plaats(waar: &str) -> Plaats<'_> {
    Plaats {
        bestand: BESTAND,
        waar,
    }
}

impl Regio<'_> {
    fn traject(&self, sleutel: &str) -> Result<usize, String> {
        let id = self.mensen.kandidaat(sleutel)?;
        let van_wie = |it: &Traject| it.kandidaat == id && !it.is_gesloten();
        self.trajecten
            .iter()
            .position(van_wie)
            .ok_or_else(|| "heeft geen lopend traject".to_owned())
    }

    fn intrekking(
        &self,
        it: &bestand::Intrekking,
    ) -> Result<(Intrekking, Vec<Gebeurtenis>), String> {
        let kaart = self
            .trajecten
            .get(self.traject(&it.kandidaat)?)
            .ok_or("heeft geen traject")?
            .kaart();
        let op = dag::lees(&it.op, self.vandaag)?;
        let door = self.wie.coach(&it.coach)?;
        let doel: Doel = code(&it.doel)?;
        let mut lijn = Tijdlijn::nieuw(kaart);
        let wat = Wat::Ingetrokken {
            doel,
            op,
            via: it.via.clone(),
            reden: it.reden.clone(),
        };
        lijn.zet(op, door, wat);
        let mut gedaan = Vec::new();
        for gevolg in &it.gedaan {
            let gevolg: Gevolg = code(gevolg)?;
            if !doel.gevolgen().contains(&gevolg) {
                return Err(format!("{} hoort niet bij dit doel", gevolg.code()));
            }
            gedaan.push((gevolg, op));
            lijn.zet(op, door, Wat::GevolgAfgehandeld { doel, gevolg });
        }
        let intrekking = Intrekking {
            kaart,
            doel,
            op,
            via: it.via.clone(),
            reden: it.reden.clone(),
            door,
            gedaan,
        };
        Ok((intrekking, lijn.van))
    }

    fn formulier(
        &mut self,
        it: &bestand::Formulier,
        standaard: Option<&Velden>,
        al: &Gelezen,
    ) -> Result<(Formulier, Vec<Gebeurtenis>), String> {
        let soort: Formuliersoort = code(&it.soort)?;
        let spec = specs::by_name(soort.code()).ok_or("dit formulier is er niet")?;
        let op = dag::lees(&it.op, self.vandaag)?;
        let door = self.wie.coach(&it.coach)?;
        let (kaart, plaats) = self.kaart(it)?;
        if !Formuliersoort::van_kaart(kaart).contains(&soort) {
            return Err("hoort niet bij deze kaart".to_owned());
        }
        let mut stukken = self.stukken(kaart, plaats, door, al)?;
        let typed = Getypt {
            it,
            standaard,
            op,
            vandaag: self.vandaag,
        };
        let (answers, uit_dossier) = vul(spec, &typed, &mut stukken)?;
        let hoever = stand(spec, &answers, self.vandaag);
        if hoever.compleet() == it.open {
            let tegen = hoever.tegen(spec).join(", ");
            let kort = hoever.kort();
            return Err(format!("open = {}, maar: {kort} ({tegen})", it.open));
        }
        let stempel = stempel(op, door);
        let formulier = Formulier {
            kaart,
            soort,
            nummer: 1,
            versie: spec.version,
            velden: velden(&answers),
            status: match (it.open, specs::ondertekend(spec, &answers, self.vandaag)) {
                (true, _) => Formulierstatus::Concept,
                (false, true) => Formulierstatus::Ondertekend,
                (false, false) => Formulierstatus::Compleet,
            },
            aangemaakt: stempel,
            gewijzigd: stempel,
            correcties: Vec::new(),
            herkomst: uit_dossier
                .into_iter()
                .map(|key| (key.to_owned(), self.herkomst(spec, key, plaats)))
                .collect(),
        };
        self.terug(kaart, plaats, stukken);
        if answers.get("wijze").starts_with("mondeling")
            && let Some(traject) = self.trajecten.get_mut(plaats)
            && let KaartId::Traject(_) = kaart
        {
            traject.toestemming_voor = op.checked_add_days(chrono::Days::new(BEVESTIGEN_DAGEN));
        }
        let mut lijn = Tijdlijn::nieuw(kaart);
        let wat = Wat::Formulier {
            soort,
            nummer: 1,
            begonnen: true,
            compleet: formulier.status.telt(),
            velden: formulier.velden.keys().cloned().collect(),
        };
        lijn.zet(op, door, wat);
        Ok((formulier, lijn.van))
    }

    /// The card of a form, and its place among the trajecten or the leerwerkplekken.
    fn kaart(&self, it: &bestand::Formulier) -> Result<(KaartId, usize), String> {
        match (&it.kandidaat, &it.plek) {
            (Some(sleutel), None) => {
                let plaats = self.traject(sleutel)?;
                let traject = self.trajecten.get(plaats).ok_or("heeft geen traject")?;
                Ok((traject.kaart(), plaats))
            }
            (None, Some(sleutel)) => {
                let plaats = self.werk.plek(sleutel)?;
                let plek = self.werk.plekken.get(plaats).ok_or("die plek is er niet")?;
                Ok((KaartId::Plek(plek.id), plaats))
            }
            _ => Err("noem een kandidaat of een plek".to_owned()),
        }
    }

    fn stukken(
        &self,
        kaart: KaartId,
        plaats: usize,
        door: CoachId,
        al: &Gelezen,
    ) -> Result<Stukken, String> {
        let traject = match kaart {
            KaartId::Traject(_) => self.trajecten.get(plaats).cloned(),
            KaartId::Plek(_) => None,
        };
        let plek_id = match kaart {
            KaartId::Plek(id) => Some(id),
            KaartId::Traject(_) => traject.as_ref().and_then(|it| it.plek),
        };
        let kandidaat = traject.as_ref().and_then(|traject| {
            let mut mensen = self.mensen.kandidaten.iter();
            mensen.find(|it| it.id == traject.kandidaat).cloned()
        });
        let plek = self.werk.plekken.iter().find(|it| Some(it.id) == plek_id);
        let bedrijf = plek.and_then(|plek| {
            let mut bedrijven = self.werk.bedrijven.iter();
            bedrijven.find(|it| it.id == plek.bedrijf).cloned()
        });
        let mut stukken = Stukken::nieuw(kandidaat, traject, plek.cloned(), bedrijf);
        let coach = self.wie.coaches.iter().find(|it| it.id == door);
        coach
            .ok_or("die coach is er niet")?
            .naam
            .clone_into(&mut stukken.coach);
        self.verantwoordelijken
            .clone_into(&mut stukken.verantwoordelijken);
        for formulier in al.formulieren.iter().filter(|it| it.kaart == kaart) {
            let naam = formulier.soort.code().to_owned();
            stukken.formulieren.insert(naam, formulier.velden.clone());
        }
        if let Some(velden) = stukken.formulieren.get("toestemming") {
            let mut answers = Answers::new(&toestemming::TOESTEMMING);
            for (key, tekst) in velden {
                answers.set(key, tekst.as_str());
            }
            let spec = &toestemming::TOESTEMMING;
            let gegeven = toestemming::gegeven(spec, &answers, Doel::DelenMbo, self.vandaag);
            let mut weg = al.intrekkingen.iter();
            let weg = weg.find(|it| it.kaart == kaart && it.doel == Doel::DelenMbo);
            stukken.delen_mbo = Some(doelstand(gegeven, weg));
        }
        Ok(stukken)
    }

    /// What the form taught the dossier.
    fn terug(&mut self, kaart: KaartId, plaats: usize, stukken: Stukken) {
        if let (KaartId::Traject(_), Some(traject)) = (kaart, stukken.traject)
            && let Some(oud) = self.trajecten.get_mut(plaats)
        {
            *oud = traject;
        }
        if let Some(nieuw) = stukken.kandidaat {
            let mut mensen = self.mensen.kandidaten.iter_mut();
            if let Some(oud) = mensen.find(|it| it.id == nieuw.id) {
                *oud = nieuw;
            }
        }
        if let Some(nieuw) = stukken.bedrijf {
            let mut bedrijven = self.werk.bedrijven.iter_mut();
            if let Some(oud) = bedrijven.find(|it| it.id == nieuw.id) {
                *oud = nieuw;
            }
        }
    }

    /// What was told in the first call stands in the dossier since that day.
    fn herkomst(&self, spec: &FormSpec, key: &str, plaats: usize) -> Herkomst {
        let bron = spec.field(key).map_or("", |field| field.bron);
        let traject = self.trajecten.get(plaats);
        match traject.filter(|_| bron.starts_with("kandidaat.")) {
            Some(traject) => Herkomst {
                uit: "intake".to_owned(),
                stempel: Some(stempel(traject.aangemaakt, traject.coach)),
            },
            None => Herkomst {
                uit: "dossier".to_owned(),
                stempel: None,
            },
        }
    }
}

fn velden(answers: &Answers) -> BTreeMap<String, String> {
    let rows = answers.iter();
    rows.map(|(key, tekst)| (key.to_owned(), tekst.to_owned()))
        .collect()
}

fn stempel(dag: NaiveDate, door: CoachId) -> Stempel {
    let op: DateTime<Utc> = dag.and_time(chrono::NaiveTime::MIN).and_utc();
    Stempel {
        door,
        op: op + chrono::Duration::hours(9),
    }
}

#[cfg(test)]
mod tests;
