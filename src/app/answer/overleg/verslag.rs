//! The minutes of an overleg: besluiten, acties, verplaatsingen; initials and numbers only.

use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::overleg::{kop, laatste, punten, verplaatsingen};
use crate::app::presentatie::kaartnaam;
use crate::app::query::VerslagBeeld;
use crate::app::record::{Key, Record};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::document::boom::{Blok, Doc};
use crate::domain::datum::{toon, toon_kort};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::{Overleg, Punt, Puntsoort};
use crate::domain::regel::Regelfout;
use crate::domain::telwoord::tel;
use crate::domain::zaal::Zaal;

/// The overleg that is asked for: by number, or the last one that the coach led.
fn welk(zicht: &Zicht<'_>, coach: CoachId, nummer: Option<u32>) -> Result<Overleg, Fault> {
    let weg = |nummer: u32| Fault::NietGevonden {
        wat: format!("overleg {nummer}"),
    };
    if let Some(nummer) = nummer {
        return kop(zicht, nummer)?.ok_or_else(|| weg(nummer));
    }
    for nummer in (1..=laatste(zicht)?).rev() {
        if let Some(kop) = kop(zicht, nummer)?
            && kop.door == coach
        {
            return Ok(kop);
        }
    }
    Err(Regelfout::GeenOverleg.into())
}

fn naam(model: &Leesmodel, kaart: KaartId) -> String {
    let naam = model.kaartrij(kaart).map_or_else(String::new, |it| it.naam);
    kaartnaam(Zaal::default(), kaart, &naam)
}

/// A heading with a table below it, or with a word that there was nothing.
fn deel(titel: &str, kop: &[&str], rijen: Vec<Vec<String>>) -> [Blok; 2] {
    let blok = if rijen.is_empty() {
        Blok::alinea("Geen.")
    } else {
        Blok::Tabel {
            kop: kop.iter().map(|it| (*it).to_owned()).collect(),
            rijen,
        }
    };
    [Blok::kop(1, titel), blok]
}

fn doc(service: &Service, overleg: &Overleg, punten: &[Punt], voorbeeld: bool) -> Doc {
    let model = service.model();
    let titel = format!("Fase-overleg {}", overleg.nummer);
    let mut doc = Doc::new(&titel, &toon(overleg.op), service.clock().today());
    doc.voorbeeld = voorbeeld;
    let wie = |kaart| naam(&model, kaart);
    let (mut besluiten, mut acties, mut moves, mut later) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut gezien, mut seconden) = (0, 0_u32);
    for punt in punten {
        match &punt.wat {
            Puntsoort::Gezien { seconden: zo_lang } => {
                gezien += 1;
                seconden = seconden.saturating_add(*zo_lang);
            }
            Puntsoort::Geparkeerd => later.push(wie(punt.kaart)),
            Puntsoort::Besluit { tekst } => besluiten.push(vec![wie(punt.kaart), tekst.clone()]),
            Puntsoort::Actie { aan, wat, voor } => acties.push(vec![
                model.coach_kort(*aan),
                wat.clone(),
                toon_kort(*voor),
                wie(punt.kaart),
            ]),
            Puntsoort::Verplaatst { van, naar } => moves.push(vec![
                wie(punt.kaart),
                van.label().to_owned(),
                naar.label().to_owned(),
            ]),
        }
    }
    let minuten = usize::try_from(seconden.div_ceil(60)).unwrap_or(0);
    doc.blokken.push(Blok::gegevens([
        ("Geleid door", model.coach_kort(overleg.door)),
        ("Besproken", tel(gezien, "zaak", "zaken")),
        ("Duur", tel(minuten, "minuut", "minuten")),
        ("Sinds", toon(overleg.sinds)),
    ]));
    doc.blokken
        .extend(deel("Besluiten", &["Zaak", "Besluit"], besluiten));
    doc.blokken
        .extend(deel("Acties", &["Wie", "Wat", "Voor", "Zaak"], acties));
    doc.blokken
        .extend(deel("Verplaatst", &["Zaak", "Van", "Naar"], moves));
    if !later.is_empty() {
        doc.blokken.push(Blok::kop(1, "Geparkeerd"));
        doc.blokken.push(Blok::lijst(false, later));
    }
    doc
}

/// The minutes. Of an overleg that goes on they are as they stand.
pub(in crate::app::answer) fn verslag(
    service: &Service,
    coach: CoachId,
    nummer: Option<u32>,
) -> Result<VerslagBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let overleg = welk(&zicht, coach, nummer)?;
    let mut alle: Vec<Punt> = punten(&zicht, overleg.nummer)?
        .into_iter()
        .map(|it| it.1)
        .collect();
    if overleg.gesloten.is_none() {
        let gezien: Vec<KaartId> = alle
            .iter()
            .filter(|it| matches!(it.wat, Puntsoort::Gezien { .. }))
            .map(|it| it.kaart)
            .collect();
        for kaart in gezien {
            alle.extend(verplaatsingen(&zicht, &overleg, kaart)?);
        }
    }
    let voorbeeld = match zicht.get(Key::regio())? {
        Some((_, Record::Regio(regio))) => regio.voorbeeld,
        _ => false,
    };
    Ok(VerslagBeeld {
        doc: doc(service, &overleg, &alle, voorbeeld),
        naam: format!("overleg-{}-{}", overleg.nummer, overleg.op),
        overleg,
    })
}
