//! What happened, in the words of a coach.

use crate::app::leesmodel::Leesmodel;
use crate::domain::code::Crebo;
use crate::domain::datum::toon;
use crate::domain::formulier::Formuliersoort;
use crate::domain::gebeurtenis::{Taakdaad, Voorsteldaad, Wat};
use crate::domain::id::KaartId;
use crate::domain::leerroute::Vervallen;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::form::specs::by_name;

fn codes(stappen: &[StapId]) -> String {
    stappen
        .iter()
        .map(|stap| stap.stap().code)
        .collect::<Vec<_>>()
        .join(", ")
}

fn stand(stap: StapId, stand: &Stapstand) -> (String, String) {
    let kop = format!("Stap {stap} ({}) ", stap.stap().kort);
    match stand {
        Stapstand::Open => (format!("{kop}weer open"), String::new()),
        Stapstand::Gepland { op } => (format!("{kop}gepland op {}", toon(*op)), String::new()),
        Stapstand::Bezig { .. } => (format!("{kop}bezig"), String::new()),
        Stapstand::Gedaan { op, .. } => (format!("{kop}gedaan op {}", toon(*op)), String::new()),
        Stapstand::Nvt { reden } => (format!("{kop}niet van toepassing"), reden.clone()),
        Stapstand::Afwijking { motivering, .. } => (
            format!("{kop}overgeslagen met motivering"),
            motivering.clone(),
        ),
    }
}

