//! The values that every template has: the card, the person, the work, the people around it.
//!
//! Benefit, groups, reasons and BSN are not among them: they only stand in the forms that ask them.

use super::dag;
use crate::document::sjabloon::Waarde;
use crate::document::stof::Stof;
use crate::domain::betrokkene::{Betrokkene, Rol};
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::sluiting::Stand;
use crate::domain::traject::Traject;

/// What a template may ask of a person, also where none is known.
const KANDIDAAT: &[&str] = &[
    "naam",
    "kort",
    "geboren",
    "telefoon",
    "email",
    "adres",
    "postcode",
    "woonplaats",
    "gemeente",
];
/// What a template may ask of a traject, also on a leerwerkplek.
const TRAJECT: &[&str] = &[
    "situatie",
    "fase",
    "sinds",
    "aangemeld",
    "stand",
    "branche",
    "niveau",
    "crebo",
    "kwalificatie",
    "bron",
    "start",
    "einde",
    "weken",
    "terugbellen",
];

/// The values of every document.
pub(super) fn waarden(stof: &Stof) -> Waarde {
    let mut uit = Waarde::velden([
        ("nummer", stof.kaart.to_string()),
        ("vandaag", dag(Some(stof.vandaag))),
        ("regio", stof.regio.clone()),
    ]);
    uit.zet("coach", coach(stof));
    let of_leeg = |waarden: Option<Waarde>, namen: &[&'static str]| {
        waarden.unwrap_or_else(|| Waarde::velden(namen.iter().map(|naam| (*naam, ""))))
    };
    uit.zet(
        "kandidaat",
        of_leeg(stof.kandidaat.as_ref().map(kandidaat), KANDIDAAT),
    );
    uit.zet(
        "traject",
        of_leeg(stof.traject.as_ref().map(|it| traject(stof, it)), TRAJECT),
    );
    uit.zet("leerbedrijf", leerbedrijf(stof));
    for rol in Rol::ALL {
        uit.zet(rol.code(), persoon(met_rol(stof, *rol)));
    }
    uit.zet(
        "betrokkenen",
        elk_een_keer(stof)
            .into_iter()
            .map(|het| persoon(Some(het)))
            .collect::<Vec<_>>(),
    );
    uit
}

fn coach(stof: &Stof) -> Waarde {
    let coach = stof.coach.as_ref();
    Waarde::velden([
        ("naam", coach.map_or("", |it| &it.naam)),
        ("organisatie", coach.map_or("", |it| &it.organisatie)),
    ])
}

fn tekst<T: ToString>(waarde: Option<&T>) -> String {
    waarde.map_or_else(String::new, ToString::to_string)
}

fn kandidaat(het: &Kandidaat) -> Waarde {
    Waarde::velden([
        ("naam", het.naam.volledig()),
        ("kort", het.naam.kort()),
        (
            "geboren",
            het.geboren.map_or_else(String::new, Geboortedatum::toon),
        ),
        ("telefoon", tekst(het.telefoon.as_ref())),
        ("email", tekst(het.email.as_ref())),
        ("adres", tekst(het.adres.as_ref())),
        ("postcode", tekst(het.postcode.as_ref())),
        ("woonplaats", tekst(het.woonplaats.as_ref())),
        ("gemeente", tekst(het.gemeente.as_ref())),
    ])
}

fn traject(stof: &Stof, het: &Traject) -> Waarde {
    let kwalificatie = stof.kwalificatie.as_ref();
    let stand = match &het.stand {
        Stand::Lopend => "loopt".to_owned(),
        Stand::Wacht { tot, reden } => format!("wacht tot {}: {reden}", dag(Some(*tot))),
        Stand::Gesloten(sluiting) => {
            format!(
                "gesloten op {}, {}",
                dag(Some(sluiting.op)),
                sluiting.slot.label()
            )
        }
    };
    let weken = het
        .periode
        .start()
        .zip(het.periode.einde())
        .map_or_else(String::new, |(start, einde)| {
            ((einde - start).num_days() / 7).to_string()
        });
    Waarde::velden([
        ("situatie", het.situatie.label().to_owned()),
        ("fase", het.fase.label().to_owned()),
        ("sinds", dag(Some(het.sinds))),
        ("aangemeld", dag(Some(het.aangemaakt))),
        ("stand", stand),
        (
            "branche",
            het.branche
                .map_or("", crate::domain::waardelijst::Branche::label)
                .to_owned(),
        ),
        (
            "niveau",
            het.niveau
                .map_or("", crate::domain::waardelijst::Niveau::label)
                .to_owned(),
        ),
        ("crebo", tekst(het.crebo.as_ref())),
        (
            "kwalificatie",
            kwalificatie.map_or_else(String::new, |it| it.naam.clone()),
        ),
        (
            "bron",
            kwalificatie.map_or_else(String::new, |it| it.bron.clone()),
        ),
        ("start", dag(het.periode.start())),
        ("einde", dag(het.periode.einde())),
        ("weken", weken),
        ("terugbellen", dag(het.terugbellen)),
    ])
}

