//! A small stand-in for the service: answers from rows, moves cards, tells what happened.

use trajectbord::app::command::{Command, Concept};
use trajectbord::app::event::{Feit, Happened, Ticket};
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering, Toets};
use trajectbord::app::gateway::{Done, Reply, Request};
use trajectbord::app::query::{
    Antwoord, BordBeeld, Kaartrij, Kolom, Lijst, MatchPlekken, PoortBeeld, Query, Toestand,
    Treffer, Treffers, Venster, Voorproef, WerkgeversBeeld,
};
use trajectbord::app::record::Regio;
use trajectbord::app::store::Seq;
use trajectbord::domain::coach::Coach;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::poort::{Hindernis, Poort};
use trajectbord::domain::tekst::vouw;

use super::vandaag;

/// The stand-in.
pub(crate) struct Dienst {
    pub(crate) rijen: Vec<Kaartrij>,
    pub(crate) concepten: Vec<Concept>,
    /// The next change is refused with this.
    pub(crate) weiger: Option<Fault>,
    pub(crate) storing: Option<String>,
    pub(crate) ongedaan: Option<String>,
    pub(crate) seq: u64,
    /// Notes that search finds, each on a card.
    pub(crate) notities: Vec<(KaartId, String)>,
    /// Nobody read the notes yet: a search that will not wait leaves them out.
    pub(crate) ongelezen: bool,
}

impl Dienst {
    pub(crate) fn new(rijen: Vec<Kaartrij>) -> Self {
        Self {
            rijen,
            concepten: Vec::new(),
            weiger: None,
            storing: None,
            ongedaan: None,
            seq: 1,
            notities: Vec::new(),
            ongelezen: false,
        }
    }

    pub(crate) fn call(
        &mut self,
        ticket: Ticket,
        request: Request,
    ) -> (Result<Reply, Fault>, Option<Happened>) {
        match request {
            Request::Ask(query) => (self.ask(query).map(|it| Reply::Data(Box::new(it))), None),
            Request::Do(command) => match self.weiger.take() {
                Some(fault) => (Err(fault), None),
                None => self.change(ticket, *command),
            },
        }
    }

    fn coaches() -> Vec<Coach> {
        let coach = |id, kort: &str, naam: &str, organisatie: &str| Coach {
            naam: naam.to_owned(),
            organisatie: organisatie.to_owned(),
            beheer: id == 1,
            ..Coach::nieuw(CoachId(id), kort)
        };
        vec![
            coach(1, "mdv", "Marieke de Vries", "gemeente Almelo"),
            coach(2, "jbo", "Jeroen Bos", "UWV Hengelo"),
            coach(3, "soz", "Sibel Öz", "WSP Twente"),
        ]
    }

    fn rij(&self, kaart: KaartId) -> Result<Kaartrij, Fault> {
        let found = self.rijen.iter().find(|rij| rij.kaart == kaart);
        found.cloned().ok_or(Fault::NietGevonden {
            wat: kaart.to_string(),
        })
    }

    fn chosen(&self, filter: &Filter, sortering: Sortering) -> Vec<&Kaartrij> {
        let mut rijen: Vec<&Kaartrij> = self
            .rijen
            .iter()
            .filter(|rij| {
                let (gemeente, naam) =
                    (vouw(rij.gemeente.as_deref().unwrap_or("")), vouw(&rij.naam));
                let toets = Toets {
                    fase: rij.fase,
                    branche: rij.branche,
                    niveau: rij.niveau,
                    doelgroepen: 0,
                    coach: &rij.coach_kort,
                    gemeente: &gemeente,
                    sinds: rij.sinds,
                    volgende: rij.volgende.map(|it| it.0),
                    vast: rij.houdt_op.is_some(),
                    wacht: rij.wacht,
                    gesloten: rij.gesloten,
                    waarschuwing: rij.waarschuwingen > 0,
                    zonder_plek: rij.plek.is_none(),
                    gevouwen: &naam,
                };
                filter.laat_door(&toets, vandaag())
            })
            .collect();
        match sortering {
            Sortering::Urgentie => rijen.sort_by_key(|rij| {
                (
                    rij.volgende.map_or(chrono::NaiveDate::MAX, |it| it.0),
                    rij.naam.clone(),
                )
            }),
            Sortering::Naam => rijen.sort_by_key(|rij| rij.naam.clone()),
            Sortering::Dagen => rijen.sort_by_key(|rij| (rij.sinds, rij.naam.clone())),
            Sortering::Coach => rijen.sort_by_key(|rij| (rij.coach_kort.clone(), rij.naam.clone())),
        }
        rijen
    }