/// One line and the text under it.
#[expect(clippy::too_many_lines, reason = "one arm per thing that can happen")]
pub(super) fn gebeurtenis(wat: &Wat, model: &Leesmodel) -> (String, String) {
    let plek = |id| model.plek_naam(id).unwrap_or("onbekende plek").to_owned();
    let kop = |kop: String| (kop, String::new());
    match wat {
        Wat::Aangemaakt => kop("Aangemeld".to_owned()),
        Wat::Notitie { tekst } => ("Notitie".to_owned(), tekst.clone()),
        Wat::Contact {
            wijze,
            uitkomst,
            met,
            tekst,
            op,
        } => {
            let met = if met.is_empty() {
                String::new()
            } else {
                format!(" met {met}")
            };
            let kop = format!(
                "{}{met} op {}: {}",
                hoofdletter(wijze.label()),
                toon(*op),
                uitkomst.label()
            );
            (kop, tekst.clone())
        }
        Wat::Stap {
            stap,
            stand: nieuw,
            tekst,
        } => {
            let (kop, reden) = stand(*stap, nieuw);
            let tekst = match (reden.is_empty(), tekst.is_empty()) {
                (true, _) => tekst.clone(),
                (false, true) => reden,
                (false, false) => format!("{reden}\n{tekst}"),
            };
            (kop, tekst)
        }
        Wat::Verplaatst {
            van,
            naar,
            afwijkingen,
            motivering,
        } => {
            let kop = if afwijkingen.is_empty() {
                format!("Van {} naar {}", van.label(), naar.label())
            } else {
                let stappen = codes(afwijkingen);
                format!(
                    "Van {} naar {}, met motivering voorbij {stappen}",
                    van.label(),
                    naar.label()
                )
            };
            (kop, motivering.clone().unwrap_or_default())
        }
        Wat::Teruggezet { van, naar, reden } if van == naar => (
            format!("Opnieuw geopend in {}", naar.label()),
            reden.clone(),
        ),
        Wat::Teruggezet { van, naar, reden } => (
            format!("Terug van {} naar {}", van.label(), naar.label()),
            reden.clone(),
        ),
        Wat::Wacht { tot, reden } => (format!("Wacht tot {}", toon(*tot)), reden.clone()),
        Wat::Hervat => kop("Gaat verder".to_owned()),
        Wat::Gekoppeld { plek: id } => kop(format!("Gekoppeld aan {} ({id})", plek(*id))),
        Wat::Losgemaakt { plek: id } => kop(format!("Los van {} ({id})", plek(*id))),
        Wat::Gesloten { slot, toelichting } => {
            (format!("Gesloten, {}", slot.label()), toelichting.clone())
        }
        Wat::Geworven {
            afwijkingen,
            motivering,
        } => {
            let voorbij = if afwijkingen.is_empty() {
                String::new()
            } else {
                format!(", met motivering voorbij {}", codes(afwijkingen))
            };
            let kop = format!("Leerwerkplek is beschikbaar{voorbij}");
            (kop, motivering.clone().unwrap_or_default())
        }
        Wat::PlekGesloten { reden } => ("Leerwerkplek gesloten".to_owned(), reden.clone()),
        Wat::Overgedragen { aan } => kop(format!("Naar coach {}", model.coach_kort(*aan))),
        Wat::OverdrachtGevraagd { aan, notitie } => (
            format!("Overdracht gevraagd aan {}", model.coach_kort(*aan)),
            notitie.clone(),
        ),
        Wat::OverdrachtGeweigerd { reden } => ("Overdracht geweigerd".to_owned(), reden.clone()),
        Wat::Gewijzigd { velden } => kop(format!("Gewijzigd: {}", velden.join(", "))),
        Wat::Teruggenomen { wat } => kop(format!("Teruggenomen: {wat}")),
        Wat::Opnieuw { wat } => kop(format!("Opnieuw gedaan: {wat}")),
        Wat::Formulier { .. }
        | Wat::Correctie { .. }
        | Wat::Ingetrokken { .. }
        | Wat::GevolgAfgehandeld { .. }
        | Wat::Document { .. }
        | Wat::Gedeeld { .. }
        | Wat::Bsn { .. }
        | Wat::BsnGetoond { .. }
        | Wat::BsnVerwijderd { .. } => papier(wat),
        Wat::Kwalificatie {
            crebo,
            van,
            reden,
            vervallen,
        } => kwalificatie(*crebo, *van, reden, vervallen),
        Wat::Werkproces {
            code,
            status,
            op,
            door,
        } => {
            let stand = status.map_or("uit de leerroute", |it| it.label());
            let op = op.map_or_else(String::new, |dag| format!(" op {}", toon(dag)));
            let door = if door.is_empty() {
                String::new()
            } else {
                format!(", oordeel van {door}")
            };
            kop(format!("Werkproces {code}: {stand}{op}{door}"))
        }
        Wat::Voorstel {
            traject,
            plek: id,
            daad,
        } => {
            let wie = model
                .kaartrij(KaartId::Traject(*traject))
                .map_or_else(|| traject.to_string(), |rij| rij.naam);
            voorstel(&wie, plek(*id).as_str(), daad)
        }
        Wat::Besluit { tekst } => ("Besluit in het overleg".to_owned(), tekst.clone()),
        Wat::Samengevoegd { weg, blijft } => kop(format!("{weg} samengevoegd met {blijft}")),
        Wat::Hersteld { fase, sinds, .. } => kop(format!(
            "Staat nu in {}, sinds {}",
            fase.label(),
            toon(*sinds)
        )),
        Wat::Ingelezen { bestand, regel } => kop(format!(
            "Ingelezen uit {}, regel {regel} (bestand van {}, kenmerk {})",
            bestand.naam,
            toon(bestand.op),
            bestand.kort()
        )),
        Wat::Gesplitst { terug, blijft } => kop(format!("{terug} weer los van {blijft}")),
        Wat::Taak {
            daad,
            tekst,
            woorden,
            ..
        } => taak(model, *daad, tekst, woorden),
    }
}

/// What became of a task.
fn taak(model: &Leesmodel, daad: Taakdaad, tekst: &str, woorden: &str) -> (String, String) {
    let wat = match daad {
        Taakdaad::Gevraagd { aan } => format!("Taak voor @{}", model.coach_kort(aan)),
        Taakdaad::Klaar => "Taak klaar".to_owned(),
        Taakdaad::Verzet { naar: Some(dag) } => format!("Taak verzet naar {}", toon(dag)),
        Taakdaad::Verzet { naar: None } => "Taak heeft geen dag meer".to_owned(),
        Taakdaad::Vervallen => "Taak vervallen".to_owned(),
    };
    (format!("{wat}: {tekst}"), woorden.to_owned())
}

