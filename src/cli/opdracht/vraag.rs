//! Questions of a script: read, asked, and answered as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{onleesbaar, vorm};
use crate::app::filter::{Filter, Sortering};
use crate::app::gateway::{Reply, Request};
use crate::app::matching::Voortgang;
use crate::app::query::{
    Blik, MatchInvoer, MatchWens, MonitorWens, Query, Taakwens, Venster, VerdeelWens, Voorraadwens,
};
use crate::app::radar::RadarInvoer;
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::boot::toegang::Toegang;
use crate::cli::beeld;
use crate::cli::{matching, rapport};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::matching::Watals;

mod data;

use data::data;

/// A question of a script.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "vraag", rename_all = "snake_case")]
enum Vraag {
    Dossier {
        kaart: KaartId,
    },
    WieKeek {
        kaart: KaartId,
    },
    Poort {
        kaart: KaartId,
    },
    Lijst {
        #[serde(default)]
        filter: String,
        #[serde(default)]
        sorteer: Option<String>,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Zoek {
        tekst: String,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Plekken {
        traject: TrajectId,
        #[serde(default)]
        zoek: String,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Werkgevers {
        #[serde(default)]
        filter: String,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Werkgever {
        bedrijf: LeerbedrijfId,
    },
    Voorproef {
        kaarten: Vec<KaartId>,
    },
    Leerroute {
        kaart: KaartId,
    },
    Voorstellen {
        kaart: KaartId,
    },
    Radar {
        #[serde(flatten)]
        gegevens: RadarInvoer,
        #[serde(default)]
        zonder: Option<KandidaatId>,
        #[serde(default = "drie")]
        aantal: usize,
    },
    Dubbelen {
        kandidaat: KandidaatId,
        #[serde(default = "drie")]
        aantal: usize,
    },
    Formulieren {
        kaart: KaartId,
    },
    Formulier {
        kaart: KaartId,
        soort: Formuliersoort,
    },
    BsnVoluit {
        kaart: KaartId,
        reden: String,
    },
    Taken {
        #[serde(default)]
        kaart: Option<KaartId>,
        #[serde(default)]
        coach: Option<CoachId>,
    },
    Samenvoegen {
        blijft: KandidaatId,
        weg: KandidaatId,
        #[serde(default)]
        reden: String,
    },
    Matching {
        kaart: KaartId,
        #[serde(default)]
        watals: Watals,
        #[serde(default)]
        toon: String,
        #[serde(default)]
        sorteer: String,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
        #[serde(default)]
        bij: Option<KaartId>,
    },
    Paar {
        traject: TrajectId,
        plek: LeerwerkplekId,
        #[serde(default)]
        watals: Watals,
    },
    ZonderPlek {
        #[serde(default)]
        filter: String,
        #[serde(default)]
        sorteer: Option<String>,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    MatchProef {
        #[serde(flatten)]
        invoer: Box<MatchInvoer>,
        #[serde(default = "drie")]
        aantal: usize,
    },
    Verdeling {
        #[serde(default)]
        pins: Vec<(TrajectId, LeerwerkplekId)>,
    },
    Monitor {
        #[serde(default)]
        maten: Vec<String>,
        #[serde(default)]
        dims: Vec<String>,
        tijdvak: String,
        #[serde(default)]
        stand: Option<NaiveDate>,
        #[serde(default)]
        verberg: bool,
    },
    Budgetten,
    Werkvoorraad {
        #[serde(default)]
        blik: Blik,
        #[serde(default)]
        alle: bool,
        #[serde(default)]
        filter: String,
        #[serde(default)]
        van: usize,
        #[serde(default = "honderd")]
        aantal: usize,
    },
    Signalen,
    Concepten,
    Coaches,
    Toestand,
}

fn drie() -> usize {
    3
}

fn honderd() -> usize {
    100
}

/// The answer to a question.
pub(super) fn antwoord(toegang: &Toegang, waarde: &Value) -> Value {
    let vraag = match vorm::lees::<Vraag>(waarde) {
        Ok(vraag) => vraag,
        Err(fout) => return onleesbaar(fout.veld.as_deref(), &fout.bericht),
    };
    let gesteld = gestelde_vraag(toegang, vraag);
    let gesteld = match gesteld {
        Ok(query) => query,
        Err((veld, bericht)) => return onleesbaar(Some(veld), &format!("{veld}: {bericht}")),
    };
    let vandaag = toegang.vandaag();
    match toegang.handel(Request::Ask(gesteld)) {
        Ok(Reply::Data(antwoord)) => data(&antwoord, vandaag),
        Ok(Reply::Done(done)) => beeld::gedaan(&done),
        Err(fault) => beeld::fout(&fault),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm per question")]
fn gestelde_vraag(toegang: &Toegang, vraag: Vraag) -> Result<Query, (&'static str, String)> {
    Ok(match vraag {
        Vraag::Dossier { kaart } => Query::Dossier(kaart),
        Vraag::WieKeek { kaart } => Query::WieKeek(kaart),
        Vraag::Poort { kaart } => Query::Poort(kaart),
        Vraag::Lijst {
            filter,
            sorteer,
            van,
            aantal,
        } => Query::Lijst {
            filter: filter_van(toegang, &filter)?,
            sortering: sortering_van(sorteer)?,
            venster: Venster { van, aantal },
        },
        Vraag::Zoek { tekst, aantal } => Query::zoek(tekst, aantal),
        Vraag::Plekken {
            traject,
            zoek,
            aantal,
        } => Query::Plekken {
            traject,
            zoek,
            aantal,
        },
        Vraag::Werkgevers {
            filter,
            van,
            aantal,
        } => Query::Werkgevers {
            filter: WerkgeverFilter::lees(&filter).map_err(|fout| ("filter", fout.to_string()))?,
            sortering: Werkgeversortering::default(),
            venster: Venster { van, aantal },
            anker: None,
            plek: None,
        },
        Vraag::Werkgever { bedrijf } => Query::Werkgever(bedrijf),
        Vraag::Voorproef { kaarten } => Query::Voorproef(kaarten),
        Vraag::Radar {
            gegevens,
            zonder,
            aantal,
        } => Query::Radar {
            gegevens,
            zonder,
            aantal,
        },
        Vraag::Dubbelen { kandidaat, aantal } => Query::Dubbelen { kandidaat, aantal },
        Vraag::Formulieren { kaart } => Query::Formulieren(kaart),
        Vraag::Formulier { kaart, soort } => Query::Formulier { kaart, soort },
        Vraag::BsnVoluit { kaart, reden } => Query::BsnVoluit { kaart, reden },
        Vraag::Leerroute { kaart } => Query::Leerroute(kaart),
        Vraag::Voorstellen { kaart } => Query::Voorstellen(kaart),
        Vraag::Taken { kaart, coach } => Query::Taken(match kaart {
            Some(kaart) => Taakwens::VanKaart(kaart),
            None => coach.map_or(Taakwens::Eigen, Taakwens::VanCoach),
        }),
        Vraag::Samenvoegen { blijft, weg, reden } => Query::Samenvoegen { blijft, weg, reden },
        Vraag::Matching {
            kaart,
            watals,
            toon,
            sorteer,
            van,
            aantal,
            bij,
        } => Query::Matching(Box::new(MatchWens {
            kaart,
            watals,
            toon: matching::toon(&toon).map_err(|fout| ("toon", fout))?,
            sortering: matching::sortering(&sorteer).map_err(|fout| ("sorteer", fout))?,
            venster: Venster { van, aantal },
            anker: bij,
            voortgang: Voortgang::default(),
        })),
        Vraag::Paar {
            traject,
            plek,
            watals,
        } => Query::Paar {
            traject,
            plek,
            watals,
        },
        Vraag::ZonderPlek {
            filter,
            sorteer,
            van,
            aantal,
        } => Query::MatchKandidaten {
            filter: filter_van(toegang, &filter)?,
            sortering: sortering_van(sorteer)?,
            venster: Venster { van, aantal },
            voortgang: Voortgang::default(),
        },
        Vraag::MatchProef { invoer, aantal } => Query::MatchProef { invoer, aantal },
        Vraag::Verdeling { pins } => Query::Verdeling(Box::new(VerdeelWens {
            pins,
            ..VerdeelWens::default()
        })),
        Vraag::Monitor {
            maten,
            dims,
            tijdvak,
            stand,
            verberg,
        } => Query::Monitor(Box::new(MonitorWens {
            maten: rapport::maten(&maten).map_err(|fout| ("maten", fout))?,
            dims: rapport::dims(&dims).map_err(|fout| ("dims", fout))?,
            tijdvak: rapport::tijdvak(&tijdvak).map_err(|fout| ("tijdvak", fout))?,
            stand,
            verberg,
            voortgang: Voortgang::default(),
        })),
        Vraag::Budgetten => Query::Budgetten,
        Vraag::Werkvoorraad {
            blik,
            alle,
            filter,
            van,
            aantal,
        } => Query::Werkvoorraad(Box::new(Voorraadwens {
            blik,
            coach: (!alle).then(|| toegang.coach()),
            filter: filter_van(toegang, &filter)?,
            venster: Venster { van, aantal },
            anker: None,
        })),
        Vraag::Signalen => Query::Signalen,
        Vraag::Concepten => Query::Concepten,
        Vraag::Coaches => Query::Coaches,
        Vraag::Toestand => Query::Toestand,
    })
}

fn filter_van(toegang: &Toegang, filter: &str) -> Result<Filter, (&'static str, String)> {
    Filter::lees(filter, &toegang.coach_kort()).map_err(|fout| ("filter", fout.to_string()))
}

fn sortering_van(sorteer: Option<String>) -> Result<Sortering, (&'static str, String)> {
    let Some(woord) = sorteer else {
        return Ok(Sortering::default());
    };
    Sortering::lees(&woord).ok_or_else(|| {
        let bericht = format!("'{woord}' is geen volgorde; kies urgentie, naam, dagen of coach");
        ("sorteer", bericht)
    })
}
