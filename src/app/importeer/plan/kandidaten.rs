//! People of a caseload: who is new, who is known, and who only looks like somebody.

use std::collections::HashMap;

use super::{Bij, Oordeel, Plan};
use crate::app::decide::kandidaat::aangemeld;
use crate::app::decide::samenvoegen::nieuw_kandidaatnummer;
use crate::app::fault::Fault;
use crate::app::importeer::{KandidaatRij, Regel};
use crate::app::radar::{RadarTreffer, Vraag};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::opslagfout;
use crate::domain::gebeurtenis::Wat;
use crate::domain::gelijkenis::{Gegevens, Kenmerken, Spoor, vergelijk};
use crate::domain::id::{KaartId, KandidaatId, TrajectId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::stap::Situatie;
use crate::domain::traject::{NieuwTraject, Traject};

mod wie;

use wie::{is_dezelfde, vul};

const WAT: &str = "kandidaten";
/// People that the radar is asked for; more of one name say no more.
const TREFFERS: usize = 12;
/// People who share a trace with a row that are looked at; the most promising come first, and who is
/// the same person is among those.
const LEZEN: usize = 40;
/// The same, among the earlier rows of the file.
const EERDERE: usize = 12;

pub(super) fn weeg(
    bij: &Bij<'_>,
    rijen: &[Regel<KandidaatRij>],
    plan: &mut Plan,
) -> Result<(), Fault> {
    let mut werk = Werk {
        kandidaat: nieuw_kandidaatnummer(bij.zicht)?.0,
        traject: bij.zicht.nieuw_nummer(Soort::Traject)?,
        bekend: HashMap::new(),
        sporen: HashMap::new(),
        gezien: Vec::new(),
        namen: HashMap::new(),
    };
    for Regel { regel, rij } in rijen {
        werk.rij(bij, *regel, rij, plan)?;
        bij.voortgang.verder(1);
    }
    Ok(())
}

struct Werk {
    /// The next numbers.
    kandidaat: u32,
    traject: u32,
    /// Who is stored already and stands on which line.
    bekend: HashMap<KandidaatId, u32>,
    /// Traces of the rows so far, to find who stands in the file twice.
    sporen: HashMap<Spoor, Vec<usize>>,
    gezien: Vec<(u32, Kandidaat, Kenmerken)>,
    /// Rows by the whole name, folded.
    namen: HashMap<String, Vec<usize>>,
}

impl Werk {
    fn rij(
        &mut self,
        bij: &Bij<'_>,
        regel: u32,
        rij: &KandidaatRij,
        plan: &mut Plan,
    ) -> Result<(), Fault> {
        let kandidaat = persoon(bij, KandidaatId(self.kandidaat), rij);
        let gegevens = Gegevens::van(&kandidaat, None);
        let kenmerken = Kenmerken::nieuw(&gegevens);
        // A surname alone leaves no trace by which the same person is found the next time.
        if kenmerken.sporen().is_empty() {
            let reden = "één woord is te weinig om iemand te herkennen; zet de voornaam, de \
                         geboortedatum of de telefoon erbij";
            plan.wijs_af(regel, reden.to_owned());
            return Ok(());
        }
        let eerder = self.in_bestand(&kenmerken, &kandidaat);
        if let Some(Eerder::Dezelfde(op)) = eerder {
            plan.wijs_af(
                regel,
                format!("dezelfde persoon als op regel {op}; maak er in het bestand één regel van"),
            );
            return Ok(());
        }
        let vraag = Vraag {
            coach: bij.omgeving.coach,
            gegevens: &gegevens,
            zonder: None,
            aantal: TREFFERS,
            lezen: LEZEN,
        };
        let treffers = bij
            .omgeving
            .radar
            .zoek(bij.omgeving.model, bij.zicht.store(), &vraag)
            .map_err(|fout| opslagfout(&fout))?;
        for treffer in &treffers {
            let (_, oud) = bij.zicht.kandidaat(treffer.kandidaat)?;
            if is_dezelfde(&kandidaat, &oud) {
                self.onthoud(regel, kenmerken, kandidaat);
                return self.bekende(bij, regel, rij, treffer, &oud, plan);
            }
        }
        if let Some(lijkt) = treffers.first() {
            plan.let_op(
                regel,
                format!("lijkt op {} ({})", lijkt.regel(), lijkt.waarom()),
            );
        }
        if let Some(Eerder::Lijkt(op, waarom)) = eerder {
            plan.let_op(regel, format!("lijkt op regel {op} ({waarom})"));
        }
        self.nieuwe(bij, regel, rij, &kandidaat, plan)?;
        self.onthoud(regel, kenmerken, kandidaat);
        Ok(())
    }

    fn onthoud(&mut self, regel: u32, kenmerken: Kenmerken, kandidaat: Kandidaat) {
        for spoor in kenmerken.sporen() {
            self.sporen
                .entry(spoor)
                .or_default()
                .push(self.gezien.len());
        }
        let naam = kandidaat.naam.zoektekst();
        self.namen.entry(naam).or_default().push(self.gezien.len());
        self.gezien.push((regel, kandidaat, kenmerken));
    }

    /// Somebody on an earlier line who is or may be the same.
    fn in_bestand(&self, kenmerken: &Kenmerken, wie: &Kandidaat) -> Option<Eerder> {
        let van_naam = self.namen.get(&wie.naam.zoektekst());
        let dezelfde = van_naam
            .into_iter()
            .flatten()
            .filter_map(|plaats| self.gezien.get(*plaats))
            .find(|(_, ander, _)| is_dezelfde(wie, ander));
        if let Some((regel, ..)) = dezelfde {
            return Some(Eerder::Dezelfde(*regel));
        }
        let mut gewicht: HashMap<usize, u32> = HashMap::new();
        for spoor in kenmerken.sporen() {
            for plaats in self.sporen.get(&spoor).into_iter().flatten() {
                *gewicht.entry(*plaats).or_default() += spoor.gewicht();
            }
        }
        let mut plaatsen: Vec<(u32, usize)> = gewicht
            .into_iter()
            .map(|(plaats, gewicht)| (gewicht, plaats))
            .collect();
        plaatsen.sort_unstable_by(|een, twee| twee.cmp(een));
        let mut lijkt: Option<(u16, Eerder)> = None;
        let beste = plaatsen.iter().take(EERDERE);
        for (regel, _, ander) in beste.filter_map(|(_, plaats)| self.gezien.get(*plaats)) {
            let gelijkenis = vergelijk(kenmerken, ander);
            let beter = lijkt
                .as_ref()
                .is_none_or(|(punten, _)| gelijkenis.punten > *punten);
            if gelijkenis.opvallend() && beter {
                let waarom = gelijkenis.waarom();
                lijkt = Some((gelijkenis.punten, Eerder::Lijkt(*regel, waarom)));
            }
        }
        lijkt.map(|(_, eerder)| eerder)
    }

    /// Somebody whose dossier is there: what is empty in it is filled.
    fn bekende(
        &mut self,
        bij: &Bij<'_>,
        regel: u32,
        rij: &KandidaatRij,
        treffer: &RadarTreffer,
        oud: &Kandidaat,
        plan: &mut Plan,
    ) -> Result<(), Fault> {
        if let Some(eerder) = self.bekend.insert(treffer.kandidaat, regel) {
            plan.wijs_af(
                regel,
                format!(
                    "dezelfde persoon als op regel {eerder}; maak er in het bestand één regel van"
                ),
            );
            return Ok(());
        }
        if !treffer.eigen {
            let reden = format!("staat er al: {}; overleg met die collega", treffer.regel());
            plan.wijs_af(regel, reden);
            return Ok(());
        }
        let (nieuw, gevuld, anders) = vul(oud, rij);
        if !anders.is_empty() {
            plan.let_op(
                regel,
                format!(
                    "in het dossier staat iets anders bij {}; dat blijft",
                    anders.join(", ")
                ),
            );
        }
        let oordeel = if gevuld.is_empty() {
            Oordeel::Ongewijzigd
        } else {
            Oordeel::Gewijzigd
        };
        plan.tel(WAT, oordeel);
        plan.oordeel(regel, oordeel);
        if gevuld.is_empty() {
            return Ok(());
        }
        let mut nieuw = nieuw;
        if nieuw.gemeente.is_none() {
            nieuw.gemeente = gemeente(bij, nieuw.woonplaats.as_deref());
        }
        if let Some(kaart) = treffer.kaart {
            let velden: Vec<String> = gevuld.iter().map(|veld| (*veld).to_owned()).collect();
            plan.ingelezen(bij, kaart, regel);
            plan.tijdlijn.push((
                kaart,
                Wat::Gewijzigd {
                    velden: velden.clone(),
                },
            ));
            plan.velden.push((kaart, velden));
            traject_volgt(bij, kaart, &nieuw, plan)?;
        }
        plan.schrijf(Key::kandidaat(oud.id), Record::Kandidaat(Box::new(nieuw)));
        Ok(())
    }

    fn nieuwe(
        &mut self,
        bij: &Bij<'_>,
        regel: u32,
        rij: &KandidaatRij,
        kandidaat: &Kandidaat,
        plan: &mut Plan,
    ) -> Result<(), Fault> {
        let mut traject = Traject::nieuw(NieuwTraject {
            id: TrajectId(self.traject),
            kandidaat: kandidaat.id,
            situatie: rij.situatie.unwrap_or(Situatie::NietWerkend),
            coach: bij.coach(plan, regel, &rij.coach),
            op: bij.omgeving.vandaag,
        });
        self.kandidaat = self.kandidaat.saturating_add(1);
        self.traject = self.traject.saturating_add(1);
        traject.branche = rij.branches.first().copied();
        traject.niveau = rij.niveau;
        traject.kanaal = rij.kanaal;
        traject.terugbellen = rij.terugbellen;
        let kaart = traject.kaart();
        plan.tijdlijn.push((kaart, Wat::Aangemaakt));
        plan.ingelezen(bij, kaart, regel);
        let (traject, stap) = aangemeld(bij.omgeving, traject, kandidaat)?;
        plan.tijdlijn.extend(stap.map(|stap| (kaart, stap)));
        if !rij.notitie.is_empty() {
            let tekst = rij.notitie.clone();
            plan.tijdlijn.push((kaart, Wat::Notitie { tekst }));
        }
        plan.velden.push((kaart, vec!["aangemaakt".to_owned()]));
        plan.schrijf(
            Key::kandidaat(kandidaat.id),
            Record::Kandidaat(Box::new(kandidaat.clone())),
        );
        plan.schrijf(Key::traject(traject.id), Record::Traject(Box::new(traject)));
        plan.tel(WAT, Oordeel::Nieuw);
        plan.oordeel(regel, Oordeel::Nieuw);
        Ok(())
    }
}

/// A traject without a leerwerkplek takes the first wish over, where it had none yet.
fn traject_volgt(
    bij: &Bij<'_>,
    kaart: KaartId,
    wie: &Kandidaat,
    plan: &mut Plan,
) -> Result<(), Fault> {
    let KaartId::Traject(id) = kaart else {
        return Ok(());
    };
    let (_, traject) = bij.zicht.traject(id)?;
    if traject.plek.is_some() || traject.is_gesloten() {
        return Ok(());
    }
    let mut anders = traject.clone();
    anders.branche = anders.branche.or(wie.branches.first().copied());
    anders.niveau = anders.niveau.or(wie.niveau);
    anders.kanaal = anders.kanaal.or(wie.kanaal);
    if anders != traject {
        plan.schrijf(Key::traject(id), Record::Traject(Box::new(anders)));
    }
    Ok(())
}

enum Eerder {
    /// Certainly the same.
    Dezelfde(u32),
    /// Perhaps, and why.
    Lijkt(u32, String),
}

fn gemeente(bij: &Bij<'_>, plaats: Option<&str>) -> Option<String> {
    plaats.and_then(|plaats| bij.omgeving.model.gemeente_van(plaats))
}

fn persoon(bij: &Bij<'_>, id: KandidaatId, rij: &KandidaatRij) -> Kandidaat {
    Kandidaat {
        geboren: rij.geboren,
        telefoon: rij.telefoon.clone(),
        email: rij.email.clone(),
        postcode: rij.postcode,
        gemeente: gemeente(bij, rij.woonplaats.as_deref()),
        woonplaats: rij.woonplaats.clone(),
        uitkering: rij.uitkering,
        opleiding: rij.opleiding,
        behaald: rij.behaald,
        diploma: rij.diploma,
        doelgroepen: rij.doelgroepen.clone(),
        branches: rij.branches.clone(),
        niveau: rij.niveau,
        kanaal: rij.kanaal,
        adres: rij.adres.clone(),
        partnernaam: rij.partnernaam.clone(),
        inzet: rij.inzet.clone(),
        ..Kandidaat::nieuw(id, rij.naam.clone())
    }
}
