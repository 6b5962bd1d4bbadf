//! Doing what a row asks: at once where nothing has to be asked, else in the window that asks it.

use super::state::VoorraadScherm;
use crate::app::command::{Command, NieuweStand};
use crate::app::query::{Blik, Dossier, Query, Voorraadrij};
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::nazorg;
use crate::domain::signaal::{Daad, Signaal};
use crate::domain::stap::{StapId, Vraag};
use crate::domain::taak::{Taak, Taaksoort};
use crate::domain::waardelijst::{ContactUitkomst, ContactWijze};
use crate::domain::werkdagen::plus_werkdagen;
use crate::form::specs::{self, stap::Stapkeuze};
use crate::keymap::Action;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open::{self, Van};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dag::{DagVenster, DagVoor};
use crate::tui::overlay::reden::{Reden, RedenVoor};

/// What waits for a dossier to be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wil {
    /// A step, put like this.
    Stap(StapId, Stapkeuze),
    /// The erkenningen of the leerbedrijf.
    Erkenningen,
    /// Somebody in nazorg was spoken with on the phone.
    Gesproken,
}

/// The step that a row is about.
pub(super) fn stap_van(rij: &Voorraadrij) -> Option<StapId> {
    rij.post.stap
}

/// A step that a day is enough for.
fn is_eenvoudig(kaart: KaartId, stap: StapId) -> bool {
    let regel = stap.stap();
    matches!(regel.vraag, Vraag::Datum | Vraag::Start | Vraag::Einde)
        && !specs::vraagt_papier(stap)
        && Formuliersoort::van_stap(stap).is_none()
        && !crate::domain::leerroute::is_van_leerroute(stap)
        // Its answer may have to be argued, and a WG step of a traject belongs to the leerwerkplek.
        && regel.code != "WK-07"
        && (regel.fase != Fase::WervingWerkgevers || matches!(kaart, KaartId::Plek(_)))
}

/// The dossier that was waited for is here.
pub(super) fn met_dossier(model: &mut Model, wil: Wil, dossier: &Dossier) -> After {
    let effects = match wil {
        Wil::Stap(stap, keuze) => match dossier.stappen.iter().find(|it| it.stap == stap) {
            Some(rij) => open::doe_stap(model, dossier, (rij, dossier.versie), keuze),
            None => open::dossier(model, dossier.rij.kaart, &dossier.rij.naam),
        },
        Wil::Erkenningen => match &dossier.plek {
            Some(plek) => open::erkenningen(model, Van::Plek(plek.id)),
            None => open::dossier(model, dossier.rij.kaart, &dossier.rij.naam),
        },
        Wil::Gesproken => gesproken(model, dossier),
    };
    After::stay().with(effects)
}

/// Somebody in nazorg was spoken with: the moment that is due asks one thing, and that is the same
/// act (DOMAIN 5.3). With no moment due it is a call like any other.
fn gesproken(model: &mut Model, dossier: &Dossier) -> Vec<Effect> {
    let kaart = dossier.rij.kaart;
    let traject = dossier.traject.as_ref();
    let moment = traject.and_then(|it| nazorg::poging_voor(it, model.vandaag));
    match moment.and_then(|(moment, _)| Some((moment, moment.stap()?))) {
        Some((moment, stap)) => {
            open::nazorg_gesproken(model, (kaart, &dossier.rij.naam), (moment, stap));
            Vec::new()
        }
        None => vec![model.send(gebeld(kaart, ContactUitkomst::Gesproken, None))],
    }
}

/// A call with a card, and how it went.
fn gebeld(
    kaart: KaartId,
    uitkomst: ContactUitkomst,
    terugbellen: Option<chrono::NaiveDate>,
) -> Command {
    Command::Contact {
        kaart,
        wijze: ContactWijze::Telefoon,
        uitkomst,
        met: String::new(),
        tekst: String::new(),
        op: None,
        terugbellen,
    }
}

impl VoorraadScherm {
    /// The row that something is done with stays in hand as long as it stands where it stood.
    pub(super) fn blijf(&mut self, blijft: bool) {
        if let Some(bezig) = &mut self.bezig {
            bezig.blijft = blijft;
        }
    }

    /// The task in hand.
    pub(super) fn taak(&self) -> Option<&Taak> {
        self.in_hand()?.taak.as_ref().map(|it| &it.taak)
    }

    /// The task in hand is done; of a call, what came of it.
    fn rond_af(&mut self, model: &mut Model, uitkomst: Option<ContactUitkomst>) -> After {
        let Some(taak) = self.taak().map(|it| it.plaats) else {
            return After::stay();
        };
        let command = Command::RondTaakAf {
            taak,
            uitkomst,
            woorden: String::new(),
            terugbellen: None,
        };
        self.stuur(model, command)
    }

