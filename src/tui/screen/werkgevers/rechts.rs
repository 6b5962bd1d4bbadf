//! What is known of the leerbedrijf under the cursor, as lines.

use crate::domain::telwoord::{tel, vorm};
use chrono::NaiveDate;

use crate::app::query::{ErkenningBeeld, PlekBeeld, WerkgeverBeeld};
use crate::domain::betrokkene::Betrokkene;
use crate::domain::datum::{toon, toon_kort};
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::text::wrap;

/// Where the coach reads on the right side.
#[derive(Debug, Default)]
pub(super) struct Rechts {
    /// Lines scrolled away.
    pub(super) top: usize,
    /// The leerwerkplek in hand.
    pub(super) plek: usize,
}

impl Rechts {
    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    pub(super) fn schuif(&mut self, by: usize, down: bool) {
        self.top = if down {
            // The end is known when it is drawn.
            self.top.saturating_add(by).min(500)
        } else {
            self.top.saturating_sub(by)
        };
    }
}

/// A line of the right side.
pub(super) struct Lijn {
    pub(super) tekst: String,
    pub(super) rol: Rol,
    /// The first line of this leerwerkplek.
    pub(super) plek: Option<usize>,
}

/// Collects lines of a width.
struct Lijnen {
    breed: usize,
    alle: Vec<Lijn>,
}

impl Lijnen {
    fn zet(&mut self, inspring: usize, tekst: &str, rol: Rol) {
        let room = self.breed.saturating_sub(inspring).max(8);
        for (at, deel) in wrap(tekst, room).into_iter().enumerate() {
            // What runs on hangs under its beginning.
            let _ = at;
            self.alle.push(Lijn {
                tekst: format!("{}{deel}", " ".repeat(inspring)),
                rol,
                plek: None,
            });
        }
    }

    fn kop(&mut self, tekst: &str) {
        if !self.alle.is_empty() {
            self.zet(0, "", Rol::Tekst);
        }
        self.zet(0, tekst, Rol::Kop);
    }
}

fn samen(delen: impl IntoIterator<Item = String>) -> String {
    let delen: Vec<String> = delen.into_iter().filter(|it| !it.is_empty()).collect();
    delen.join(", ")
}

/// Everything of a leerbedrijf, in lines of a width.
pub(super) fn lijnen(beeld: &WerkgeverBeeld, model: &Model, breed: u16) -> Vec<Lijn> {
    let mut uit = Lijnen {
        breed: usize::from(breed),
        alle: Vec::new(),
    };
    hoofd(&mut uit, &beeld.bedrijf);
    for sein in &beeld.seinen {
        uit.zet(0, &format!("! {}", sein.tekst()), Rol::Laat);
    }
    mensen(&mut uit, &beeld.bedrijf.betrokkenen);
    uit.kop("Leerwerkplekken");
    if beeld.plekken.is_empty() {
        uit.zet(0, "nog geen", Rol::Zacht);
    }
    for (at, plek) in beeld.plekken.iter().enumerate() {
        let eerste = uit.alle.len();
        leerwerkplek(&mut uit, plek, model.vandaag);
        if let Some(lijn) = uit.alle.get_mut(eerste) {
            lijn.plek = Some(at);
        }
    }
    uit.kop("Erkenningen");
    if beeld.erkenningen.is_empty() {
        uit.zet(0, "nog geen bekend", Rol::LetOp);
    }
    for it in &beeld.erkenningen {
        erkenning(&mut uit, it, model.vandaag);
    }
    uit.kop("Contact en geschiedenis");
    if beeld.tijdlijn.is_empty() {
        uit.zet(0, "er is nog niets gebeurd", Rol::Zacht);
    }
    for (kaart, regel) in &beeld.tijdlijn {
        let moment = model.klok(regel.moment);
        let kop = format!("{moment} {} {kaart}: {}", regel.door, regel.kop);
        uit.zet(0, &kop, if regel.eigen { Rol::Kop } else { Rol::Zacht });
        if !regel.tekst.is_empty() {
            uit.zet(2, &regel.tekst, Rol::Tekst);
        }
    }
    uit.alle
}

