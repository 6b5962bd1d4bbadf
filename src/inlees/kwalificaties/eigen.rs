//! A table of kwalificaties that somebody made by hand (DOMAIN 3.6): a row per werkproces, or a row
//! per kwalificatie.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{branche, op_volgorde, regel, uitkomst, zet};
use crate::app::importeer::{KwalificatieLading, KwalificatieRij, Lading};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::datum::Richting;
use crate::domain::waardelijst::{Branche, Niveau};
use crate::inlees::kolommen::{Indeling, Keuzes, Veld, deel_in, veld};
use crate::inlees::tabel::{Rij, Tabel};
use crate::inlees::waarde::Rijlezer;
use crate::inlees::{Leesfout, Uitkomst, eerste_blad};

/// Longest title.
const TITEL_MAX: usize = 300;

/// The fields of the table.
pub(super) const VELDEN: &[Veld] = &[
    veld(
        "crebo",
        "crebo",
        &["crebonummer", "opleidingscode", "crebocode"],
    )
    .lijkt(|cel| cel.parse::<Crebo>().is_ok()),
    veld(
        "kwalificatie",
        "kwalificatie",
        &["naam kwalificatie", "titel", "naam"],
    ),
    veld("niveau", "niveau", &["mbo niveau"]).lijkt(|cel| Niveau::lees(cel).is_some()),
    veld(
        "dossier",
        "dossier",
        &[
            "dossier_crebo",
            "crebo dossier",
            "dossiercrebo",
            "kwalificatiedossier",
        ],
    ),
    veld("branche", "branche", &["sector"]),
    veld(
        "code",
        "code van het werkproces",
        &["werkproces_code", "werkprocescode"],
    )
    .lijkt(|cel| cel.parse::<Werkprocescode>().is_ok()),
    veld("kerntaak", "kerntaak", &["naam kerntaak"]),
    veld("werkproces", "werkproces", &["naam werkproces"]),
    veld("geldig_vanaf", "geldig vanaf", &["ingangsdatum", "vanaf"]),
    veld(
        "einde_instroom",
        "einde instroom",
        &["datum einde instroom"],
    ),
    veld(
        "einde_opleiding",
        "einde opleiding",
        &["datum einde opleiding"],
    ),
    veld(
        "vervangen_door",
        "vervangen door",
        &["opvolger", "wordt vervangen door"],
    ),
    veld("domein", "domein", &["domein_crebo", "opleidingsdomein"]),
];

pub(super) fn lees(
    tabellen: &[Tabel],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    let (tabel, ander) = eerste_blad(tabellen)?;
    let mut indeling = deel_in(tabel, VELDEN, keuzes)?;
    for (veld, wat) in [
        ("crebo", "crebo's"),
        ("kwalificatie", "namen van kwalificaties"),
    ] {
        if !indeling.heeft(veld) {
            return Err(Leesfout::kolom(format!(
                "ik vind geen kolom met {wat}; zet er een kop boven, of zeg welke het is met --kolom {veld}=1"
            )));
        }
    }
    let mut uit = uitkomst("tabel met kwalificaties", KwalificatieLading::default());
    uit.opmerkingen.extend(tabel.opmerkingen.clone());
    uit.opmerkingen.extend(ander);
    uit.opmerkingen.append(&mut indeling.opmerkingen);
    uit.kolommen = std::mem::take(&mut indeling.beeld);
    let mut lading = KwalificatieLading::default();
    let mut plaats: HashMap<Crebo, usize> = HashMap::new();
    for rij in indeling.rijen(tabel) {
        uit.rijen += 1;
        let gelezen = kwalificatie(rij, &indeling, vandaag).and_then(|(nieuw, werk)| {
            let bij = plaats.get(&nieuw.crebo).copied();
            let al = bij.and_then(|plaats| lading.kwalificaties.get_mut(plaats));
            if let Some(al) = al {
                return bijvoegen(&mut al.rij, al.regel, &nieuw, werk);
            }
            let mut nieuw = nieuw;
            if let Some(werk) = werk {
                zet(&mut nieuw.kerntaken, werk.code, &werk.kerntaak, &werk.naam)?;
            }
            plaats.insert(nieuw.crebo, lading.kwalificaties.len());
            lading.kwalificaties.push(regel(rij.regel, nieuw));
            Ok(())
        });
        match gelezen {
            Ok(()) => uit.goed += 1,
            Err(reden) => uit.wijs_af(rij.regel, reden),
        }
    }
    for kwalificatie in &mut lading.kwalificaties {
        let kerntaken = std::mem::take(&mut kwalificatie.rij.kerntaken);
        kwalificatie.rij.kerntaken = op_volgorde(kerntaken);
    }
    uit.lading = Lading::Kwalificaties(lading);
    Ok(uit)
}

