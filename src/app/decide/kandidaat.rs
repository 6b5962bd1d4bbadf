//! New kandidaten and changes to what is known of one.

use std::fmt::Display;
use std::str::FromStr;

use super::samenvoegen::nieuw_kandidaatnummer;
use super::{Besluit, Omgeving, nog_zo};
use crate::app::command::KandidaatGegevens;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::adres::{Adres, Huisnummer};
use crate::domain::gebeurtenis::Wat;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::id::{KaartId, KandidaatId, TrajectId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::schoon;
use crate::domain::traject::{NieuwTraject, Traject};
use crate::domain::waardelijst::Uitkering;

fn veld(veld: &str, bericht: impl Display) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.to_string(),
    }
}

/// Reads a text with a parser of the domain; an empty one is none.
pub(super) fn lees_of_leeg<T>(naam: &str, tekst: &str) -> Result<Option<T>, Fault>
where
    T: FromStr,
    T::Err: Display,
{
    let tekst = tekst.trim();
    if tekst.is_empty() {
        return Ok(None);
    }
    tekst.parse().map(Some).map_err(|fout| veld(naam, fout))
}

fn leeg_of(tekst: &str) -> Option<String> {
    Some(schoon(tekst)).filter(|tekst| !tekst.is_empty())
}

/// The person as the data says; every text goes through its parser.
fn lees(
    omgeving: &Omgeving<'_>,
    id: KandidaatId,
    gegevens: &KandidaatGegevens,
) -> Result<Kandidaat, Fault> {
    let geboren = gegevens
        .geboren
        .map(|dag| Geboortedatum::nieuw(dag, omgeving.vandaag).map_err(|f| veld("geboren", f)))
        .transpose()?;
    if gegevens.branches.len() > 3 {
        return Err(veld(
            "branches",
            "kies er hoogstens drie; de eerste is de eerste keus",
        ));
    }
    let woonplaats = leeg_of(&gegevens.woonplaats);
    Ok(Kandidaat {
        id,
        naam: Naam::lees(&gegevens.naam).map_err(|fout| veld("naam", fout))?,
        geboren,
        telefoon: lees_of_leeg("telefoon", &gegevens.telefoon)?,
        email: lees_of_leeg("email", &gegevens.email)?,
        postcode: lees_of_leeg("postcode", &gegevens.postcode)?,
        gemeente: woonplaats
            .as_deref()
            .and_then(|plaats| omgeving.model.gemeente_van(plaats)),
        woonplaats,
        uitkering: gegevens.uitkering,
        opleiding: gegevens.opleiding,
        behaald: gegevens.behaald,
        diploma: gegevens.diploma,
        doelgroepen: gegevens.doelgroepen.clone(),
        branches: gegevens.branches.clone(),
        niveau: gegevens.niveau,
        kanaal: gegevens.kanaal,
        adres: adres(gegevens, None)?,
        partnernaam: gegevens.partnernaam.as_deref().and_then(leeg_of),
        inzet: gegevens.inzet.clone().unwrap_or_default(),
    })
}

/// The door as the data say it. A street stays with its postcode: whoever moved is asked again.
fn adres(gegevens: &KandidaatGegevens, oud: Option<&Kandidaat>) -> Result<Option<Adres>, Fault> {
    let bekend = oud.and_then(|it| it.adres.as_ref());
    let Some(tekst) = &gegevens.huisnummer else {
        return Ok(bekend.cloned());
    };
    let deur: Option<Huisnummer> = lees_of_leeg("huisnummer", tekst)?;
    let Some(deur) = deur else {
        return Ok(None);
    };
    let postcode: Option<Postcode> = lees_of_leeg("postcode", &gegevens.postcode)?;
    let verhuisd = oud.is_some_and(|it| it.postcode.is_some() && it.postcode != postcode);
    let straat = bekend.map_or("", |it| it.straat.as_str());
    Ok(Some(Adres::aan(if verhuisd { "" } else { straat }, deur)))
}

fn wis_concept(omgeving: &Omgeving<'_>, concept: Option<u64>, besluit: &mut Besluit) {
    if let Some(nummer) = concept {
        besluit
            .puts
            .push((Key::concept(omgeving.coach, nummer), None));
    }
}