    fn bord(
        &self,
        filter: &Filter,
        sortering: Sortering,
        vensters: [Venster; 7],
        anker: Option<KaartId>,
    ) -> BordBeeld {
        let rijen = self.chosen(filter, sortering);
        let mut found = None;
        let kolommen = std::array::from_fn(|place| {
            let fase = Fase::op_plaats(place).unwrap();
            let all: Vec<&Kaartrij> = rijen
                .iter()
                .copied()
                .filter(|rij| rij.fase == fase)
                .collect();
            let mut venster = vensters[place];
            if let Some(at) = all.iter().position(|rij| Some(rij.kaart) == anker) {
                found = Some((fase, at));
                if at < venster.van || at >= venster.van + venster.aantal {
                    venster.van = at.saturating_sub(venster.aantal / 2);
                }
            }
            let late = |rij: &&&Kaartrij| rij.over_norm(vandaag()) || rij.te_laat(vandaag());
            Kolom {
                totaal: all.len(),
                laat: all.iter().filter(late).count(),
                van: venster.van.min(all.len()),
                rijen: all
                    .iter()
                    .skip(venster.van)
                    .take(venster.aantal)
                    .map(|it| (*it).clone())
                    .collect(),
            }
        });
        BordBeeld {
            seq: Seq(self.seq),
            kolommen,
            anker: found,
        }
    }

    fn zoek(&self, tekst: &str) -> Treffers {
        let mut rijen = Vec::new();
        let notes = self
            .notities
            .iter()
            .filter(|_| !self.ongelezen)
            .map(|(kaart, tekst)| (*kaart, tekst.clone(), true));
        let names = self
            .rijen
            .iter()
            .map(|rij| (rij.kaart, rij.naam.clone(), false));
        for (kaart, text, notitie) in names.chain(notes) {
            if let Some(letters) = trajectbord::tui::widget::lijst::letters(tekst, &text) {
                let rij = self.rij(kaart).unwrap();
                rijen.push(Treffer {
                    rij,
                    tekst: text,
                    notitie,
                    letters,
                });
            }
        }
        Treffers {
            totaal: rijen.len(),
            rijen,
            nog: self.ongelezen,
        }
    }

    fn poort(&self, kaart: KaartId) -> Result<PoortBeeld, Fault> {
        let rij = self.rij(kaart)?;
        let open = rij.houdt_op.map(|stap| Hindernis {
            stap,
            niveau: stap.stap().poort,
            van_plek: false,
        });
        Ok(PoortBeeld {
            versie: rij.versie,
            naar: rij.fase.volgende(),
            poort: Poort {
                van: rij.fase,
                open: open.into_iter().collect(),
            },
            stappen: Vec::new(),
            rij,
        })
    }