fn hoofd(uit: &mut Lijnen, bedrijf: &Leerbedrijf) {
    uit.zet(0, &bedrijf.naam, Rol::KopActief);
    let adres = bedrijf.adres.as_ref().map(ToString::to_string);
    let postcode = bedrijf.postcode.as_ref().map(ToString::to_string);
    let waar = samen([
        adres.unwrap_or_default(),
        format!("{} {}", postcode.unwrap_or_default(), bedrijf.plaats)
            .trim()
            .to_owned(),
    ]);
    if !waar.is_empty() {
        uit.zet(0, &waar, Rol::Tekst);
    }
    let nummer = |naam: &str, it: &Option<String>| {
        it.as_ref()
            .map_or_else(String::new, |it| format!("{naam} {it}"))
    };
    let soort = match bedrijf.soort {
        BedrijfSoort::Sw => "sociale werkvoorziening".to_owned(),
        BedrijfSoort::Regulier => String::new(),
    };
    let wat = samen([
        bedrijf.branche.label().to_owned(),
        soort,
        nummer("KvK", &bedrijf.kvk),
        nummer("SBB", &bedrijf.sbb_id),
    ]);
    uit.zet(0, &wat, Rol::Zacht);
}

fn mensen(uit: &mut Lijnen, betrokkenen: &[Betrokkene]) {
    for wie in betrokkenen {
        let telefoon = wie.telefoon.as_ref().map(ToString::to_string);
        let email = wie.email.as_ref().map(|it| it.as_str().to_owned());
        uit.zet(0, &format!("{}: {}", wie.rol.label(), wie.naam), Rol::Tekst);
        let nummers = samen([telefoon.unwrap_or_default(), email.unwrap_or_default()]);
        if !nummers.is_empty() {
            uit.zet(2, &nummers, Rol::Tekst);
        }
    }
}

/// How many places, on which days.
fn plaatsen(plek: &Leerwerkplek, vandaag: NaiveDate) -> String {
    let mut delen = vec![format!(
        "{} van {} vrij",
        plek.vrij_op(vandaag),
        plek.aantal_op(vandaag)
    )];
    let mut later: Vec<_> = plek.aantallen.iter().collect();
    later.sort_unstable();
    let later = later.into_iter().filter(|it| it.vanaf > vandaag);
    delen.extend(later.map(|it| format!("{} vanaf {}", it.aantal, toon(it.vanaf))));
    if let Some(dag) = plek.vanaf.filter(|it| *it > vandaag) {
        delen.push(format!("begint {}", toon(dag)));
    }
    if let Some(dag) = plek.tot {
        delen.push(format!("tot en met {}", toon(dag)));
    }
    delen.join(", ")
}

fn leerwerkplek(uit: &mut Lijnen, beeld: &PlekBeeld, vandaag: NaiveDate) {
    let plek = &beeld.plek;
    let functie = if plek.functie.is_empty() {
        "werk nog niet bekend"
    } else {
        &plek.functie
    };
    let rol = match plek.stand {
        PlekStand::Gesloten { .. } => Rol::Uit,
        _ => Rol::Kop,
    };
    uit.zet(2, &format!("{} {functie}", plek.id), rol);
    match &plek.stand {
        PlekStand::Gesloten { reden } => {
            uit.zet(4, &format!("gesloten: {reden}"), Rol::Zacht);
            return;
        }
        PlekStand::Beschikbaar => uit.zet(4, &plaatsen(plek, vandaag), Rol::Tekst),
        PlekStand::Werving => {
            let open = beeld.stappen.iter().filter(|it| !it.stand.is_klaar());
            let open: Vec<&str> = open.map(|it| it.stap.stap().code).collect();
            let tekst = if open.is_empty() {
                "in werving, alle stappen klaar".to_owned()
            } else {
                format!("in werving, open: {}", open.join(" "))
            };
            uit.zet(4, &tekst, Rol::LetOp);
            uit.zet(4, &plaatsen(plek, vandaag), Rol::Tekst);
        }
    }
    werk(uit, beeld);
    if plek.stand == PlekStand::Beschikbaar {
        let dag = toon_kort(plek.laatst_bevestigd());
        uit.zet(4, &format!("bevestigd {dag}"), Rol::Zacht);
    }
    for mens in &beeld.mensen {
        let tekst = format!("leert hier: {} ({})", mens.naam, mens.fase.kort());
        uit.zet(4, &tekst, Rol::Tekst);
    }
}