/// What somebody lives on says whether there is work, where nobody said it.
fn situatie_van(gegevens: &KandidaatGegevens) -> Situatie {
    match gegevens.uitkering {
        Some(Uitkering::Werk | Uitkering::WerkAanvullend) => Situatie::Werkend,
        _ => Situatie::NietWerkend,
    }
}

/// A new kandidaat with a traject in Werving kandidaten.
pub(super) fn nieuw(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    gegevens: &KandidaatGegevens,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let id = nieuw_kandidaatnummer(zicht)?;
    let kandidaat = lees(omgeving, id, gegevens)?;
    let mut besluit = meld_aan(omgeving, zicht, kandidaat, gegevens)?;
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// A next traject: a kandidaat is a person, and may come back (DOMAIN 6.2: a returner).
pub(super) fn volgend(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: KandidaatId,
    gegevens: &KandidaatGegevens,
    gezien: Option<Seq>,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let (versie, oud) = zicht.kandidaat(id)?;
    let kaarten = omgeving.model.kaarten_van(id);
    for kaart in &kaarten {
        let KaartId::Traject(traject) = kaart else {
            continue;
        };
        if !zicht.traject(*traject)?.1.is_gesloten() {
            let bericht = format!("er loopt al een traject ({kaart}); ga daar verder");
            return Err(veld("naam", bericht));
        }
    }
    nog_zo(omgeving, zicht, kaarten.last().copied(), gezien, versie)?;
    let kandidaat = bijgewerkt(omgeving, &oud, gegevens)?;
    let mut besluit = meld_aan(omgeving, zicht, kandidaat, gegevens)?;
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// What the forms alone ask is not in these data; it stays as it was.
fn bijgewerkt(
    omgeving: &Omgeving<'_>,
    oud: &Kandidaat,
    gegevens: &KandidaatGegevens,
) -> Result<Kandidaat, Fault> {
    Ok(Kandidaat {
        adres: adres(gegevens, Some(oud))?,
        partnernaam: match &gegevens.partnernaam {
            Some(naam) => leeg_of(naam),
            None => oud.partnernaam.clone(),
        },
        inzet: gegevens.inzet.clone().unwrap_or_else(|| oud.inzet.clone()),
        ..lees(omgeving, oud.id, gegevens)?
    })
}

/// A traject in Werving kandidaten for somebody, with what the first call gave.
fn meld_aan(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kandidaat: Kandidaat,
    gegevens: &KandidaatGegevens,
) -> Result<Besluit, Fault> {
    if gegevens
        .terugbellen
        .is_some_and(|dag| dag < omgeving.vandaag)
    {
        return Err(veld("terugbellen", "kies vandaag of later"));
    }
    let id = kandidaat.id;
    let mut traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(zicht.nieuw_nummer(Soort::Traject)?),
        kandidaat: id,
        situatie: gegevens.situatie.unwrap_or_else(|| situatie_van(gegevens)),
        coach: omgeving.coach,
        op: omgeving.vandaag,
    });
    traject.branche = gegevens.branches.first().copied();
    traject.niveau = gegevens.niveau;
    traject.kanaal = gegevens.kanaal;
    traject.terugbellen = gegevens.terugbellen;
    let kaart = traject.kaart();
    let titel = format!("{} aangemeld ({kaart})", kandidaat.naam.kort());
    let mut besluit = Besluit::van_kaart(kaart, titel);
    besluit.tijdlijn.push((kaart, Wat::Aangemaakt));
    let (traject, stap) = aangemeld(omgeving, traject, &kandidaat)?;
    besluit.tijdlijn.extend(stap.map(|stap| (kaart, stap)));
    if let Some(tekst) = leeg_of(&gegevens.notitie) {
        besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    }
    besluit.veld(kaart, "aangemaakt");
    besluit.schrijf(Key::kandidaat(id), Record::Kandidaat(Box::new(kandidaat)));
    besluit.schrijf(Key::traject(traject.id), Record::Traject(Box::new(traject)));
    Ok(besluit)
}

