//! What is known of a kandidaat and of the traject.

use super::{Feitje, Groep, betrokkenen};
use crate::app::query::{Dossier, VoorstelRij};
use crate::app::radar::RadarTreffer;
use crate::domain::datum::{toon, toon_kort};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::klok::Waarvoor;
use crate::domain::sluiting::Stand;
use crate::domain::startkwalificatie::{Behaald, startkwalificatie};
use crate::domain::telwoord::tel;
use crate::domain::traject::{Periode, Traject};
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::theme::Rol;

/// The groups, in the order in which they are looked for.
pub(super) fn groepen(dossier: &Dossier, dubbelen: &[RadarTreffer], model: &Model) -> Vec<Groep> {
    let (Some((_, wie)), Some(traject)) = (&dossier.kandidaat, &dossier.traject) else {
        return Vec::new();
    };
    let groep = |titel, feitjes| Groep { titel, feitjes };
    let bedrijf = dossier.bedrijf.iter().flat_map(|it| &it.betrokkenen);
    vec![
        groep("", wie_is(dossier, dubbelen, wie, model)),
        groep("", bereikbaar(wie, model)),
        groep("", achtergrond(wie, traject, model)),
        groep("Traject", loopt(dossier, traject, model)),
        groep("Leerwerkplek", leert(dossier, traject, model)),
        groep(
            "Betrokken",
            betrokkenen(traject.betrokkenen.iter().chain(bedrijf)),
        ),
        groep("Eerder", eerder(dossier)),
    ]
}

fn wie_is(
    dossier: &Dossier,
    dubbelen: &[RadarTreffer],
    wie: &Kandidaat,
    model: &Model,
) -> Vec<Feitje> {
    let mut feitjes = vec![Feitje::new("", wie.naam.volledig()).met(Rol::KopActief)];
    if let Some(geboren) = wie.geboren {
        let text = format!("{} ({})", geboren.toon(), geboren.leeftijd(model.vandaag));
        feitjes.push(Feitje::new("Geboren", text));
    }
    if let Some(bsn) = &dossier.bsn {
        // It comes masked; a terminal without the sign shows stars.
        let bsn = if model.theme.ascii() {
            bsn.replace('•', "*")
        } else {
            bsn.clone()
        };
        feitjes.push(Feitje::new("BSN", bsn));
    }
    feitjes.push(Feitje::new("Kaart", dossier.rij.kaart.to_string()).met(Rol::Zacht));
    if let Some(eerste) = dubbelen.first() {
        let sign = model.theme.tekens().waarschuwing;
        let toets = model.key(stack::DOSSIER, Action::DubbelenShow);
        let meer = match dubbelen.len() - 1 {
            0 => String::new(),
            n => format!(" en {n} meer"),
        };
        let text = format!("{sign} lijkt op {}{meer}: {toets}", eerste.wie);
        feitjes.push(Feitje::new("", text).met(Rol::LetOp));
    }
    feitjes
}

fn bereikbaar(wie: &Kandidaat, model: &Model) -> Vec<Feitje> {
    // It is not that nothing is known.
    if model.presentatie.is_some() {
        return Vec::new();
    }
    let mut feitjes = Vec::new();
    if let Some(telefoon) = &wie.telefoon {
        feitjes.push(Feitje::new("Telefoon", telefoon.to_string()));
    }
    if let Some(email) = &wie.email {
        feitjes.push(Feitje::new("E-mail", email.as_str()));
    }
    let postcode = wie.postcode.map(|it| it.to_string());
    let delen: Vec<String> = postcode.into_iter().chain(wie.woonplaats.clone()).collect();
    if let Some(adres) = &wie.adres {
        feitjes.push(Feitje::new("Adres", adres.to_string()));
    }
    if !delen.is_empty() {
        feitjes.push(Feitje::new("Woont in", delen.join(" ")));
    }
    if feitjes.is_empty() {
        let text = "geen telefoon of e-mail bekend";
        feitjes.push(Feitje::new("", text).met(Rol::LetOp));
    }
    feitjes
}

fn achtergrond(wie: &Kandidaat, traject: &Traject, model: &Model) -> Vec<Feitje> {
    let mut feitjes = vec![Feitje::new("Situatie", traject.situatie.label())];
    if model.presentatie.is_some() {
        return feitjes;
    }
    if let Some(uitkering) = wie.uitkering {
        feitjes.push(Feitje::new("Uitkering", uitkering.label()));
    }
    let behaald = wie.behaald.unwrap_or(Behaald::Onbekend);
    let oordeel = startkwalificatie(wie.diploma, wie.opleiding, behaald, traject.duo);
    // It decides more than what follows, and at the end of a narrow line the rest is cut.
    feitjes.push(Feitje::new("Startkwal.", oordeel.to_string()));
    if let Some(opleiding) = wie.opleiding {
        let text = match behaald {
            Behaald::Onbekend => opleiding.label().to_owned(),
            _ => format!("{}, {}", opleiding.label(), behaald.label()),
        };
        feitjes.push(Feitje::new("Opleiding", text));
    }
    if !wie.doelgroepen.is_empty() {
        let labels: Vec<&str> = wie.doelgroepen.iter().map(|it| it.label()).collect();
        feitjes.push(Feitje::new("Doelgroep", labels.join(", ")));
    }
    feitjes
}

