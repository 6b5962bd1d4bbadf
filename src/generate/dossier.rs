//! One dossier: a kandidaat, a traject with the steps that its fase asks for, and a short timeline.

pub(super) mod inzet;
mod kandidaat;
pub(super) mod toestemming;
mod verloop;

use chrono::NaiveDate;

use super::Stof;
use super::kans::Kans;
use super::teksten::{CONTACTEN, NOTITIES};
use super::werkgever::{Werk, terug, verder};
use crate::app::record::{Key, Record};
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::fase::Fase;
use crate::domain::formulier::Formulier;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{CoachId, KaartId, KandidaatId, TrajectId};
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::leerroute::Leerregel;
use crate::domain::sluiting::{Slot, Sluiting, Stand};
use crate::domain::stap::{Situatie, StapId};
use crate::domain::traject::{NieuwTraject, Traject};
use crate::domain::waardelijst::contact::{ContactUitkomst, ContactWijze};
use crate::domain::waardelijst::werkprocesstatus::WerkprocesStatus;
use crate::seed::kaart::Tijdlijn;
use verloop::{Afloop, Verloop};

/// Everything of one dossier.
pub(super) struct Dossier {
    kandidaat: Kandidaat,
    bsn: Option<KandidaatBsn>,
    traject: Traject,
    toestemming: Option<Formulier>,
    gebeurtenissen: Vec<Gebeurtenis>,
}

impl Dossier {
    pub(super) fn records(self, stel: &mut Vec<(Key, Record)>) {
        stel.push((
            Key::kandidaat(self.kandidaat.id),
            Record::Kandidaat(Box::new(self.kandidaat)),
        ));
        if let Some(bsn) = self.bsn {
            stel.push((Key::bsn(bsn.kandidaat), Record::Bsn(bsn)));
        }
        stel.push((
            Key::traject(self.traject.id),
            Record::Traject(Box::new(self.traject)),
        ));
        if let Some(it) = self.toestemming {
            let key = Key::formulier(it.kaart, it.soort, it.nummer);
            stel.push((key, Record::Formulier(Box::new(it))));
        }
        for (nummer, it) in (1..).zip(self.gebeurtenissen) {
            stel.push((Key::gebeurtenis(it.kaart, nummer), Record::Gebeurtenis(it)));
        }
    }
}

pub(super) fn maak(stof: &Stof, id: u32, werk: &mut Werk<'_>, kans: &mut Kans) -> Dossier {
    let vandaag = stof.opzet.vandaag;
    let mut kandidaat = kandidaat::maak(stof, id, kans);
    let situatie = if kans.procent(12) && werk.is_beschikbaar() {
        Situatie::Werkend
    } else {
        Situatie::NietWerkend
    };
    kandidaat::past_bij(&mut kandidaat, situatie, kans);
    let verloop = Verloop::kies(werk.is_beschikbaar(), kans);
    let coach = CoachId(u16::try_from(kans.tussen(1, i64::from(stof.coaches))).unwrap_or(1));
    let mut traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(id),
        kandidaat: KandidaatId(id),
        situatie,
        coach,
        op: verloop.dag(Fase::WervingKandidaten, vandaag),
    });
    let eigen = werk.is_beschikbaar() && kans.procent(70);
    let kwalificatie = if eigen || verloop.fase > Fase::Bemiddeling {
        werk.kwalificatie
    } else {
        kans.kies(&stof.kwalificaties)
    };
    traject.branche = Some(kwalificatie.branche);
    traject.niveau = Some(kwalificatie.niveau);
    traject.kanaal = kandidaat.kanaal;
    traject.fase = verloop.fase;
    traject.sinds = verloop.dag(verloop.fase, vandaag);
    verloop.stappen(stof, &mut traject, werk, kans);
    let gedaan = |traject: &Traject, code: &str| {
        StapId::code(code).and_then(|it| traject.stappen.gedaan_op(it))
    };
    if gedaan(&traject, "WK-09").is_some() {
        traject.crebo = Some(kwalificatie.crebo);
    }
    if traject.plek.is_some() {
        traject.branche = Some(werk.kwalificatie.branche);
        traject.niveau = Some(werk.kwalificatie.niveau);
        traject.crebo = Some(werk.kwalificatie.crebo);
    }
    if gedaan(&traject, "PI-06").is_some() {
        let start = if verloop.fase >= Fase::Praktijkleren {
            verloop.dag(Fase::Praktijkleren, vandaag)
        } else {
            verder(
                vandaag - chrono::Duration::days(verloop.einddag),
                kans.tussen(-3, 28),
            )
        };
        traject.periode.start_gepland = Some(start);
        traject.periode.einde_gepland = Some(start + chrono::Duration::days(verloop.leerdagen));
        traject.periode.start_werkelijk = gedaan(&traject, "PL-01");
        traject.periode.einde_werkelijk = gedaan(&traject, "PL-12");
    }
    if gedaan(&traject, "BM-04").is_some() {
        let oordeel = gedaan(&traject, "PL-06").is_some();
        let begonnen = gedaan(&traject, "PL-01").is_some();
        let status = |kans: &mut Kans| match (oordeel, begonnen) {
            (true, _) if kans.procent(90) => WerkprocesStatus::Geleerd,
            (true, _) => WerkprocesStatus::NietGeleerd,
            (false, true) if kans.procent(40) => WerkprocesStatus::InOefening,
            (false, _) if kans.procent(20) => WerkprocesStatus::KanAl,
            (false, _) => WerkprocesStatus::TeLeren,
        };
        for it in werk.kwalificatie.werkprocessen().take(8) {
            let status = status(kans);
            traject.leerroute.push(Leerregel::nieuw(it.code, status));
        }
    }
    traject.betrokkenen = betrokkenen(&traject, werk);
    if !verloop.is_gesloten() && kans.procent(8) {
        traject.terugbellen = Some(verder(vandaag, kans.tussen(-5, 10)));
    }
    let (stand, einde) = einde(&verloop, vandaag, kans);
    traject.stand = stand;
    let gebeurtenissen = tijdlijn(&traject, &verloop, einde, vandaag, kans);
    // 909 test numbers exist; the dossiers after those do without, which is a normal state (P-02).
    let mag = gedaan(&traject, "WK-05").is_some();
    let bsn = usize::try_from(id - 1)
        .ok()
        .and_then(|plaats| stof.bsns.get(plaats))
        .filter(|_| mag);
    let bsn = bsn.map(|bsn| KandidaatBsn {
        kandidaat: kandidaat.id,
        bsn: *bsn,
    });
    let toestemming =
        toestemming::maak(&stof.toestemming, &stof.namen_coaches, &kandidaat, &traject);
    Dossier {
        kandidaat,
        bsn,
        traject,
        toestemming,
        gebeurtenissen,
    }
}