/// WK-01 asks for herkomst and a way to reach the kandidaat; with both known it is done.
pub(in crate::app) fn aangemeld(
    omgeving: &Omgeving<'_>,
    traject: Traject,
    kandidaat: &Kandidaat,
) -> Result<(Traject, Option<Wat>), Fault> {
    let bereikbaar = kandidaat.telefoon.is_some() || kandidaat.email.is_some();
    let Some(stap) = StapId::code("WK-01").filter(|_| bereikbaar && traject.kanaal.is_some())
    else {
        return Ok((traject, None));
    };
    let stand = Stapstand::Gedaan {
        op: omgeving.vandaag,
        door: omgeving.coach,
    };
    let traject = traject.stap_gezet(stap, stand.clone(), omgeving.vandaag)?;
    let tekst = String::new();
    Ok((traject, Some(Wat::Stap { stap, stand, tekst })))
}

/// Changes what is known of a kandidaat; the running traject follows in branche, niveau, situatie.
pub(super) fn wijzig(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    id: KandidaatId,
    gegevens: &KandidaatGegevens,
    gezien: Option<Seq>,
    concept: Option<u64>,
) -> Result<Besluit, Fault> {
    let (versie, oud) = zicht.kandidaat(id)?;
    let kaarten = omgeving.model.kaarten_van(id);
    let kaart = kaarten.last().copied();
    nog_zo(omgeving, zicht, kaart, gezien, versie)?;
    let nieuw = bijgewerkt(omgeving, &oud, gegevens)?;
    let mut velden = verschil(&oud, &nieuw);
    let titel = format!("gegevens van {} gewijzigd", nieuw.naam.kort());
    let mut besluit = Besluit {
        titel,
        kaart,
        terug: true,
        ..Besluit::default()
    };
    if let Some(KaartId::Traject(traject_id)) = kaart {
        let (_, traject) = zicht.traject(traject_id)?;
        let mut anders = match gegevens.situatie {
            Some(situatie) => traject.met_situatie(situatie).0,
            None => traject.clone(),
        };
        if anders.plek.is_none() {
            anders.branche = gegevens.branches.first().copied();
            anders.niveau = gegevens.niveau;
        }
        anders.kanaal = gegevens.kanaal;
        anders.terugbellen = gegevens.terugbellen;
        for (naam, gelijk) in [
            ("situatie", anders.situatie == traject.situatie),
            ("terugbellen", anders.terugbellen == traject.terugbellen),
        ] {
            if !gelijk {
                velden.push(naam.to_owned());
            }
        }
        if anders != traject {
            besluit.schrijf(Key::traject(traject_id), Record::Traject(Box::new(anders)));
        }
    }
    if let (Some(kaart), Some(tekst)) = (kaart, leeg_of(&gegevens.notitie)) {
        besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    }
    if let Some(kaart) = kaart.filter(|_| !velden.is_empty()) {
        besluit.tijdlijn.push((
            kaart,
            Wat::Gewijzigd {
                velden: velden.clone(),
            },
        ));
        besluit.velden.push((kaart, velden));
    }
    if nieuw != oud {
        besluit.schrijf(Key::kandidaat(id), Record::Kandidaat(Box::new(nieuw)));
    }
    wis_concept(omgeving, concept, &mut besluit);
    Ok(besluit)
}

/// Names of the fields that differ.
fn verschil(oud: &Kandidaat, nieuw: &Kandidaat) -> Vec<String> {
    [
        ("naam", oud.naam == nieuw.naam),
        ("geboren", oud.geboren == nieuw.geboren),
        ("telefoon", oud.telefoon == nieuw.telefoon),
        ("email", oud.email == nieuw.email),
        ("postcode", oud.postcode == nieuw.postcode),
        ("woonplaats", oud.woonplaats == nieuw.woonplaats),
        ("uitkering", oud.uitkering == nieuw.uitkering),
        (
            "opleiding",
            (oud.opleiding, oud.behaald) == (nieuw.opleiding, nieuw.behaald),
        ),
        ("diploma", oud.diploma == nieuw.diploma),
        ("reizen en tijd", oud.inzet == nieuw.inzet),
        ("doelgroepen", oud.doelgroepen == nieuw.doelgroepen),
        ("branches", oud.branches == nieuw.branches),
        ("niveau", oud.niveau == nieuw.niveau),
        ("aangemeld door", oud.kanaal == nieuw.kanaal),
    ]
    .into_iter()
    .filter(|(_, gelijk)| !gelijk)
    .map(|(naam, _)| naam.to_owned())
    .collect()
}