    /// Sends a change of the row in hand: the row that takes its place is in hand after it.
    fn stuur(&mut self, model: &mut Model, command: Command) -> After {
        if self.waits.daad.is_some() {
            return After::stay();
        }
        let (ticket, effect) = model.command(command);
        self.waits.daad = Some(ticket);
        self.begin_daad();
        After::stay().and(effect)
    }

    fn na_dossier(&mut self, model: &mut Model, kaart: KaartId, wil: Wil) -> After {
        let (ticket, effect) = model.ask(Query::Dossier(kaart));
        self.waits.dossier = Some((ticket, wil));
        After::stay().and(effect)
    }

    /// Does what the row in hand asks.
    pub(super) fn doe(&mut self, model: &mut Model) -> After {
        let Some(rij) = self.in_hand() else {
            return After::stay();
        };
        if let Some(concept) = &rij.concept {
            let concept = concept.clone();
            return After::stay().with(open::concept(model, &concept));
        }
        if let Some(taak) = &rij.taak {
            let bellen = taak.taak.soort == Taaksoort::Bellen;
            return self.rond_af(model, bellen.then_some(ContactUitkomst::Gesproken));
        }
        let Some(kaartrij) = rij.rij.clone() else {
            return After::stay();
        };
        let (kaart, naam) = (kaartrij.kaart, kaartrij.naam.clone());
        if self.blik == Blik::Uitgesteld {
            return self.stuur(model, Command::HaalUitstelWeg { kaart });
        }
        let stap = stap_van(rij);
        let post = rij.post;
        let geweigerd = rij
            .overdracht
            .as_ref()
            .is_some_and(|(it, _, _)| it.geweigerd.is_some());
        self.begin_daad();
        let effects = match post.signaal.regel().daad {
            Daad::Stap => match stap {
                Some(stap) => {
                    self.bezig = None;
                    return self.doe_stap(model, kaart, stap);
                }
                None => open::dossier(model, kaart, &naam),
            },
            Daad::Contact => open::on_card(model, Action::ContactAdd, Some(&kaartrij)),
            Daad::Erkenningen => return self.na_dossier(model, kaart, Wil::Erkenningen),
            Daad::Toestemming => open::toestemming(model, kaart, &naam),
            Daad::Tekenen => {
                open::formulier(model, kaart, &naam, Formuliersoort::Toestemming, None)
            }
            Daad::Matching => open::on_card(model, Action::KaartMatch, Some(&kaartrij)),
            Daad::Leerroute => open::leerroute(model, kaart, &naam),
            Daad::Bewaren => open::bewaartermijn(model),
            Daad::Hervat => return self.stuur(model, Command::Hervat { kaart }),
            Daad::Overdracht if geweigerd => {
                return self.stuur(model, Command::TrekOverdrachtIn { kaart });
            }
            Daad::Overdracht => return self.stuur(model, Command::NeemAan { kaart }),
            Daad::Dossier | Daad::Taak | Daad::Concept => open::dossier(model, kaart, &naam),
        };
        After::stay().with(effects)
    }

    fn doe_stap(&mut self, model: &mut Model, kaart: KaartId, stap: StapId) -> After {
        if is_eenvoudig(kaart, stap) {
            let stand = NieuweStand::Gedaan { op: None };
            return self.zet_stap(model, kaart, stap, stand);
        }
        self.begin_daad();
        self.na_dossier(model, kaart, Wil::Stap(stap, Stapkeuze::Gedaan))
    }

    fn zet_stap(
        &mut self,
        model: &mut Model,
        kaart: KaartId,
        stap: StapId,
        stand: NieuweStand,
    ) -> After {
        let gezien = self.kaart().map(|it| it.versie);
        let command = Command::ZetStap {
            kaart,
            stap,
            stand,
            gegeven: None,
            tekst: String::new(),
            gezien,
        };
        self.stuur(model, command)
    }

    /// The step of the row in hand, planned or begun.
    pub(super) fn stap(&mut self, model: &mut Model, action: Action) -> After {
        let Some((kaart, stap)) = self
            .in_hand()
            .and_then(|rij| Some((rij.kaart()?, stap_van(rij)?)))
        else {
            return After::stay();
        };
        if action == Action::StapBusy {
            return self.zet_stap(model, kaart, stap, NieuweStand::Bezig);
        }
        self.begin_daad();
        self.na_dossier(model, kaart, Wil::Stap(stap, Stapkeuze::Gepland))
    }