/// What happened to a voorstel; the same line on both cards.
fn voorstel(wie: &str, waar: &str, daad: &Voorsteldaad) -> (String, String) {
    match daad {
        Voorsteldaad::Voorgesteld { toch } => {
            (format!("{wie} voorgesteld bij {waar}"), toch.clone())
        }
        Voorsteldaad::Kennismaking { op } => (
            format!("Kennismaking van {wie} bij {waar} op {}", toon(*op)),
            String::new(),
        ),
        Voorsteldaad::Reactie {
            partij,
            reactie,
            tot,
        } => {
            let zegt = if reactie.ja { "ja" } else { "nee" };
            let reden = reactie
                .reden
                .map_or_else(String::new, |it| format!(", {}", it.label()));
            let tot = tot.map_or_else(String::new, |tot| {
                format!("; niet opnieuw voor {}", toon(tot))
            });
            let kop = format!(
                "{wie} bij {waar}: {} zegt {zegt}{reden}{tot}",
                partij.label()
            );
            (kop, reactie.woorden.clone())
        }
        Voorsteldaad::Bevestigd => (format!("{wie} bevestigd bij {waar}"), String::new()),
        Voorsteldaad::Ingetrokken { reden } => (
            format!("Voorstel van {wie} bij {waar} ingetrokken"),
            reden.clone(),
        ),
    }
}

/// A choice of kwalificatie, with every line that could not go along as it stood.
fn kwalificatie(
    crebo: Crebo,
    van: Option<Crebo>,
    reden: &str,
    vervallen: &[Vervallen],
) -> (String, String) {
    let kop = match van {
        Some(van) => format!("Kwalificatie van {van} naar {crebo}"),
        None => format!("Kwalificatie gekozen: crebo {crebo}"),
    };
    let mut regels = Vec::new();
    if !reden.is_empty() {
        regels.push(reden.to_owned());
    }
    regels.extend(vervallen.iter().map(|it| {
        let regel = &it.regel;
        let op = regel
            .op
            .map_or_else(String::new, |dag| format!(" op {}", toon(dag)));
        let door = if regel.door.is_empty() {
            String::new()
        } else {
            format!(", oordeel van {}", regel.door)
        };
        let naam = if it.naam.is_empty() {
            String::new()
        } else {
            format!(" {}", it.naam)
        };
        format!(
            "vervallen: {}{naam} (was {}{op}{door})",
            regel.code,
            regel.status.label()
        )
    }));
    (kop, regels.join("\n"))
}

/// The fields of a form as the coach knows them; one that a later version lacks keeps its own name.
fn veldnamen(soort: Formuliersoort, velden: &[String]) -> String {
    let spec = by_name(soort.code());
    let naam = |key: &String| -> String {
        let veld = spec.and_then(|spec| spec.field(key));
        veld.map_or_else(|| key.clone(), |veld| veld.label.to_lowercase())
    };
    let namen: Vec<_> = velden.iter().map(naam).collect();
    namen.join(", ")
}

