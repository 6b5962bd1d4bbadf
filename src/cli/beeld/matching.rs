//! Matching as JSON.

use crate::domain::telwoord::Woord;
use serde_json::{Value, json};

use crate::app::matching::Waarde;
use crate::app::query::{
    BlokkadeBeeld, MatchBeeld, MatchKandidaat, MatchLijst, MatchProef, MatchRij, PaarBeeld,
    TermRegel, VerdeelBeeld, VerdeelPlek, VerdeelRij,
};
use crate::domain::matching::{Trechter, Verandering, Vervolgvraag, Wat};

pub(in crate::cli) fn trechter(it: &Trechter, telt: Woord) -> Value {
    let weg = it.stappen().map(|(voorwaarde, aantal)| {
        json!({"om": voorwaarde.code(), "woord": voorwaarde.kort(), "aantal": aantal})
    });
    json!({
        "totaal": it.totaal,
        "weg": weg.collect::<Vec<_>>(),
        "past": it.ja,
        "na_vraag": it.vraag,
        "regel": it.regel(telt),
    })
}

fn vraag(it: &Vervolgvraag, telt: Woord) -> Value {
    json!({
        "veld": it.veld.code(),
        "van_plek": it.veld.van_plek(),
        "eis": it.eis,
        "kaart": it.kaart,
        "plek": it.plek,
        "paren": it.paren,
        "beslist": it.beslist,
        "punten": it.punten,
        "zin": it.veld.zin(),
        "tekst": it.tekst(telt),
    })
}

fn vragen(alle: &[Vervolgvraag], telt: Woord) -> Value {
    alle.iter().map(|it| vraag(it, telt)).collect()
}

fn rij(it: &MatchRij) -> Value {
    json!({
        "kaart": it.kaart,
        "naam": it.naam,
        "wat": it.wat,
        "plaats": it.plaats,
        "branche": it.branche,
        "niveau": it.niveau,
        "vrij": it.vrij,
        "score": it.score,
        "oordeel": it.groep.woord(),
        "minuten": it.minuten,
        "om": it.om.map(crate::domain::matching::Voorwaarde::code),
        "waarom": it.waarom,
        "nieuw": it.nieuw,
    })
}

fn term(it: &TermRegel) -> Value {
    let mut waarde = json!({
        "wat": it.wat.code(),
        "naam": it.wat.label(),
        "oordeel": it.oordeel.woord(),
        "tekst": it.tekst,
    });
    if let Wat::Zacht(_) = it.wat {
        waarde["punten"] = json!(it.punten);
        waarde["van"] = json!(it.van);
    }
    waarde
}

fn verandering((_, tekst): &(Verandering, String)) -> Value {
    json!(tekst)
}

fn blokkade(it: &BlokkadeBeeld) -> Value {
    json!({
        "om": it.voorwaarde.code(),
        "tekst": it.tekst,
        "past_als": it.veranderingen.iter().map(verandering).collect::<Vec<_>>(),
    })
}

pub(in crate::cli) fn paar(it: &PaarBeeld) -> Value {
    json!({
        "traject": it.traject,
        "naam": it.naam,
        "plek": it.plek,
        "bedrijf": it.bedrijf,
        "regelversie": it.regelversie,
        "oordeel": it.oordeel.woord(),
        "score": it.score,
        "regels": it.regels.iter().map(term).collect::<Vec<_>>(),
        "waarom_niet": it.blokkades.iter().map(blokkade).collect::<Vec<_>>(),
        "past_als": it.past_als(),
        "vragen": vragen(&it.vragen, Woord::PLEK),
    })
}

pub(in crate::cli) fn matching(it: &MatchBeeld) -> Value {
    json!({
        "kaart": it.kaart,
        "naam": it.naam,
        "telt": it.telt.woord().meer,
        "trechter": trechter(&it.trechter, it.telt.woord()),
        "zonder": it.zonder.as_ref().map(|zonder| trechter(zonder, it.telt.woord())),
        "totaal": it.totaal,
        "nieuw": it.nieuw,
        "van": it.van,
        "rijen": it.rijen.iter().map(rij).collect::<Vec<_>>(),
        "paar": it.paar.as_ref().map(paar),
        "vragen": vragen(&it.vragen, it.telt.woord()),
        "seq": it.seq,
    })
}

fn kandidaat(it: &MatchKandidaat) -> Value {
    json!({
        "traject": it.traject,
        "kandidaat": it.kandidaat,
        "naam": it.naam,
        "branche": it.branche,
        "niveau": it.niveau,
        "gemeente": it.gemeente,
        "sinds": it.sinds,
        "past": it.past,
        "na_vraag": it.vraag,
        "beste": it.beste,
    })
}

pub(in crate::cli) fn kandidaten(it: &MatchLijst) -> Value {
    json!({
        "totaal": it.totaal,
        "kandidaten": it.rijen.iter().map(kandidaat).collect::<Vec<_>>(),
    })
}

pub(in crate::cli) fn proef(it: &MatchProef) -> Value {
    json!({
        "trechter": trechter(&it.trechter, Woord::PLEK),
        "beste": it.beste.iter().map(rij).collect::<Vec<_>>(),
        "vragen": vragen(&it.vragen, Woord::PLEK),
    })
}

fn waarde(it: Waarde) -> Value {
    json!({"geplaatst": it.geplaatst, "zonder_vraag": it.ja, "punten": it.punten})
}

fn verdeelplek(it: &VerdeelPlek) -> Value {
    json!({"plek": it.plek, "bedrijf": it.bedrijf, "score": it.score, "past": it.past})
}

fn verdeelrij(it: &VerdeelRij) -> Value {
    json!({
        "traject": it.traject,
        "naam": it.naam,
        "beste": it.beste.as_ref().map(verdeelplek),
        "op_volgorde": it.op_volgorde.as_ref().map(verdeelplek),
        "vast": it.vast,
        "voorstel": it.voorstel.as_ref().map(|it| &it.stand),
        "verschil": it.verschil,
    })
}

pub(in crate::cli) fn verdeling(it: &VerdeelBeeld) -> Value {
    json!({
        "samen": it.samen,
        "plaatsen": it.plaatsen,
        "beste": waarde(it.beste),
        "op_volgorde": waarde(it.op_volgorde),
        "verschillen": it.rijen.iter().filter(|it| it.anders()).map(verdeelrij).collect::<Vec<_>>(),
        "rijen": it.rijen.iter().map(verdeelrij).collect::<Vec<_>>(),
        "pins_niet": it.pins_niet,
        "gestopt": it.gestopt,
        "seq": it.seq,
    })
}