    #[expect(clippy::too_many_lines, reason = "one arm per question")]
    fn ask(&mut self, query: Query) -> Result<Antwoord, Fault> {
        Ok(match query {
            Query::Bord {
                filter,
                sortering,
                vensters,
                anker,
            } => Antwoord::Bord(self.bord(&filter, sortering, vensters, anker)),
            Query::Lijst {
                filter,
                sortering,
                venster,
            } => {
                let rijen = self.chosen(&filter, sortering);
                let totaal = rijen.len();
                let rijen = rijen
                    .into_iter()
                    .skip(venster.van)
                    .take(venster.aantal)
                    .cloned()
                    .collect();
                Antwoord::Lijst(Lijst { totaal, rijen })
            }
            Query::Aanwezig => Antwoord::Aanwezig(Vec::new()),
            Query::Taken(_) => Antwoord::Taken(Vec::new()),
            Query::Werkstand => Antwoord::Werkstand(Box::default()),
            Query::Rijen(_) | Query::KaartenVan(_) | Query::TelAchter(_) => {
                Antwoord::Lijst(Lijst {
                    totaal: 0,
                    rijen: Vec::new(),
                })
            }
            Query::Poort(kaart) => Antwoord::Poort(Box::new(self.poort(kaart)?)),
            Query::Voorproef(kaarten) => {
                let mut proef = Voorproef::default();
                for kaart in kaarten {
                    let rij = self.rij(kaart)?;
                    let niet = match (rij.houdt_op, rij.fase.volgende()) {
                        (None, Some(naar)) => {
                            proef.kan.push((kaart, rij.naam, naar.kolom().to_owned()));
                            continue;
                        }
                        (Some(stap), _) => stap.stap().kort,
                        (None, None) => "laatste fase",
                    };
                    proef.niet.push((kaart, rij.naam, niet.to_owned()));
                }
                Antwoord::Voorproef(proef)
            }
            Query::Zoek { tekst, meteen, .. } => {
                self.ongelezen &= meteen;
                Antwoord::Treffers(self.zoek(&tekst))
            }
            Query::Radar { .. } | Query::Dubbelen { .. } => Antwoord::Radar(Vec::new()),
            Query::Formulieren(kaart)
            | Query::Formulier { kaart, .. }
            | Query::BsnVoluit { kaart, .. }
            | Query::Documenten(kaart)
            | Query::Document { kaart, .. } => {
                return Err(Fault::NietGevonden {
                    wat: format!("een formulier van {kaart}"),
                });
            }
            Query::Importproef(_) => {
                return Err(Fault::NietGevonden {
                    wat: "een bestand".to_owned(),
                });
            }
            Query::Extract { .. } => {
                return Err(Fault::NietGevonden {
                    wat: "een uittreksel".to_owned(),
                });
            }
            Query::Matching(_)
            | Query::Paar { .. }
            | Query::MatchKandidaten { .. }
            | Query::MatchProef { .. }
            | Query::Verdeling(_)
            | Query::Monitor(_)
            | Query::MonitorAchter(_) => {
                return Err(Fault::NietGevonden {
                    wat: "een plek".to_owned(),
                });
            }
            Query::Samenvoegen { weg, .. } => {
                return Err(Fault::NietGevonden {
                    wat: weg.to_string(),
                });
            }
            Query::Concepten => Antwoord::Concepten(self.concepten.clone()),
            Query::Inzage { .. } | Query::Bewaartermijn => {
                return Err(Fault::NietGevonden {
                    wat: "overzicht".to_owned(),
                });
            }
            Query::Tellen(_) => Antwoord::Telling(Vec::new()),
            Query::Budgetten => Antwoord::Budgetten(Vec::new()),
            Query::Verzoeken => Antwoord::Verzoeken(Vec::new()),
            Query::WieKeek(_) => Antwoord::WieKeek(Vec::new()),
            Query::Meld { .. } => Antwoord::Genoteerd,
            Query::Coaches => Antwoord::Coaches(Self::coaches()),
            Query::Plaatsen => Antwoord::Plaatsen(Vec::new()),
            Query::Plekken { .. } => Antwoord::Plekken(Vec::new()),
            Query::MatchPlekken { .. } => Antwoord::MatchPlekken(MatchPlekken {
                totaal: 0,
                rijen: Vec::new(),
            }),
            Query::Voorstellen(_) => Antwoord::Voorstellen(Vec::new()),
            Query::Werkgevers { .. } | Query::WerkgeverLijkt { .. } => {
                Antwoord::Werkgevers(WerkgeversBeeld::default())
            }
            Query::Kwalificaties => Antwoord::Kwalificaties(Vec::new()),
            Query::WerkgeverVan(id) => {
                return Err(Fault::NietGevonden {
                    wat: id.to_string(),
                });
            }
            Query::Werkgever(id) => {
                return Err(Fault::NietGevonden {
                    wat: id.to_string(),
                });
            }
            // The cards of this service have no traject behind them.
            Query::Dossier(kaart) | Query::Leerroute(kaart) => {
                return Err(Fault::NietGevonden {
                    wat: kaart.to_string(),
                });
            }
            // An overleg is held over the service itself: `tests/it/presentatie`.
            Query::Overleg(_)
            | Query::OverlegZaak(_)
            | Query::OverlegVerslag { .. }
            | Query::Verschil(_)
            | Query::Belasting => {
                return Err(Fault::NietGevonden {
                    wat: "een overleg".to_owned(),
                });
            }
            Query::Werkvoorraad(_) => Antwoord::Werkvoorraad(Box::default()),
            Query::Signalen => {
                Antwoord::Signalen(trajectbord::domain::signaal::Signaalinstelling::default())
            }
            Query::Toestand => Antwoord::Toestand(Toestand {
                regio: Regio {
                    naam: "Twente".to_owned(),
                    voorbeeld: false,
                    verantwoordelijken: String::new(),
                },
                coach: Self::coaches().remove(0),
                lopend: self.rijen.iter().filter(|rij| !rij.gesloten).count(),
                storing: self.storing.clone(),
                ongedaan: self.ongedaan.clone(),
                opnieuw: None,
                seq: Seq(self.seq),
            }),
        })
    }