fn betrokkenen(traject: &Traject, werk: &Werk<'_>) -> Vec<Betrokkene> {
    let mut uit = Vec::new();
    if traject.plek.is_some() {
        uit.extend(werk.bedrijf.betrokkenen.iter().cloned());
    }
    let team = StapId::code("PI-12").is_some_and(|it| traject.stappen.is_klaar(it));
    if team {
        uit.push(Betrokkene {
            rol: Rol::Praktijkbegeleider,
            naam: "Hetty Bruins".to_owned(),
            soort: OrganisatieSoort::Mbo,
            organisatie: "ROC Voorbeeld Oost".to_owned(),
            telefoon: None,
            email: None,
            van: None,
            tot: None,
        });
    }
    uit
}

/// How it stands, and what the timeline says of that.
fn einde(
    verloop: &Verloop,
    vandaag: NaiveDate,
    kans: &mut Kans,
) -> (Stand, Option<(NaiveDate, Wat)>) {
    let op = terug(vandaag, verloop.einddag);
    let slot = match verloop.afloop {
        Afloop::Lopend => {
            if !kans.procent(3) {
                return (Stand::Lopend, None);
            }
            let tot = verder(vandaag, kans.tussen(-5, 40));
            let reden = "wacht op kinderopvang".to_owned();
            let sinds = terug(
                vandaag,
                (vandaag - verloop.dag(verloop.fase, vandaag)).num_days() / 2,
            );
            return (
                Stand::Wacht {
                    tot,
                    reden: reden.clone(),
                },
                Some((sinds, Wat::Wacht { tot, reden })),
            );
        }
        Afloop::Afgerond(uitkomst) => Slot::Afgerond(uitkomst),
        Afloop::Uitgevallen(reden) => Slot::Uitgevallen(reden),
        Afloop::NietPassend => Slot::NietPassend,
    };
    let toelichting = String::new();
    let sluiting = Sluiting {
        slot,
        op,
        toelichting: toelichting.clone(),
    };
    (
        Stand::Gesloten(sluiting),
        Some((op, Wat::Gesloten { slot, toelichting })),
    )
}

fn tijdlijn(
    traject: &Traject,
    verloop: &Verloop,
    einde: Option<(NaiveDate, Wat)>,
    vandaag: NaiveDate,
    kans: &mut Kans,
) -> Vec<Gebeurtenis> {
    let mut wat = Vec::with_capacity(8);
    for fase in Fase::ALL
        .into_iter()
        .filter(|it| (Fase::Bemiddeling..=traject.fase).contains(it))
    {
        let Some(van) = fase.vorige() else { continue };
        let afwijkingen = verloop::afwijkingen(traject, van);
        let motivering = verloop::motivering(&afwijkingen);
        wat.push((
            verloop.dag(fase, vandaag),
            Wat::Verplaatst {
                van,
                naar: fase,
                afwijkingen,
                motivering,
            },
        ));
    }
    if let (Some(plek), Some(op)) = (
        traject.plek,
        StapId::code("BM-03").and_then(|it| traject.stappen.gedaan_op(it)),
    ) {
        wat.push((op, Wat::Gekoppeld { plek }));
    }
    let eerste = (vandaag - traject.aangemaakt).num_days();
    for _ in 0..kans.tussen(0, 2) {
        let dag = terug(vandaag, kans.tussen(verloop.einddag, eerste)).max(traject.aangemaakt);
        wat.push((
            dag,
            Wat::Notitie {
                tekst: (*kans.kies(&NOTITIES)).to_owned(),
            },
        ));
    }
    for _ in 0..kans.tussen(0, 2) {
        let op = terug(vandaag, kans.tussen(verloop.einddag, eerste)).max(traject.aangemaakt);
        let wijze = *kans.kies(ContactWijze::ALL);
        let (uitkomst, tekst) = if kans.procent(80) {
            (ContactUitkomst::Gesproken, *kans.kies(&CONTACTEN))
        } else {
            (ContactUitkomst::NietBereikt, "Later nog eens.")
        };
        let met = (*kans.kies(&["kandidaat", "leerbedrijf", "mbo"])).to_owned();
        wat.push((
            op,
            Wat::Contact {
                wijze,
                uitkomst,
                met,
                tekst: tekst.to_owned(),
                op,
            },
        ));
    }
    wat.extend(einde);
    wat.sort_by_key(|(dag, _)| *dag);
    let mut tijdlijn = Tijdlijn::nieuw(KaartId::Traject(traject.id));
    tijdlijn.zet(traject.aangemaakt, traject.coach, Wat::Aangemaakt);
    for (dag, wat) in wat {
        tijdlijn.zet(dag, traject.coach, wat);
    }
    tijdlijn.van
}
