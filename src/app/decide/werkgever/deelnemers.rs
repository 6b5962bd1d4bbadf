//! Werknemers whom a werkgever names become kandidaten in Werving kandidaten (S4 item 8, WG-10).
//!
//! AVG (DOMAIN 2.3, WG-10): a name is only written down when its owner agreed. Toestemming that the
//! werkgever tells of is provisional: WK-03 is planned for its confirmation. Of others only the
//! number is kept.

use chrono::Days;

use super::{vanzelf, veld, zet_plek};
use crate::app::command::Deelnemer;
use crate::app::decide::kandidaat::lees_of_leeg;
use crate::app::decide::samenvoegen::nieuw_kandidaatnummer;
use crate::app::decide::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::gebeurtenis::Wat;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::{KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use crate::domain::inzet::Inzet;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::naam::Naam;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::domain::traject::{NieuwTraject, Traject};
use crate::domain::waardelijst::Kanaal;

/// Days in which toestemming that was said is confirmed in writing (DOMAIN 1.1).
const BEVESTIG_DAGEN: u64 = 14;
/// Most names in one change.
pub(in crate::app::decide) const DEELNEMERS_MAX: usize = 200;

/// Kandidaten of the names, the number of the others on the leerwerkplek, all as one change.
pub(in crate::app::decide) fn nieuw(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: LeerwerkplekId,
    deelnemers: &[Deelnemer],
    geteld: u16,
) -> Result<Besluit, Fault> {
    if deelnemers.is_empty() && geteld == 0 {
        return Err(veld("deelnemers", "er staat nog geen naam"));
    }
    let (_, mut plek) = zicht.plek(id)?;
    let (_, bedrijf) = zicht.bedrijf(plek.bedrijf)?;
    let kaart = KaartId::Plek(id);
    let woord = |n: usize| if n == 1 { "naam" } else { "namen" };
    let mut delen = Vec::new();
    if !deelnemers.is_empty() {
        let n = deelnemers.len();
        delen.push(format!("{n} {} als kandidaat", woord(n)));
    }
    if geteld > 0 {
        delen.push(format!("van {geteld} alleen het aantal"));
    }
    let delen = delen.join(", ");
    let titel = format!("{}: {delen}", bedrijf.naam);
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let eerste = nieuw_kandidaatnummer(zicht)?.0;
    let traject = zicht.nieuw_nummer(Soort::Traject)?;
    for ((nummer, traject), wie) in (eerste..).zip(traject..).zip(deelnemers) {
        let ids = (KandidaatId(nummer), TrajectId(traject));
        een(omgeving, ids, wie, (&bedrijf, &plek), &mut besluit)?;
    }
    let tekst = format!("Lijst van de werkgever: {delen}.");
    besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    for code in ["WG-09", "WG-10"] {
        let stand = Stapstand::Gedaan {
            op: omgeving.vandaag,
            door: omgeving.coach,
        };
        vanzelf(omgeving, &mut plek, code, stand, &mut besluit)?;
    }
    besluit.veld(kaart, "deelnemers");
    zet_plek(&mut besluit, plek);
    Ok(besluit)
}

fn een(
    omgeving: &Omgeving<'_>,
    (id, traject): (KandidaatId, TrajectId),
    wie: &Deelnemer,
    (bedrijf, plek): (&Leerbedrijf, &Leerwerkplek),
    besluit: &mut Besluit,
) -> Result<(), Fault> {
    let naam = Naam::lees(&wie.naam).map_err(|fout| veld("naam", fout.to_string()))?;
    let geboren = wie
        .geboren
        .map(|dag| Geboortedatum::nieuw(dag, omgeving.vandaag))
        .transpose()
        .map_err(|fout| veld("geboren", fout.to_string()))?;
    let kandidaat = Kandidaat {
        id,
        naam,
        geboren,
        telefoon: lees_of_leeg("telefoon", &wie.telefoon)?,
        email: None,
        postcode: None,
        gemeente: None,
        woonplaats: None,
        uitkering: None,
        opleiding: None,
        behaald: None,
        diploma: None,
        doelgroepen: Vec::new(),
        branches: plek.branche.into_iter().collect(),
        niveau: plek.niveau,
        kanaal: Some(Kanaal::Werkgever),
        adres: None,
        partnernaam: None,
        inzet: Inzet::default(),
    };
    let mut traject = Traject::nieuw(NieuwTraject {
        id: traject,
        kandidaat: id,
        situatie: Situatie::Werkend,
        coach: omgeving.coach,
        op: omgeving.vandaag,
    });
    traject.branche = plek.branche;
    traject.niveau = plek.niveau;
    traject.kanaal = Some(Kanaal::Werkgever);
    // The own employer is the leerbedrijf (DOMAIN 2.1); who guides there is whom to call.
    traject.betrokkenen.push(werkgever(bedrijf));
    let kaart = traject.kaart();
    besluit.tijdlijn.push((kaart, Wat::Aangemaakt));
    let tekst = format!(
        "Genoemd door de werkgever, {} ({}). Toestemming is gezegd en moet nog schriftelijk.",
        bedrijf.naam, plek.id
    );
    besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    let op = omgeving.vandaag.checked_add_days(Days::new(BEVESTIG_DAGEN));
    let gedaan = Stapstand::Gedaan {
        op: omgeving.vandaag,
        door: omgeving.coach,
    };
    let mut zet = |code: &str, stand: Stapstand| -> Result<(), Fault> {
        if let Some(stap) = StapId::code(code) {
            traject = traject.stap_gezet(stap, stand.clone(), omgeving.vandaag)?;
            let tekst = String::new();
            besluit
                .tijdlijn
                .push((kaart, Wat::Stap { stap, stand, tekst }));
        }
        Ok(())
    };
    if kandidaat.telefoon.is_some() {
        zet("WK-01", gedaan)?;
    }
    if let Some(op) = op {
        zet("WK-03", Stapstand::Gepland { op })?;
    }
    besluit.veld(kaart, "aangemaakt");
    besluit.schrijf(Key::kandidaat(id), Record::Kandidaat(Box::new(kandidaat)));
    besluit.schrijf(Key::traject(traject.id), Record::Traject(Box::new(traject)));
    Ok(())
}

/// Whom to call at the employer: the praktijkopleider as contact, else the company by name.
fn werkgever(bedrijf: &Leerbedrijf) -> Betrokkene {
    let mensen = bedrijf.betrokkenen.iter();
    let opleider = mensen.clone().find(|it| it.rol == Rol::Praktijkopleider);
    let naam = opleider.map_or_else(|| bedrijf.naam.clone(), |it| it.naam.clone());
    Betrokkene {
        rol: Rol::Contactpersoon,
        naam,
        soort: OrganisatieSoort::Leerbedrijf,
        organisatie: bedrijf.naam.clone(),
        telefoon: opleider.and_then(|it| it.telefoon.clone()),
        email: opleider.and_then(|it| it.email.clone()),
        van: None,
        tot: None,
    }
}