fn leerbedrijf(stof: &Stof) -> Waarde {
    let bedrijf = stof.bedrijf.as_ref();
    let plek = stof.plek.as_ref();
    let crebo = stof.traject.as_ref().and_then(|it| it.crebo);
    let erkenning = bedrijf
        .zip(crebo)
        .map_or_else(String::new, |(bedrijf, crebo)| {
            let erkend = bedrijf.erkenningen.iter().find(|it| it.crebo == crebo);
            match erkend.map(|it| it.geldig_tot) {
                Some(Some(tot)) => format!("erkend voor {crebo} tot {}", dag(Some(tot))),
                Some(None) => format!("erkend voor {crebo}"),
                None => String::new(),
            }
        });
    Waarde::velden([
        (
            "naam",
            bedrijf.map_or_else(String::new, |it| it.naam.clone()),
        ),
        (
            "plaats",
            bedrijf.map_or_else(String::new, |it| it.plaats.clone()),
        ),
        (
            "postcode",
            bedrijf.map_or_else(String::new, |it| tekst(it.postcode.as_ref())),
        ),
        (
            "kvk",
            bedrijf.map_or_else(String::new, |it| it.kvk.clone().unwrap_or_default()),
        ),
        (
            "sbb",
            bedrijf.map_or_else(String::new, |it| it.sbb_id.clone().unwrap_or_default()),
        ),
        (
            "functie",
            plek.map_or_else(String::new, |it| it.functie.clone()),
        ),
        (
            "uren",
            plek.and_then(|it| it.uren)
                .map_or_else(String::new, |it| it.to_string()),
        ),
        ("erkenning", erkenning),
    ])
}

/// Everybody around the traject who still takes part, those of the leerbedrijf last.
fn alle(stof: &Stof) -> impl Iterator<Item = &Betrokkene> {
    let eigen = stof.traject.iter().flat_map(|it| &it.betrokkenen);
    let bedrijf = stof.bedrijf.iter().flat_map(|it| &it.betrokkenen);
    let vandaag = stof.vandaag;
    eigen
        .chain(bedrijf)
        .filter(move |het| het.tot.is_none_or(|tot| tot >= vandaag))
}

/// The same without who stands on the traject and on the leerbedrijf in one role.
fn elk_een_keer(stof: &Stof) -> Vec<&Betrokkene> {
    let mut uit: Vec<&Betrokkene> = Vec::new();
    for het in alle(stof) {
        if !uit
            .iter()
            .any(|al| al.rol == het.rol && al.naam == het.naam)
        {
            uit.push(het);
        }
    }
    uit
}

/// The first with a role.
pub(super) fn met_rol(stof: &Stof, rol: Rol) -> Option<&Betrokkene> {
    alle(stof).find(|het| het.rol == rol)
}

fn persoon(het: Option<&Betrokkene>) -> Waarde {
    let veld = |f: fn(&Betrokkene) -> String| het.map_or_else(String::new, f);
    Waarde::velden([
        ("rol", veld(|it| it.rol.label().to_owned())),
        ("naam", veld(|it| it.naam.clone())),
        (
            "organisatie",
            veld(|it| {
                if it.organisatie.is_empty() {
                    it.soort.label().to_owned()
                } else {
                    it.organisatie.clone()
                }
            }),
        ),
        ("telefoon", veld(|it| tekst(it.telefoon.as_ref()))),
        ("email", veld(|it| tekst(it.email.as_ref()))),
    ])
}