fn loopt(dossier: &Dossier, traject: &Traject, model: &Model) -> Vec<Feitje> {
    let rij = &dossier.rij;
    let dagen = rij.dagen(model.vandaag);
    let laat = rij.over_norm(model.vandaag);
    let sign = if laat { "!" } else { "" };
    let fase = format!(
        "{} sinds {} ({dagen}d{sign})",
        traject.fase.label(),
        toon(traject.sinds)
    );
    let rol = if laat { Rol::Laat } else { Rol::Tekst };
    let mut feitjes = vec![Feitje::new("Fase", fase).met(rol)];
    match &traject.stand {
        Stand::Lopend => {}
        Stand::Wacht { tot, reden } => {
            let text = format!("tot {}: {reden}", toon(*tot));
            feitjes.push(Feitje::new("Wacht", text).met(Rol::LetOp));
        }
        Stand::Gesloten(sluiting) => {
            let text = format!("op {}, {}", toon(sluiting.op), sluiting.slot.label());
            feitjes.push(Feitje::new("Gesloten", text).met(Rol::LetOp));
        }
    }
    if let Some((dag, wat)) = rij.volgende {
        let wat = match wat {
            Waarvoor::Stap(stap) => stap.stap().kort,
            Waarvoor::Terugbellen => "terugbellen",
            Waarvoor::Terug => "weer oppakken",
            Waarvoor::Toestemming => "toestemming laten tekenen",
        };
        let laat = dag < model.vandaag;
        let text = format!("{}{} {wat}", toon_kort(dag), if laat { "!" } else { "" });
        let rol = if laat { Rol::Laat } else { Rol::Tekst };
        feitjes.push(Feitje::new("Volgende", text).met(rol));
    }
    if let Some(branche) = traject.branche {
        feitjes.push(Feitje::new("Branche", branche.label()));
    }
    if let Some(niveau) = traject.niveau {
        feitjes.push(Feitje::new("Niveau", niveau.label()));
    }
    if let Some(kanaal) = traject.kanaal {
        feitjes.push(Feitje::new("Via", kanaal.label()));
    }
    feitjes.push(Feitje::new("Coach", rij.coach_kort.clone()));
    feitjes
}

fn leert(dossier: &Dossier, traject: &Traject, model: &Model) -> Vec<Feitje> {
    let mut feitjes = Vec::new();
    match (&dossier.plek, &dossier.bedrijf) {
        (Some(plek), Some(bedrijf)) => {
            let text = format!("{}, {}: {}", bedrijf.naam, bedrijf.plaats, plek.functie);
            feitjes.push(Feitje::new("", text));
        }
        (Some(plek), None) => feitjes.push(Feitje::new("", plek.functie.clone())),
        (None, _) => feitjes.push(Feitje::new("", "nog geen leerwerkplek").met(Rol::Zacht)),
    }
    feitjes.extend(voorstellen(dossier, |it| &it.waar));
    if let Some(kwalificatie) = &dossier.kwalificatie {
        feitjes.push(Feitje::new("Kwalificatie", kwalificatie.clone()));
    }
    if let Some(periode) = periode(traject.periode) {
        feitjes.push(Feitje::new("Periode", periode));
    }
    feitjes.extend(alle_voorstellen(dossier, model));
    feitjes
}

/// Voorstellen that something can still become of: with whom, and where each stands.
pub(super) fn voorstellen(dossier: &Dossier, met: impl Fn(&VoorstelRij) -> &str) -> Vec<Feitje> {
    let open = dossier
        .voorstellen
        .iter()
        .filter(|it| it.voorstel.is_open());
    open.map(|it| {
        let text = format!("{}: {}", met(it), it.voorstel.kort());
        Feitje::new("Voorstel", text).met(Rol::Merk)
    })
    .collect()
}

/// How many voorstellen there are, with the key that shows them as they were.
pub(super) fn alle_voorstellen(dossier: &Dossier, model: &Model) -> Option<Feitje> {
    let aantal = dossier.voorstellen.len();
    let toets = model.key(stack::DOSSIER, Action::VoorstellenShow);
    let text = format!("{}: {toets}", tel(aantal, "voorstel", "voorstellen"));
    (aantal > 0).then(|| Feitje::new("", text).met(Rol::Zacht))
}

fn periode(periode: Periode) -> Option<String> {
    match (periode.start(), periode.einde()) {
        (Some(start), Some(einde)) => Some(format!("{} t/m {}", toon(start), toon(einde))),
        (Some(start), None) => Some(format!("vanaf {}", toon(start))),
        (None, Some(einde)) => Some(format!("t/m {}", toon(einde))),
        (None, None) => None,
    }
}

fn eerder(dossier: &Dossier) -> Vec<Feitje> {
    let samen = dossier
        .samengevoegd
        .iter()
        .filter(|it| !it.gesplitst)
        .map(|it| {
            let op = toon(it.op.date_naive());
            Feitje::new(
                "",
                format!("{} samengevoegd op {op} door {}", it.weg, it.door),
            )
        });
    let andere = dossier.andere.iter();
    andere
        .map(|rij| {
            let stand = if rij.gesloten { "gesloten" } else { "loopt" };
            let text = format!("{} {}, {stand}", rij.kaart, rij.fase.label());
            Feitje::new("", text)
        })
        .chain(samen)
        .collect()
}