fn werk(uit: &mut Lijnen, beeld: &PlekBeeld) {
    let plek = &beeld.plek;
    let tekst = |it: Option<String>| it.unwrap_or_default();
    let wat = samen([
        tekst(plek.branche.map(|it| it.label().to_owned())),
        tekst(plek.niveau.map(|it| format!("tot {}", it.label()))),
        tekst(plek.crebo.map(|crebo| match &beeld.kwalificatie {
            Some(naam) => format!("{crebo} {naam}"),
            None => format!("crebo {crebo}"),
        })),
    ]);
    let dagdelen: Vec<&str> = plek.dagdelen.iter().map(|it| it.label()).collect();
    let wanneer = samen([
        tekst(plek.uren.map(|uren| format!("{uren} uur per week"))),
        dagdelen.join(", "),
    ]);
    let eisen: Vec<String> = plek.eisen.iter().map(ToString::to_string).collect();
    let eisen = Some(eisen.join(", ")).filter(|it| !it.is_empty());
    let elders = samen([
        tekst(plek.postcode.as_ref().map(ToString::to_string)),
        tekst(plek.plaats.clone()),
    ]);
    for regel in [
        wat,
        wanneer,
        tekst(eisen.map(|it| format!("vraagt: {it}"))),
        tekst(
            plek.begeleiding
                .map(|it| format!("begeleidt er {it} tegelijk")),
        ),
        tekst(plek.perspectief.map(|it| it.label().to_owned())),
        tekst(
            Some(elders)
                .filter(|it| !it.is_empty())
                .map(|it| format!("werkt in {it}")),
        ),
    ] {
        if !regel.is_empty() {
            uit.zet(4, &regel, Rol::Tekst);
        }
    }
}

fn erkenning(uit: &mut Lijnen, it: &ErkenningBeeld, vandaag: NaiveDate) {
    let verlopen = it.geldig_tot.is_some_and(|tot| tot < vandaag);
    let tot = match it.geldig_tot {
        Some(tot) if verlopen => format!(", verlopen op {}!", toon(tot)),
        Some(tot) => format!(", t/m {}", toon(tot)),
        None => String::new(),
    };
    let naam = it.naam.as_deref().unwrap_or("onbekende kwalificatie");
    let rol = if verlopen { Rol::Laat } else { Rol::Tekst };
    uit.zet(2, &format!("{} {naam}{tot}", it.crebo), rol);
    let kan = it.werkprocessen.iter().filter(|it| it.2).count();
    let van = it.werkprocessen.len();
    let tekst = match (kan, van) {
        (_, 0) => "werkprocessen niet bekend".to_owned(),
        (0, _) => "leermogelijkheden nog niet bekeken (WG-05)".to_owned(),
        _ => format!(
            "{kan} van {} {} hier",
            tel(van, "werkproces", "werkprocessen"),
            vorm(kan, "kan", "kunnen")
        ),
    };
    uit.zet(4, &tekst, if kan == 0 { Rol::LetOp } else { Rol::Zacht });
    for (mens, einde) in &it.raakt {
        let einde = einde.map(toon).unwrap_or_default();
        let tekst = format!("! {} loopt door tot {einde}", mens.naam);
        uit.zet(4, &tekst, Rol::Laat);
    }
}
