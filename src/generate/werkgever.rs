//! A leerbedrijf with one leerwerkplek, being won or available.

use chrono::{Days, NaiveDate};

use super::dossier::inzet::werkdagen;
use super::kans::Kans;
use super::{Stof, namen};
use crate::app::record::{Key, Record};
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::code::Werkprocescode;
use crate::domain::eis::Eis;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{CoachId, KaartId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, Perspectief, PlekStand};
use crate::domain::stap::Geldt;
use crate::domain::stappen::Stapstand;
use crate::domain::waardelijst::{Certificaat, Rijbewijs, Taalniveau};
use crate::seed::kaart::Tijdlijn;

/// The employer of a group.
pub(super) struct Werk<'a> {
    pub(super) bedrijf: Leerbedrijf,
    pub(super) plek: Leerwerkplek,
    pub(super) kwalificatie: &'a Kwalificatie,
    gebeurtenissen: Vec<Gebeurtenis>,
}

impl Werk<'_> {
    /// Takes a place for a traject, if there is one.
    pub(super) fn neem_plaats(&mut self, traject: TrajectId) -> bool {
        match self.plek.ingevuld(traject) {
            Ok(plek) => {
                self.plek = plek;
                true
            }
            Err(_) => false,
        }
    }

    pub(super) fn is_beschikbaar(&self) -> bool {
        self.plek.stand == PlekStand::Beschikbaar
    }

    pub(super) fn records(self, stel: &mut Vec<(Key, Record)>) {
        stel.push((
            Key::leerbedrijf(self.bedrijf.id),
            Record::Leerbedrijf(self.bedrijf),
        ));
        stel.push((
            Key::leerwerkplek(self.plek.id),
            Record::Leerwerkplek(self.plek),
        ));
        for (nummer, it) in (1..).zip(self.gebeurtenissen) {
            stel.push((Key::gebeurtenis(it.kaart, nummer), Record::Gebeurtenis(it)));
        }
    }
}

pub(super) fn maak<'a>(stof: &'a Stof, groep: u32, kans: &mut Kans) -> Werk<'a> {
    let kwalificatie = kans.kies(&stof.kwalificaties);
    let bedrijf = bedrijf(stof, groep, kwalificatie, kans);
    let plek = plek(stof, bedrijf.id, kwalificatie, kans);
    let (plek, gebeurtenissen) = werving(stof, plek, kans);
    Werk {
        bedrijf,
        plek,
        kwalificatie,
        gebeurtenissen,
    }
}

fn bedrijf(stof: &Stof, groep: u32, kwalificatie: &Kwalificatie, kans: &mut Kans) -> Leerbedrijf {
    let nummer = groep + 1;
    let plaats = kans.kies(&stof.plaatsen);
    let soort = if kans.procent(25) {
        BedrijfSoort::Sw
    } else {
        BedrijfSoort::Regulier
    };
    let eerste = kans.kies(&namen::BEDRIJFSSOORTEN);
    let naam = format!("{eerste} {} {nummer}", kans.kies(&namen::BEDRIJFSNAMEN));
    let opleider = Betrokkene {
        rol: Rol::Praktijkopleider,
        naam: format!("{} {}", kans.kies(&namen::VOORNAMEN), kans.achternaam()),
        soort: OrganisatieSoort::Leerbedrijf,
        organisatie: naam.clone(),
        // 06 01 is not given out either, see `kandidaat`.
        telefoon: format!("0601{groep:06}").parse().ok(),
        email: None,
        van: None,
        tot: None,
    };
    let nog = u64::try_from(kans.tussen(10, 1500)).unwrap_or(0);
    Leerbedrijf {
        id: LeerbedrijfId(nummer),
        naam,
        plaats: plaats.naam.clone(),
        postcode: format!("{} XZ", plaats.pc4).parse().ok(),
        kvk: Some(format!("{:08}", 90_000_000 + u64::from(groep))),
        sbb_id: Some(format!("{:09}", 199_000_000 + u64::from(groep))),
        branche: kwalificatie.branche,
        soort,
        erkenningen: vec![Erkenning {
            crebo: kwalificatie.crebo,
            geldig_tot: stof.opzet.vandaag.checked_add_days(Days::new(nog)),
            uitvoerbaar: uitvoerbaar(stof, groep, kwalificatie),
        }],
        betrokkenen: vec![opleider],
        adres: None,
        bestand: None,
    }
}

/// A source of its own for what matching asks, so that it changes nothing else of the region.
fn eigen_kans(stof: &Stof, groep: u32) -> Kans {
    Kans::van(stof.opzet.zaad ^ 0x97EC, groep)
}

/// Three of four were analysed (WG-05); most of the werkprocessen can be done.
fn uitvoerbaar(stof: &Stof, groep: u32, kwalificatie: &Kwalificatie) -> Vec<Werkprocescode> {
    let mut kans = eigen_kans(stof, groep);
    if !kans.procent(75) {
        return Vec::new();
    }
    let alle = kwalificatie.werkprocessen().map(|it| it.code);
    alle.filter(|_| kans.procent(85)).collect()
}

