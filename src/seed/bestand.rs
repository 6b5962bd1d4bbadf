//! The shapes of the text files; texts are still texts here. No `Debug`: they hold people.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fout::SeedFout;

/// Reads a file as TOML of a shape; an unknown or missing field is named with its line.
pub(super) fn lees<T: DeserializeOwned>(bestand: &str, tekst: &str) -> Result<T, SeedFout> {
    toml::from_str(tekst).map_err(|fout| {
        let voor = fout.span().map_or(0, |it| it.start);
        let regel = 1 + tekst.bytes().take(voor).filter(|it| *it == b'\n').count();
        let wat = format!(
            "dit is niet te lezen ({})",
            fout.message().replace('\n', " ")
        );
        SeedFout::nieuw(bestand, &format!("regel {regel}"), wat)
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regio {
    pub(super) naam: String,
    pub(super) coach: Vec<Coach>,
    pub(super) organisatie: Vec<Organisatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coach {
    pub(super) kort: String,
    pub(super) naam: String,
    pub(super) organisatie: String,
    pub(super) rol: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisatie {
    pub(super) sleutel: String,
    pub(super) naam: String,
    pub(super) soort: String,
    pub(super) plaats: String,
    pub(super) telefoon: Option<String>,
    pub(super) brin: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Postcodes {
    pub(super) postcodes: Vec<(u16, String, String, f64, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kwalificaties {
    pub(super) kwalificatie: Vec<Kwalificatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kwalificatie {
    pub(super) crebo: u32,
    pub(super) naam: String,
    pub(super) niveau: u8,
    pub(super) dossier: Option<u32>,
    pub(super) branche: String,
    pub(super) vervangen_door: Option<u32>,
    pub(super) bron: String,
    pub(super) kerntaken: Vec<(String, String)>,
    pub(super) werkprocessen: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leerbedrijven {
    pub(super) leerbedrijf: Vec<Leerbedrijf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leerbedrijf {
    pub(super) sleutel: String,
    pub(super) naam: String,
    pub(super) kvk: String,
    pub(super) sbb: Option<String>,
    pub(super) branche: String,
    pub(super) soort: String,
    pub(super) postcode: String,
    pub(super) plaats: String,
    pub(super) praktijkopleider: Option<Contactpersoon>,
    pub(super) contactpersoon: Contactpersoon,
    pub(super) erkenningen: Vec<Erkenning>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contactpersoon {
    pub(super) naam: String,
    pub(super) telefoon: Option<String>,
    pub(super) email: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Erkenning {
    pub(super) crebo: u32,
    pub(super) geldig_tot: String,
    pub(super) uitvoerbaar: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leerwerkplekken {
    pub(super) leerwerkplek: Vec<Leerwerkplek>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leerwerkplek {
    pub(super) sleutel: String,
    pub(super) bedrijf: String,
    pub(super) functie: String,
    pub(super) branche: String,
    pub(super) niveau: u8,
    pub(super) crebo: u32,
    pub(super) aantal: u16,
    pub(super) uren: u8,
    pub(super) beschikbaar_vanaf: String,
    #[serde(default)]
    pub(super) eisen: Vec<String>,
    pub(super) perspectief: String,
    #[serde(default)]
    pub(super) dagdelen: Vec<String>,
    pub(super) begeleiding: Option<u8>,
    pub(super) status: String,
    pub(super) coach: String,
    pub(super) in_werving: String,
    #[serde(default)]
    pub(super) gedaan: Vec<String>,
    #[serde(default)]
    pub(super) gepland: Vec<String>,
    #[serde(default)]
    pub(super) nvt: Vec<String>,
    #[serde(default)]
    pub(super) notities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kandidaten {
    pub(super) kandidaat: Vec<Kandidaat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kandidaat {
    pub(super) sleutel: String,
    pub(super) voornaam: String,
    #[serde(default)]
    pub(super) voorvoegsel: String,
    pub(super) achternaam: String,
    pub(super) geboren: Option<String>,
    pub(super) bsn: Option<String>,
    pub(super) telefoon: Option<String>,
    pub(super) email: Option<String>,
    pub(super) postcode: Option<String>,
    pub(super) woonplaats: Option<String>,
    pub(super) uitkering: String,
    pub(super) opleiding: Option<String>,
    pub(super) behaald: Option<String>,
    pub(super) diploma: Option<String>,
    #[serde(default)]
    pub(super) doelgroepen: Vec<String>,
    #[serde(default)]
    pub(super) branches: Vec<String>,
    pub(super) niveau: Option<u8>,
    pub(super) kanaal: Option<String>,
    #[serde(default)]
    pub(super) inzet: Inzet,
}

/// What matching asks; what is left out is not known.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Inzet {
    pub(super) vervoer: Vec<String>,
    pub(super) rijbewijzen: Vec<String>,
    pub(super) reistijd: Option<u8>,
    pub(super) uren: Option<u8>,
    pub(super) dagdelen: Vec<String>,
    pub(super) vanaf: Option<String>,
    pub(super) taal: Option<String>,
    pub(super) certificaten: Vec<String>,
    pub(super) kan: Vec<String>,
    pub(super) kan_niet: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trajecten {
    pub(super) traject: Vec<Traject>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Traject {
    pub(super) kandidaat: String,
    pub(super) situatie: String,
    pub(super) coach: String,
    pub(super) kanaal: Option<String>,
    pub(super) branche: Option<String>,
    pub(super) niveau: Option<u8>,
    pub(super) crebo: Option<u32>,
    pub(super) plek: Option<String>,
    pub(super) duo: Option<String>,
    pub(super) fasen: Vec<String>,
    pub(super) periode: Option<Periode>,
    pub(super) terugbellen: Option<String>,
    #[serde(default)]
    pub(super) gedaan: Vec<String>,
    #[serde(default)]
    pub(super) gepland: Vec<String>,
    #[serde(default)]
    pub(super) nvt: Vec<String>,
    #[serde(default)]
    pub(super) afwijking: Vec<String>,
    #[serde(default)]
    pub(super) leerroute: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) betrokkenen: Vec<Betrokkene>,
    #[serde(default)]
    pub(super) contact: Vec<String>,
    #[serde(default)]
    pub(super) notities: Vec<String>,
    pub(super) wacht: Option<Wacht>,
    pub(super) uitkomst: Option<String>,
    pub(super) sluiting: Option<Sluiting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Periode {
    pub(super) start: String,
    pub(super) einde: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Betrokkene {
    pub(super) rol: String,
    pub(super) naam: String,
    pub(super) organisatie: String,
    pub(super) telefoon: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wacht {
    pub(super) sinds: String,
    pub(super) tot: String,
    pub(super) reden: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sluiting {
    pub(super) op: String,
    pub(super) afgerond: Option<String>,
    pub(super) uitgevallen: Option<String>,
    #[serde(default)]
    pub(super) niet_passend: bool,
    #[serde(default)]
    pub(super) toelichting: String,
}

/// Key of a field to its text.
pub(super) type Velden = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Formulieren {
    pub(super) verantwoordelijken: String,
    #[serde(default)]
    pub(super) standaard: BTreeMap<String, Velden>,
    pub(super) formulier: Vec<Formulier>,
    #[serde(default)]
    pub(super) intrekking: Vec<Intrekking>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Formulier {
    pub(super) soort: String,
    pub(super) kandidaat: Option<String>,
    pub(super) plek: Option<String>,
    pub(super) op: String,
    pub(super) coach: String,
    #[serde(default)]
    pub(super) velden: Velden,
    #[serde(default)]
    pub(super) leeg: Vec<String>,
    #[serde(default)]
    pub(super) open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Intrekking {
    pub(super) kandidaat: String,
    pub(super) doel: String,
    pub(super) op: String,
    pub(super) coach: String,
    pub(super) via: String,
    #[serde(default)]
    pub(super) reden: String,
    #[serde(default)]
    pub(super) gedaan: Vec<String>,
}
