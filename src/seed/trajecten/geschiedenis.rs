//! The history of one traject, replayed: what the rules refuse then, is refused here.

mod daden;

use chrono::NaiveDate;

use super::Bron;
use crate::domain::betrokkene::Rol;
use crate::domain::code::CodeFout;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::geld::Cent;
use crate::domain::id::KaartId;
use crate::domain::leerroute::Leerregel;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::poort::{Doorgang, verplaatst};
use crate::domain::resultaat::{Afrekening, Baan, Meting, Score, Scores};
use crate::domain::sluiting::Slot;
use crate::domain::stap::{StapId, Vraag};
use crate::domain::stappen::Stapstand;
use crate::domain::startkwalificatie::DuoUitslag;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::nazorg::{AanHetWerk, Vervolgstap};
use crate::domain::waardelijst::uitkomst::{Contractsoort, Uitkomst};
use crate::domain::waardelijst::werkprocesstatus::WerkprocesStatus;
use crate::seed::bestand;
use crate::seed::dag;
use crate::seed::fout::{Plaats, SeedFout};
use crate::seed::kaart::{Daad, Tijdlijn};
use crate::seed::kwalificaties::{code, zoek};
use crate::seed::werkgevers::Werkgevers;

/// What can happen to a traject in a file.
enum Actie {
    Stap(StapId, Stapstand),
    /// To the next fase, with the motivering of what was left open.
    Verplaats(Fase, Vec<(StapId, String)>),
    Tekst(Wat),
    Wacht {
        tot: NaiveDate,
        reden: String,
    },
    Sluit {
        slot: Slot,
        toelichting: String,
    },
}

/// A traject in the making.
struct Naspel<'a> {
    it: &'a bestand::Traject,
    bron: &'a Bron<'a>,
    werk: &'a Werkgevers,
    duo: Option<DuoUitslag>,
    uitkomst: Option<Uitkomst>,
    traject: Traject,
}

pub(super) fn naspelen(
    it: &bestand::Traject,
    begin: Traject,
    bron: &Bron<'_>,
    werk: &Werkgevers,
    bij: Plaats<'_>,
) -> Result<(Traject, Vec<Gebeurtenis>), SeedFout> {
    let mut spel = Naspel {
        it,
        bron,
        werk,
        duo: bij.veld("duo", it.duo.as_deref().map(code).transpose())?,
        uitkomst: bij.veld("uitkomst", it.uitkomst.as_deref().map(code).transpose())?,
        traject: begin,
    };
    let mut tijdlijn = Tijdlijn::nieuw(KaartId::Traject(spel.traject.id));
    tijdlijn.zet(spel.traject.aangemaakt, spel.traject.coach, Wat::Aangemaakt);
    for daad in bij.veld("geschiedenis", daden::lees(it, &spel.traject, bron))? {
        let wanneer = format!("{} dagen geleden", (bron.vandaag - daad.dag).num_days());
        for wat in bij.veld(&wanneer, spel.doe(&daad))? {
            tijdlijn.zet(daad.dag, daad.door, wat);
        }
    }
    bij.veld("traject", spel.sluitend())?;
    spel.dag_en_naam();
    Ok((spel.traject, tijdlijn.van))
}