fn eisen(kans: &mut Kans) -> Vec<Eis> {
    let taal = kans.gewogen(&[
        (35, Some(Taalniveau::A1)),
        (30, Some(Taalniveau::A2)),
        (10, Some(Taalniveau::B1)),
        (25, None),
    ]);
    let mut eisen: Vec<Eis> = taal.map(Eis::Taal).into_iter().collect();
    if kans.procent(15) {
        eisen.push(Eis::Certificaat(Certificaat::Vca));
    }
    if kans.procent(10) {
        eisen.push(Eis::Rijbewijs(Rijbewijs::B));
    }
    if kans.procent(6) {
        eisen.push(Eis::Anders("geen hoogtevrees".to_owned()));
    }
    eisen
}

/// The plek on the first day of its werving; four of five were won long before the oldest traject.
fn plek(
    stof: &Stof,
    bedrijf: LeerbedrijfId,
    kwalificatie: &Kwalificatie,
    kans: &mut Kans,
) -> Leerwerkplek {
    let dagen = if kans.procent(12) {
        kans.tussen(0, 120)
    } else {
        kans.tussen(1100, 1600)
    };
    let begin = terug(stof.opzet.vandaag, dagen);
    let coach = CoachId(u16::try_from(kans.tussen(1, i64::from(stof.coaches))).unwrap_or(1));
    let mut eigen = eigen_kans(stof, bedrijf.0);
    Leerwerkplek {
        functie: kwalificatie.naam.clone(),
        branche: Some(kwalificatie.branche),
        niveau: Some(kwalificatie.niveau),
        crebo: Some(kwalificatie.crebo),
        aantal: u16::try_from(kans.tussen(2, 8)).unwrap_or(2),
        uren: u8::try_from(kans.tussen(4, 9) * 4).ok(),
        vanaf: Some(begin),
        perspectief: Some(kans.gewogen(&[
            (40, Perspectief::Toegezegd),
            (40, Perspectief::Mogelijk),
            (20, Perspectief::Geen),
        ])),
        eisen: eisen(&mut eigen),
        dagdelen: if eigen.procent(75) {
            werkdagen(u8::try_from(eigen.tussen(3, 5)).unwrap_or(5))
        } else {
            Vec::new()
        },
        begeleiding: eigen
            .procent(60)
            .then(|| u8::try_from(eigen.tussen(2, 8)).unwrap_or(2)),
        ..Leerwerkplek::nieuw(LeerwerkplekId(bedrijf.0), bedrijf, coach, begin)
    }
}

/// The steps of the werving; one that began long ago is done.
fn werving(
    stof: &Stof,
    mut plek: Leerwerkplek,
    kans: &mut Kans,
) -> (Leerwerkplek, Vec<Gebeurtenis>) {
    let vandaag = stof.opzet.vandaag;
    let (begin, door) = (plek.sinds, plek.coach);
    let mut tijdlijn = Tijdlijn::nieuw(KaartId::Plek(plek.id));
    tijdlijn.zet(begin, door, Wat::Aangemaakt);
    let stappen = &stof.stappen[Fase::WervingWerkgevers.plaats()];
    let beschikbaar = (vandaag - begin).num_days() > 365;
    let gedaan = if beschikbaar { 12 } else { kans.tussen(0, 9) };
    for (plaats, stap) in (0..).zip(stappen) {
        let stand = if plaats < gedaan && (stap.stap().nvt || stap.stap().geldt == Geldt::Werkend) {
            Stapstand::Nvt {
                reden: "hier niet nodig".to_owned(),
            }
        } else if plaats < gedaan {
            let op = verder(begin, plaats * 2).min(vandaag);
            Stapstand::Gedaan { op, door }
        } else if plaats == gedaan && kans.procent(60) {
            Stapstand::Gepland {
                op: verder(vandaag, kans.tussen(-6, 15)),
            }
        } else {
            Stapstand::Open
        };
        plek.stappen.zet(*stap, stand);
    }
    if beschikbaar {
        plek.stand = PlekStand::Beschikbaar;
        plek.sinds = verder(begin, 30);
        // Most were confirmed lately; some wait for a call (WG-07).
        let lang = i64::from(plek.id.0 % 85);
        plek.bevestigd = (!plek.id.0.is_multiple_of(4)).then(|| terug(vandaag, lang));
        let wat = Wat::Geworven {
            afwijkingen: Vec::new(),
            motivering: None,
        };
        tijdlijn.zet(plek.sinds, door, wat);
    }
    (plek, tijdlijn.van)
}

/// A day so many days back, out of the weekend.
pub(super) fn terug(vandaag: NaiveDate, dagen: i64) -> NaiveDate {
    let dag = vandaag - chrono::Duration::days(dagen.max(0));
    dag - chrono::Duration::days(na_vrijdag(dag))
}

/// A day so many days ahead (or back), out of the weekend.
pub(super) fn verder(vandaag: NaiveDate, dagen: i64) -> NaiveDate {
    let dag = vandaag + chrono::Duration::days(dagen);
    match na_vrijdag(dag) {
        0 => dag,
        over => dag + chrono::Duration::days(3 - over),
    }
}

fn na_vrijdag(dag: NaiveDate) -> i64 {
    use chrono::Datelike;
    i64::from(dag.weekday().num_days_from_monday())
        .saturating_sub(4)
        .max(0)
}