    fn change(
        &mut self,
        ticket: Ticket,
        command: Command,
    ) -> (Result<Reply, Fault>, Option<Happened>) {
        self.seq += 1;
        let mut moved: Vec<(KaartId, Option<Fase>)> = Vec::new();
        let titel = match &command {
            Command::Verplaats { kaart, .. } => {
                let Ok(rij) = self.rij(*kaart) else {
                    return (
                        Err(Fault::NietGevonden {
                            wat: kaart.to_string(),
                        }),
                        None,
                    );
                };
                let naar = rij.fase.volgende().unwrap_or(rij.fase);
                moved.push((*kaart, Some(naar)));
                format!("{} naar {}", rij.naam, naar.kolom())
            }
            Command::VerplaatsAlle { kaarten } => {
                moved.extend(kaarten.iter().map(|kaart| {
                    (
                        *kaart,
                        self.rij(*kaart).ok().and_then(|rij| rij.fase.volgende()),
                    )
                }));
                format!("{} kaarten verplaatst", kaarten.len())
            }
            Command::ZetTerug { kaart, .. } => {
                moved.push((
                    *kaart,
                    self.rij(*kaart).ok().and_then(|rij| rij.fase.vorige()),
                ));
                "teruggezet".to_owned()
            }
            Command::WisConcept { nummer } => {
                self.concepten.retain(|it| it.nummer != *nummer);
                "concept weggegooid".to_owned()
            }
            other => other.werkwoord().to_owned(),
        };
        let mut feiten = Vec::new();
        for (kaart, naar) in moved {
            if let (Some(rij), Some(naar)) =
                (self.rijen.iter_mut().find(|rij| rij.kaart == kaart), naar)
            {
                rij.fase = naar;
                rij.sinds = vandaag();
                rij.versie = Seq(self.seq);
                feiten.push(Feit::Kaart {
                    kaart,
                    rij: Some(Box::new(rij.clone())),
                });
            }
        }
        self.ongedaan = Some(titel.clone());
        let done = Done {
            seq: Seq(self.seq),
            moment: chrono::DateTime::default(),
            kaal: "gedaan".to_owned(),
            titel,
            kaart: None,
            gebleven: Vec::new(),
        };
        let happened = Happened {
            seq: Seq(self.seq),
            door: CoachId(1),
            oorzaak: Some(ticket),
            feiten,
        };
        (Ok(Reply::Done(done)), Some(happened))
    }
}