/// The code with its first part: tables that lack the official numbers leave it out (`K1-W1`), and
/// those are read as the basis.
fn met_deel(code: &str) -> String {
    if code.starts_with(['K', 'k']) {
        format!("B1-{code}")
    } else {
        code.to_owned()
    }
}

/// The werkproces of a row.
struct Werk {
    code: Werkprocescode,
    kerntaak: String,
    naam: String,
}

fn bijvoegen(
    al: &mut KwalificatieRij,
    op: u32,
    nieuw: &KwalificatieRij,
    werk: Option<Werk>,
) -> Result<(), String> {
    if al.naam != nieuw.naam || al.niveau != nieuw.niveau {
        return Err(format!(
            "crebo {} heeft op regel {op} een andere naam of een ander niveau",
            al.crebo
        ));
    }
    match werk {
        Some(werk) => zet(&mut al.kerntaken, werk.code, &werk.kerntaak, &werk.naam),
        None => Err(format!("crebo {} staat ook op regel {op}", al.crebo)),
    }
}

fn kwalificatie(
    rij: &Rij,
    indeling: &Indeling,
    vandaag: NaiveDate,
) -> Result<(KwalificatieRij, Option<Werk>), String> {
    let mut lezer = Rijlezer::nieuw(rij, indeling, VELDEN, vandaag);
    let crebo: Option<Crebo> = lezer.lees("crebo");
    let naam = lezer.tekst_of("kwalificatie", TITEL_MAX);
    let niveau: Option<Niveau> = lezer.keuze("niveau");
    for (veld, er) in [
        ("crebo", crebo.is_some() || !lezer.tekst("crebo").is_empty()),
        ("kwalificatie", naam.is_some()),
        (
            "niveau",
            niveau.is_some() || !lezer.tekst("niveau").is_empty(),
        ),
    ] {
        if !er {
            lezer.klacht(veld, "dit ontbreekt");
        }
    }
    // The name of a dossier may stand where its crebo is meant.
    let tekst = lezer.tekst("dossier");
    let (dossier, dossiernaam) = if tekst.contains(|c: char| c.is_ascii_digit()) {
        (lezer.lees("dossier"), None)
    } else {
        (None, lezer.tekst_of("dossier", TITEL_MAX))
    };
    let code = lezer.met("code", |tekst| met_deel(tekst).parse::<Werkprocescode>());
    let kerntaak = lezer.tekst_of("kerntaak", TITEL_MAX);
    let werkproces = lezer.tekst_of("werkproces", TITEL_MAX);
    if code.is_some() && werkproces.is_none() {
        lezer.klacht("werkproces", "zet de naam bij de code");
    }
    if code.is_none() && werkproces.is_some() && lezer.tekst("code").is_empty() {
        lezer.klacht("code", "zet de code bij het werkproces, zoals B1-K1-W1");
    }
    let branche: Option<Branche> = lezer.keuze("branche");
    let domein = branche::domein(&lezer.tekst("domein"));
    let geldig_vanaf = lezer.dag("geldig_vanaf", Richting::Verleden);
    let einde_instroom = lezer.dag("einde_instroom", Richting::Toekomst);
    let einde_opleiding = lezer.dag("einde_opleiding", Richting::Toekomst);
    let vervangen_door = lezer.lees("vervangen_door");
    let gelezen = (|| {
        let naam = naam?;
        Some(KwalificatieRij {
            crebo: crebo?,
            vermoed: branche::vermoed(&naam, domein),
            naam,
            niveau: niveau?,
            branche,
            dossier,
            dossiernaam,
            kerntaken: Vec::new(),
            geldig_vanaf,
            einde_instroom,
            einde_opleiding,
            vervangen_door,
        })
    })();
    let rij = lezer.klaar(gelezen)?.ok_or("deze rij is niet te lezen")?;
    let werk = code.zip(werkproces).map(|(code, naam)| Werk {
        code,
        kerntaak: kerntaak.unwrap_or_default(),
        naam,
    });
    Ok((rij, werk))
}
