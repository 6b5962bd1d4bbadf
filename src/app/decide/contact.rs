//! Notes and contact moments.

use chrono::NaiveDate;

use super::{Besluit, Omgeving, nazorg};
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::tekst::{schoon, schoon_meerregelig};
use crate::domain::waardelijst::{ContactUitkomst, ContactWijze};

/// A contact moment as it was asked for.
pub(super) struct Moment<'a> {
    pub(super) wijze: ContactWijze,
    pub(super) uitkomst: ContactUitkomst,
    pub(super) met: &'a str,
    pub(super) tekst: &'a str,
    pub(super) op: NaiveDate,
    pub(super) terugbellen: Option<NaiveDate>,
}

/// Longest note, in characters; longer texts belong in a document.
const NOTITIE_MAX: usize = 4_000;

fn tekst_of_fout(tekst: &str) -> Result<String, Fault> {
    let schoon = schoon_meerregelig(tekst);
    if schoon.chars().count() > NOTITIE_MAX {
        let bericht = format!("de tekst is te lang; houd het onder {NOTITIE_MAX} tekens");
        return Err(Fault::Veld {
            veld: "tekst".to_owned(),
            bericht,
        });
    }
    Ok(schoon)
}

/// Writes a note.
pub(super) fn notitie(zicht: &Zicht<'_>, kaart: KaartId, tekst: &str) -> Result<Besluit, Fault> {
    let naam = zicht.kaartnaam(kaart)?;
    let tekst = tekst_of_fout(tekst)?;
    if tekst.is_empty() {
        let bericht = "de notitie is leeg; schrijf iets of druk op esc".to_owned();
        return Err(Fault::Veld {
            veld: "tekst".to_owned(),
            bericht,
        });
    }
    let mut besluit = Besluit::van_kaart(kaart, format!("notitie bij {naam}"));
    besluit.tijdlijn.push((kaart, Wat::Notitie { tekst }));
    besluit.veld(kaart, "notitie");
    Ok(besluit)
}

/// Writes a contact moment; a promised call goes on the card.
pub(super) fn contact(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: KaartId,
    moment: Moment<'_>,
) -> Result<Besluit, Fault> {
    let fout = |veld: &str, bericht: &str| Fault::Veld {
        veld: veld.to_owned(),
        bericht: bericht.to_owned(),
    };
    if moment.op > omgeving.vandaag {
        return Err(fout("op", "een contact is geweest; kies vandaag of eerder"));
    }
    if moment.terugbellen.is_some_and(|dag| dag < omgeving.vandaag) {
        return Err(fout("terugbellen", "kies vandaag of later"));
    }
    let naam = zicht.kaartnaam(kaart)?;
    let titel = format!("contact met {naam}: {}", moment.uitkomst.label());
    let mut besluit = Besluit::van_kaart(kaart, titel);
    let wat = Wat::Contact {
        wijze: moment.wijze,
        uitkomst: moment.uitkomst,
        met: schoon(moment.met),
        tekst: tekst_of_fout(moment.tekst)?,
        op: moment.op,
    };
    besluit.tijdlijn.push((kaart, wat));
    besluit.veld(kaart, "contact");
    // Having spoken keeps the promise; not having reached anybody leaves it standing.
    let gesproken = moment.uitkomst == ContactUitkomst::Gesproken;
    let nieuw = |oud: Option<NaiveDate>| moment.terugbellen.or(if gesproken { None } else { oud });
    match kaart {
        KaartId::Traject(id) => {
            let (_, mut traject) = zicht.traject(id)?;
            let dag = nieuw(traject.terugbellen);
            if dag != traject.terugbellen {
                traject.terugbellen = dag;
                besluit.veld(kaart, "terugbellen");
                besluit.schrijf(Key::traject(id), Record::Traject(Box::new(traject.clone())));
            }
            if !moment.uitkomst.is_contact() {
                nazorg::poging(omgeving, zicht, &mut traject, moment.op, &mut besluit)?;
            }
        }
        KaartId::Plek(id) => {
            let (_, mut plek) = zicht.plek(id)?;
            let dag = nieuw(plek.terugbellen);
            if dag != plek.terugbellen {
                plek.terugbellen = dag;
                besluit.veld(kaart, "terugbellen");
                besluit.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
            }
        }
    }
    Ok(besluit)
}
