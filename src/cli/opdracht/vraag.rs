//! Questions of a script: read, asked, and answered as JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{onleesbaar, vorm};
use crate::app::filter::{Filter, Sortering};
use crate::app::gateway::{Reply, Request};
use crate::app::matching::Voortgang;
use crate::app::query::{
    Antwoord, Blik, MatchInvoer, MatchWens, MonitorWens, Query, Taakwens, Venster, VerdeelWens,
    Voorraadwens,
};
use crate::app::radar::RadarInvoer;
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::boot::toegang::Toegang;
use crate::cli::beeld::{self, formulier, matching as beeld_matching, werkgever};
use crate::cli::{matching, rapport, signaal, vandaag};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::matching::Watals;

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

#[expect(clippy::too_many_lines, reason = "one arm per question")]
fn data(antwoord: &Antwoord, vandaag: NaiveDate) -> Value {
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