impl Naspel<'_> {
    /// Does one thing and says what the timeline keeps of it.
    fn doe(&mut self, daad: &Daad<Actie>) -> Result<Vec<Wat>, String> {
        let fout = |it: crate::domain::regel::Regelfout| it.to_string();
        match &daad.wat {
            Actie::Tekst(wat) => Ok(vec![wat.clone()]),
            Actie::Stap(stap, stand) => {
                let tekst = match stand {
                    Stapstand::Gedaan { op, .. } => self.gegeven(*stap, *op)?,
                    _ => String::new(),
                };
                if matches!(stand, Stapstand::Gepland { .. })
                    && self.traject.stappen.is_klaar(*stap)
                {
                    return Err(format!(
                        "{stap} is gepland, maar is al klaar; haal een van de twee weg"
                    ));
                }
                // What is planned for a day that has passed by now, was planned before it.
                let toen = match stand {
                    Stapstand::Gepland { op } => daad.dag.min(*op),
                    _ => daad.dag,
                };
                self.traject = self
                    .traject
                    .stap_gezet(*stap, stand.clone(), toen)
                    .map_err(fout)?;
                let mut wat = vec![Wat::Stap {
                    stap: *stap,
                    stand: stand.clone(),
                    tekst,
                }];
                if let (true, Some(plek)) = (is(*stap, "BM-03"), self.traject.plek) {
                    wat.push(Wat::Gekoppeld { plek });
                }
                Ok(wat)
            }
            Actie::Verplaats(naar, motivering) => self.verplaats(*naar, motivering, daad),
            Actie::Wacht { tot, reden } => {
                self.traject = self.traject.wachtend(*tot, reden, daad.dag).map_err(fout)?;
                Ok(vec![Wat::Wacht {
                    tot: *tot,
                    reden: reden.clone(),
                }])
            }
            Actie::Sluit { slot, toelichting } => {
                self.traject = self
                    .traject
                    .gesloten(*slot, toelichting, daad.dag)
                    .map_err(fout)?;
                Ok(vec![Wat::Gesloten {
                    slot: *slot,
                    toelichting: toelichting.clone(),
                }])
            }
        }
    }

    /// Fills in what a step asks for beside its date; the answer is a word for the timeline.
    fn gegeven(&mut self, stap: StapId, op: NaiveDate) -> Result<String, String> {
        if is(stap, "WK-06") {
            let uitslag = self
                .duo
                .ok_or("WK-06 is gedaan; zet de uitslag erbij met duo")?;
            self.traject.duo = uitslag;
            return Ok(uitslag.label().to_owned());
        }
        if is(stap, "BM-03") {
            let plek = self
                .plek()?
                .ok_or("BM-03 is gedaan; zet de leerwerkplek erbij met plek")?;
            if plek.crebo != self.traject.crebo {
                return Err("de crebo van het traject is niet die van de leerwerkplek".to_owned());
            }
            self.traject.plek = Some(plek.id);
        }
        if is(stap, "BM-04") {
            self.leerroute()?;
        }
        if is(stap, "PI-06") {
            let vandaag = self.bron.vandaag;
            let periode = self
                .it
                .periode
                .as_ref()
                .ok_or("PI-06 is gedaan; zet de periode erbij")?;
            let start = dag::lees(&periode.start, vandaag)?;
            let einde = dag::lees(&periode.einde, vandaag)?;
            self.traject = self
                .traject
                .met_periode(start, einde)
                .map_err(|it| it.to_string())?;
        }
        if is(stap, "PB-03") {
            let uitkomst = self.uitkomst()?;
            self.traject.resultaat.uitkomst = Some(uitkomst);
            return Ok(uitkomst.label().to_owned());
        }
        Ok(self.na_de_baan(stap, op))
    }

    /// What PB-04 and nazorg found: the job begins on the day of its contract, and nazorg finds
    /// what the uitkomst promised.
    fn na_de_baan(&mut self, stap: StapId, op: NaiveDate) -> String {
        let resultaat = &mut self.traject.resultaat;
        match stap.stap().vraag {
            Vraag::Baan => {
                resultaat.baan = Some(Baan {
                    ingang: op,
                    contract: Some(Contractsoort::Tijdelijk),
                    uren: Some(24),
                });
            }
            Vraag::Meting(moment) => {
                let werkt = resultaat.uitkomst.is_some_and(|it| {
                    it.vraagt_overeenkomst()
                        || it.is_uitstroom_naar_werk()
                        || it == Uitkomst::BehoudBaan
                });
                let werk = if werkt {
                    AanHetWerk::Ja
                } else {
                    AanHetWerk::Nee
                };
                resultaat.zet_meting(Meting {
                    moment,
                    werk,
                    uren: werkt.then_some(24),
                    op,
                });
                return format!("aan het werk: {}", werk.label());
            }
            Vraag::Vervolg => {
                resultaat.vervolg = Some(Vervolgstap::NuNiet);
                return Vervolgstap::NuNiet.label().to_owned();
            }
            Vraag::Scores => {
                let score = Score::try_from(4).ok();
                resultaat.scores = Scores {
                    deelnemer: score,
                    werkgever: score,
                };
            }
            Vraag::Afrekening => {
                resultaat.afrekening = Some(Afrekening {
                    bedrag: Cent(95_000),
                    op,
                });
            }
            _ => {}
        }
        String::new()
    }

    fn plek(&self) -> Result<Option<&Leerwerkplek>, String> {
        match &self.it.plek {
            None => Ok(None),
            Some(sleutel) => Ok(self.werk.plekken.get(self.werk.plek(sleutel)?)),
        }
    }

    fn uitkomst(&self) -> Result<Uitkomst, String> {
        let gesloten = self
            .it
            .sluiting
            .as_ref()
            .and_then(|it| it.afgerond.as_deref());
        match (self.uitkomst, gesloten) {
            (Some(uitkomst), _) => Ok(uitkomst),
            (None, Some(uitkomst)) => code(uitkomst),
            (None, None) => Err("PB-03 is gedaan; zet de uitkomst erbij".to_owned()),
        }
    }

    fn leerroute(&mut self) -> Result<(), String> {
        let crebo = self.it.crebo.ok_or("BM-04 is gedaan; zet de crebo erbij")?;
        let kwalificatie = zoek(self.bron.kwalificaties, crebo, None)?;
        for (status, codes) in &self.it.leerroute {
            let status: WerkprocesStatus = code(status)?;
            for tekst in codes {
                let werkproces = tekst
                    .parse()
                    .map_err(|fout: CodeFout| format!("{tekst}: {fout}"))?;
                if !kwalificatie.werkprocessen().any(|it| it.code == werkproces) {
                    return Err(format!("{tekst} hoort niet bij crebo {crebo}"));
                }
                if self
                    .traject
                    .leerroute
                    .iter()
                    .any(|eerder| eerder.code == werkproces)
                {
                    return Err(format!("{tekst} staat twee keer in de leerroute"));
                }
                self.traject
                    .leerroute
                    .push(Leerregel::nieuw(werkproces, status));
            }
        }
        if self.traject.leerroute.is_empty() {
            return Err("BM-04 is gedaan; zet de gekozen werkprocessen in leerroute".to_owned());
        }
        self.traject.leerroute.sort_by_key(|regel| regel.code);
        Ok(())
    }

    /// Each werkproces says since when it stands so; the praktijkopleider judged.
    fn dag_en_naam(&mut self) {
        let op = |code| StapId::code(code).and_then(|it| self.traject.stappen.gedaan_op(it));
        let gekozen = op("BM-04");
        let begonnen = op("PL-01").or(gekozen);
        // A judgement before the last one was given at the evaluatie.
        let beoordeeld = op("PL-06").or_else(|| op("PL-03")).or(begonnen);
        let opleider = self.it.betrokkenen.iter();
        let opleider = opleider
            .filter(|it| it.rol == Rol::Praktijkopleider.code())
            .map(|it| it.naam.clone())
            .next()
            .unwrap_or_default();
        for regel in &mut self.traject.leerroute {
            regel.op = match regel.status {
                WerkprocesStatus::KanAl | WerkprocesStatus::TeLeren => gekozen,
                WerkprocesStatus::InOefening => begonnen,
                _ => beoordeeld,
            };
            if regel.is_beoordeeld() {
                regel.door.clone_from(&opleider);
            }
        }
    }

    fn verplaats(
        &mut self,
        naar: Fase,
        motivering: &[(StapId, String)],
        daad: &Daad<Actie>,
    ) -> Result<Vec<Wat>, String> {
        let van = self.traject.fase;
        if van.volgende() != Some(naar) {
            return Err(format!(
                "van {} naar {} kan niet in een keer",
                van.code(),
                naar.code()
            ));
        }
        let woorden: Vec<&str> = motivering.iter().map(|(_, tekst)| tekst.as_str()).collect();
        let woorden = (!woorden.is_empty()).then(|| woorden.join(" "));
        let doorgang = Doorgang {
            motivering: woorden.as_deref(),
            op: daad.dag,
            door: daad.door,
        };
        let plek = self.plek()?;
        let door = verplaatst(&self.traject, plek, doorgang).map_err(|fout| match fout {
            crate::domain::regel::Regelfout::PoortDicht { ref stappen, .. } => {
                let open: Vec<String> = stappen.iter().map(ToString::to_string).collect();
                format!("{fout} ({})", open.join(", "))
            }
            anders => anders.to_string(),
        })?;
        let mut verwacht: Vec<StapId> = motivering.iter().map(|(stap, _)| *stap).collect();
        verwacht.sort_unstable();
        if door.afwijkingen != verwacht {
            return Err(format!(
                "afwijking noemt {verwacht:?}, maar de poort van {} hield {:?} tegen",
                van.code(),
                door.afwijkingen
            ));
        }
        self.traject = door.traject;
        let afwijkingen = door.afwijkingen;
        Ok(vec![Wat::Verplaatst {
            van,
            naar,
            afwijkingen,
            motivering: woorden,
        }])
    }

    /// What is in the file but never happened is a mistake.
    fn sluitend(&self) -> Result<(), String> {
        let gedaan = |code| {
            StapId::code(code).is_some_and(|it| self.traject.stappen.gedaan_op(it).is_some())
        };
        for (staat_er, code, veld) in [
            (self.it.duo.is_some(), "WK-06", "duo"),
            (self.it.plek.is_some(), "BM-03", "plek"),
            (!self.it.leerroute.is_empty(), "BM-04", "leerroute"),
            (self.it.periode.is_some(), "PI-06", "periode"),
            (self.it.uitkomst.is_some(), "PB-03", "uitkomst"),
        ] {
            if staat_er && !gedaan(code) {
                return Err(format!("{veld} staat erbij, maar {code} is niet gedaan"));
            }
        }
        Ok(())
    }
}

fn is(stap: StapId, code: &str) -> bool {
    stap.stap().code == code
}
