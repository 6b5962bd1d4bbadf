//! An answer as the JSON that a script reads.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::app::query::Antwoord;
use crate::cli::beeld::{self, formulier, matching as beeld_matching, werkgever};
use crate::cli::{rapport, signaal, vandaag};
use crate::domain::id::KaartId;

#[expect(clippy::too_many_lines, reason = "one arm per question")]
pub(super) fn data(antwoord: &Antwoord, vandaag: NaiveDate) -> Value {
    let mut waarde = match antwoord {
        Antwoord::Dossier(dossier) => json!({"dossier": beeld::dossier(dossier, vandaag)}),
        Antwoord::WieKeek(rijen) => {
            json!({"journaal": rijen.iter().map(beeld::journaal).collect::<Vec<_>>()})
        }
        Antwoord::Poort(poort) => json!({"poort": beeld::poort(poort)}),
        Antwoord::Lijst(lijst) => {
            let rijen: Vec<_> = lijst
                .rijen
                .iter()
                .map(|rij| beeld::kaart(rij, vandaag))
                .collect();
            json!({"totaal": lijst.totaal, "kaarten": rijen})
        }
        Antwoord::Treffers(treffers) => {
            let rijen = treffers.rijen.iter().map(|t| beeld::treffer(t, vandaag));
            json!({"totaal": treffers.totaal, "treffers": rijen.collect::<Vec<_>>()})
        }
        Antwoord::Plekken(plekken) => json!({"plekken": plekken.iter().map(|plek| json!({
            "plek": plek.id,
            "bedrijf": plek.bedrijf,
            "plaats": plek.plaats,
            "functie": plek.functie,
            "branche": plek.branche,
            "niveau": plek.niveau,
            "vrij": plek.vrij,
            "aantal": plek.aantal,
            "let_op": plek.let_op,
        })).collect::<Vec<_>>()}),
        Antwoord::Werkgevers(werkgevers) => json!({
            "totaal": werkgevers.totaal,
            "werkgevers": werkgevers.rijen.iter().map(werkgever::rij).collect::<Vec<_>>(),
        }),
        Antwoord::Werkgever(werkgever) => {
            json!({"werkgever": werkgever::werkgever(werkgever, vandaag)})
        }
        Antwoord::Voorproef(proef) => {
            let rij = |(kaart, naam, wat): &(KaartId, String, String)| json!({"kaart": kaart, "naam": naam, "wat": wat});
            json!({
                "kan": proef.kan.iter().map(rij).collect::<Vec<_>>(),
                "niet": proef.niet.iter().map(rij).collect::<Vec<_>>(),
            })
        }
        Antwoord::Radar(treffers) => {
            json!({"treffers": treffers.iter().map(beeld::radar).collect::<Vec<_>>()})
        }
        Antwoord::Formulieren(beeld) => json!({"formulieren": formulier::formulieren(beeld)}),
        Antwoord::Formulier(beeld) => json!({"formulier": formulier::formulier(beeld)}),
        Antwoord::Bsn(bsn) => json!({"bsn": bsn.voluit()}),
        Antwoord::Leerroute(leerroute) => json!({"leerroute": beeld::leerroute(leerroute)}),
        Antwoord::Taken(rijen) => json!({ "taken": rijen }),
        Antwoord::Voorstellen(rijen) => {
            json!({"voorstellen": rijen.iter().map(beeld::voorstel).collect::<Vec<_>>()})
        }
        Antwoord::Samenvoegen(paar) => json!({"samenvoegen": beeld::samenvoegen(paar)}),
        Antwoord::Matching(it) => json!({"matching": beeld_matching::matching(it)}),
        Antwoord::Paar(it) => json!({"paar": beeld_matching::paar(it)}),
        Antwoord::MatchKandidaten(it) => beeld_matching::kandidaten(it),
        Antwoord::MatchProef(it) => beeld_matching::proef(it),
        Antwoord::Verdeling(it) => json!({"verdeling": beeld_matching::verdeling(it)}),
        Antwoord::Monitor(it) => json!({"monitor": rapport::beeld(it)}),
        Antwoord::Budgetten(alle) => json!({"budgetten": alle}),
        Antwoord::Concepten(concepten) => {
            json!({"concepten": concepten.iter().map(beeld::concept).collect::<Vec<_>>()})
        }
        Antwoord::Toestand(toestand) => json!({
            "regio": toestand.regio.naam,
            "voorbeeld": toestand.regio.voorbeeld,
            "coach": toestand.coach.kort,
            "lopend": toestand.lopend,
            "storing": toestand.storing,
            "ongedaan": toestand.ongedaan,
            "opnieuw": toestand.opnieuw,
            "seq": toestand.seq,
        }),
        Antwoord::Coaches(coaches) => json!({"coaches": coaches.iter().map(|coach| json!({
            "coach": coach.id,
            "kort": coach.kort,
            "naam": coach.naam,
            "organisatie": coach.organisatie,
            "rol": coach.rol,
            "beheer": coach.beheer,
            "weg": coach.weg,
        })).collect::<Vec<_>>()}),
        Antwoord::Werkvoorraad(beeld) => vandaag::waarde(beeld, vandaag),
        Antwoord::Signalen(stel) => json!({"signalen": signaal::waarde(stel)}),
        // The board and the places have no question here: a script has `lijst`.
        // Documents, extracts and imports are files: a script has `document`, `deel`, `importeer`.
        // The rights of a person have commands of their own: `inzage`, `verzoek`, `bewaartermijn`.
        // An overleg is held on a screen; its minutes have the command `overleg`.
        // The kwalificaties stand in `leerroute` and in `werkgever`.
        Antwoord::Bord(_)
        | Antwoord::Kwalificaties(_)
        | Antwoord::Plaatsen(_)
        | Antwoord::MatchPlekken(_)
        | Antwoord::Documenten(_)
        | Antwoord::Document(_)
        | Antwoord::Extract(_)
        | Antwoord::Genoteerd
        | Antwoord::Inzage(_)
        | Antwoord::Verzoeken(_)
        | Antwoord::Bewaartermijn(_)
        | Antwoord::Importproef(_)
        | Antwoord::Aanwezig(_)
        | Antwoord::Telling(_)
        | Antwoord::Werkstand(_)
        | Antwoord::Overleg(_)
        | Antwoord::OverlegZaak(_)
        | Antwoord::OverlegVerslag(_)
        | Antwoord::Verschil(_)
        | Antwoord::Belasting(_) => json!({}),
    };
    waarde["ok"] = json!(true);
    waarde
}