    /// A call with the card in hand, and how it went. Who was not reached is called again on the next
    /// working day.
    pub(super) fn gebeld(&mut self, model: &mut Model, uitkomst: ContactUitkomst) -> After {
        if let Some(taak) = self.taak().filter(|it| it.soort == Taaksoort::Bellen) {
            if uitkomst != ContactUitkomst::Terugbellen {
                return self.rond_af(model, Some(uitkomst));
            }
            let voor = DagVoor::Weer { taak: taak.plaats };
            let wat = taak.wat.clone();
            self.begin_daad();
            model.open_overlay(Overlay::Dag(DagVenster::new(&wat, voor)));
            return After::stay();
        }
        let Some((kaart, fase, naam)) = self.kaart().map(|it| (it.kaart, it.fase, it.naam.clone()))
        else {
            return After::stay();
        };
        if uitkomst == ContactUitkomst::Gesproken && fase == Fase::Nazorg {
            self.begin_daad();
            return self.na_dossier(model, kaart, Wil::Gesproken);
        }
        if uitkomst == ContactUitkomst::Terugbellen {
            self.begin_daad();
            let venster = DagVenster::new(&naam, DagVoor::Terugbellen { kaart });
            model.open_overlay(Overlay::Dag(venster));
            return After::stay();
        }
        let morgen = plus_werkdagen(model.vandaag, 1, Bevrijdingsdag::default());
        let terugbellen = (uitkomst != ContactUitkomst::Gesproken).then_some(morgen);
        let after = self.stuur(model, gebeld(kaart, uitkomst, terugbellen));
        self.blijf(uitkomst == ContactUitkomst::Gesproken);
        after
    }

    /// Puts the card in hand off.
    pub(super) fn stel_uit(&mut self, model: &mut Model) -> After {
        if let Some(taak) = self.taak() {
            let voor = DagVoor::Verzet { taak: taak.plaats };
            let wat = taak.wat.clone();
            self.begin_daad();
            model.open_overlay(Overlay::Dag(DagVenster::new(&wat, voor)));
            return After::stay();
        }
        let Some(rij) = self.in_hand() else {
            return After::stay();
        };
        let Some(kaart) = rij.rij.clone() else {
            return After::stay();
        };
        let mut stappen: Vec<_> = std::iter::once(&rij.post)
            .chain(&rij.meer)
            .filter_map(|post| Some((post.stap?, post.wacht_op)))
            .collect();
        // What it waits for may be any step of its fase.
        let bekend: Vec<_> = stappen.iter().map(|it| it.0).collect();
        let andere = StapId::van_fase(kaart.fase).filter(|stap| !bekend.contains(stap));
        stappen.extend(andere.map(|stap| (stap, None)));
        self.begin_daad();
        let voor = DagVoor::Uitstel {
            kaart: kaart.kaart,
            stappen,
        };
        model.open_overlay(Overlay::Dag(DagVenster::new(&kaart.naam, voor)));
        After::stay()
    }

    /// Asks the coaches, to hand the row in hand to one of them.
    pub(super) fn draag_over(&mut self, model: &mut Model) -> After {
        let Some(rij) = self.in_hand() else {
            return After::stay();
        };
        let naam = match (&rij.taak, &rij.rij) {
            (Some(taak), _) => taak.taak.wat.clone(),
            (None, Some(kaart)) => kaart.naam.clone(),
            (None, None) => return After::stay(),
        };
        let sleutel = rij.sleutel;
        let (ticket, effect) = model.ask(Query::Coaches);
        self.waits.coaches = Some((ticket, sleutel, naam));
        After::stay().and(effect)
    }

    /// Refuses a handover with a reason, or takes one's own back; a task is not needed any more.
    pub(super) fn weiger(&mut self, model: &mut Model) -> After {
        if let Some(taak) = self.taak().map(|it| (it.plaats, it.wat.clone())) {
            self.begin_daad();
            let voor = RedenVoor::LaatTaakVervallen { taak: taak.0 };
            model.open_overlay(Overlay::Reden(Reden::new(&taak.1, voor)));
            return After::stay();
        }
        let Some(rij) = self.in_hand() else {
            return After::stay();
        };
        let (Some(kaart), Some((it, _, _))) = (rij.rij.clone(), &rij.overdracht) else {
            return After::stay();
        };
        if rij.post.signaal == Signaal::Overdracht && it.geweigerd.is_none() {
            self.begin_daad();
            let voor = RedenVoor::WeigerOverdracht { kaart: kaart.kaart };
            model.open_overlay(Overlay::Reden(Reden::new(&kaart.naam, voor)));
            return After::stay();
        }
        let kaart = kaart.kaart;
        self.stuur(model, Command::TrekOverdrachtIn { kaart })
    }
}