/// What happened to the papers: forms, toestemming, documents, BSN.
fn papier(wat: &Wat) -> (String, String) {
    let kop = |kop: String| (kop, String::new());
    match wat {
        Wat::Formulier {
            soort,
            begonnen,
            compleet,
            velden,
            ..
        } => {
            let stand = match (begonnen, compleet) {
                (_, true) => "compleet",
                (true, false) => "begonnen",
                (false, false) => "bijgewerkt, nog niet compleet",
            };
            let kop = format!("{} {stand}", hoofdletter(soort.label()));
            (kop, veldnamen(*soort, velden))
        }
        Wat::Correctie {
            soort,
            velden,
            waarom,
        } => (
            format!(
                "{} verbeterd: {}",
                hoofdletter(soort.label()),
                veldnamen(*soort, velden)
            ),
            waarom.clone(),
        ),
        Wat::Ingetrokken {
            doel,
            op,
            via,
            reden,
        } => {
            let kop = format!(
                "Toestemming ingetrokken: {}, vanaf {} (via {via})",
                doel.label(),
                toon(*op)
            );
            (kop, reden.clone())
        }
        Wat::GevolgAfgehandeld { doel, gevolg } => kop(format!(
            "Na intrekken ({}): {}",
            doel.label(),
            gevolg.label()
        )),
        Wat::Document { wat, vorm } => kop(format!("Document gemaakt: {wat} ({vorm})")),
        Wat::Gedeeld { ontvanger, velden } => {
            (format!("Gedeeld met {ontvanger}"), velden.join(", "))
        }
        Wat::Bsn { bekend: true } => kop("BSN vastgelegd".to_owned()),
        Wat::BsnGetoond { reden } => ("BSN bekeken".to_owned(), reden.clone()),
        Wat::BsnVerwijderd { reden } => ("BSN verwijderd".to_owned(), reden.clone()),
        Wat::Bsn { bekend: false } => kop("BSN verwijderd".to_owned()),
        _ => kop(String::new()),
    }
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters.next().map_or_else(String::new, |eerste| {
        eerste.to_uppercase().chain(letters).collect()
    })
}

/// The word of the log as a coach reads it.
pub(super) fn werkwoord(woord: &str) -> &str {
    match woord {
        "nieuwe_kandidaat" => "nieuwe kandidaat",
        "wijzig_kandidaat" => "gegevens gewijzigd",
        "zet_stap" => "stap gezet",
        "verplaats" => "verplaatst",
        "verplaats_alle" => "samen verplaatst",
        "zet_terug" => "teruggezet",
        "sluit" => "gesloten",
        "wacht" => "laat wachten",
        "hervat" => "hervat",
        "notitie" => "notitie",
        "contact" => "contact",
        "wijs_toe" => "overgedragen",
        "bewaar_formulier" => "formulier bewaard",
        "trek_in" => "toestemming ingetrokken",
        "handel_intrekking_af" => "intrekking afgehandeld",
        "zet_bsn" => "BSN vastgelegd",
        "wis_bsn" => "BSN verwijderd",
        "toon_bsn" => "BSN bekeken",
        "leg_document_vast" => "document gemaakt",
        "deel" => "gedeeld",
        "voeg_samen" => "samengevoegd",
        "splits" => "samenvoeging teruggedraaid",
        "ongedaan" => "teruggenomen",
        "opnieuw" => "opnieuw gedaan",
        "kies_kwalificatie" => "kwalificatie gekozen",
        "zet_werkprocessen" => "leerroute",
        "nieuw_leerbedrijf" => "nieuwe werkgever",
        "wijzig_leerbedrijf" => "werkgever gewijzigd",
        "nieuwe_plek" => "nieuwe leerwerkplek",
        "wijzig_plek" => "leerwerkplek gewijzigd",
        "bevestig_plek" => "leerwerkplek bevestigd",
        "zet_erkenning" => "erkenning vastgelegd",
        "wis_erkenning" => "erkenning weggehaald",
        "nieuwe_deelnemers" => "lijst van de werkgever",
        "stel_voor" => "voorgesteld",
        "plan_kennismaking" => "kennismaking",
        "reactie_voorstel" => "reactie op voorstel",
        "bevestig_voorstel" => "voorstel bevestigd",
        "trek_voorstel_in" => "voorstel ingetrokken",
        "begin_overleg" => "overleg begonnen",
        "sluit_overleg" => "overleg gesloten",
        "bespreek" => "besproken",
        "parkeer" => "geparkeerd",
        "besluit" => "besluit",
        "spreek_af" => "actie",
        ander => ander,
    }
}
