//! SBB's crebolijst (DOMAIN 3.6): a title, headings that come back, names of domains in between, and
//! a sheet of what ended. Wording and columns differ between editions, so headings are read by what
//! they say, and a row is data only when it holds a crebo in the place of one.

use chrono::NaiveDate;

use super::{Gezien, branche, regel, uitkomst};
use crate::app::importeer::{KwalificatieLading, KwalificatieRij, Lading, VervallenRij};
use crate::domain::code::Crebo;
use crate::domain::datum::{Richting, lees_datum};
use crate::domain::tekst::{schoon, vouw};
use crate::domain::waardelijst::Niveau;
use crate::inlees::Uitkomst;
use crate::inlees::tabel::{Rij, Tabel};
use crate::inlees::waarde::{is_leeg, zonder_tijd};

/// Rows of a sheet among which its first headings stand.
const KOP_BINNEN: usize = 40;

/// Whether one of the sheets has the headings of the list.
pub(super) fn herken(tabellen: &[Tabel]) -> bool {
    tabellen.iter().any(|tabel| {
        tabel
            .rijen
            .iter()
            .take(KOP_BINNEN)
            .any(|rij| Kop::van(rij).is_some())
    })
}

pub(super) fn lees(tabellen: &[Tabel]) -> Uitkomst {
    let mut lezer = Lezer {
        lading: KwalificatieLading::default(),
        uit: uitkomst("crebolijst van SBB", KwalificatieLading::default()),
        gezien: Gezien::new(),
        volledig: false,
        onleesbaar: false,
    };
    for tabel in tabellen {
        lezer.blad(tabel, tabellen.len() > 1);
    }
    lezer.klaar()
}

/// What the columns under a row of headings hold.
#[derive(Debug, Clone)]
enum Kop {
    Lijst {
        dossier: Option<usize>,
        dossiernaam: Option<usize>,
        crebo: usize,
        naam: usize,
        niveau: Option<usize>,
    },
    Vervallen {
        crebo: usize,
        instroom: Option<usize>,
        opleiding: Option<usize>,
        nieuw: Vec<usize>,
    },
}

impl Kop {
    /// The headings in a row, if these are headings.
    fn van(rij: &Rij) -> Option<Self> {
        let koppen: Vec<String> = rij.cellen.iter().map(|cel| kopwoord(cel)).collect();
        let codes: Vec<usize> = koppen
            .iter()
            .enumerate()
            .filter(|(_, kop)| kop.starts_with("opleidingscode") || kop.starts_with("crebo"))
            .map(|(plaats, _)| plaats)
            .collect();
        let met = |woord: &str| koppen.iter().position(|kop| kop.contains(woord));
        let naam = koppen.iter().position(|kop| {
            matches!(
                kop.as_str(),
                "kwalificatie" | "naam kwalificatie" | "kwalificatienaam" | "kwalificaties"
            )
        });
        if let (Some(instroom), None) = (met("einde instroom"), naam) {
            let oud = |plaats: &&usize| {
                koppen
                    .get(**plaats)
                    .is_some_and(|kop| !kop.contains("nieuw"))
            };
            let crebo = codes.iter().find(oud)?;
            let nieuw = koppen.iter().enumerate().filter(|(plaats, kop)| {
                (kop.contains("nieuw") || kop.contains("vervangen door")) && plaats != crebo
            });
            return Some(Self::Vervallen {
                crebo: *crebo,
                instroom: Some(instroom),
                opleiding: met("einde opleiding"),
                nieuw: nieuw.map(|(plaats, _)| plaats).rev().collect(),
            });
        }
        // A table of our own has these headings too, and none of SBB's own words.
        met("prijsfactor").or_else(|| met("kwalificatiedossier"))?;
        let naam = naam?;
        let van_dossier = |plaats: &&usize| {
            koppen
                .get(**plaats)
                .is_some_and(|kop| kop.contains("dossier"))
        };
        let (dossier, crebo) = match codes.as_slice() {
            [] => return None,
            [een] => (None, *een),
            meer => {
                let dossier = meer.iter().find(van_dossier).or_else(|| meer.first())?;
                let crebo = meer.iter().find(|plaats| *plaats != dossier)?;
                (Some(*dossier), *crebo)
            }
        };
        Some(Self::Lijst {
            dossier,
            dossiernaam: koppen.iter().position(|kop| kop == "kwalificatiedossier"),
            crebo,
            naam,
            niveau: met("niveau"),
        })
    }
}

/// A heading as one line: "Opleidings-\ncode" and "Soort o-pleiding" are broken where a column was
/// narrow.
fn kopwoord(cel: &str) -> String {
    vouw(&cel.replace("-\n", "").replace('-', ""))
}

struct Lezer {
    lading: KwalificatieLading,
    uit: Uitkomst,
    gezien: Gezien,
    /// The list says that it holds all that is valid.
    volledig: bool,
    /// A row of which not even the crebo could be read.
    onleesbaar: bool,
}

/// What rows above a row say about it.
#[derive(Default)]
struct Stand {
    domein: Option<u32>,
    entree: bool,
    dossier: Option<Crebo>,
    dossiernaam: Option<String>,
}

impl Lezer {
    fn blad(&mut self, tabel: &Tabel, noem_blad: bool) {
        let blad = if noem_blad { tabel.blad.as_str() } else { "" };
        self.uit.opmerkingen.extend(tabel.opmerkingen.clone());
        let mut kop: Option<Kop> = None;
        let mut stand = Stand::default();
        let mut over = 0;
        for rij in &tabel.rijen {
            if let Some(nieuw) = Kop::van(rij) {
                kop = Some(nieuw);
                stand.dossier = None;
                continue;
            }
            let heel = schoon(&rij.gevuld().collect::<Vec<&str>>().join(" "));
            match &kop {
                None => {
                    self.volledig = self.volledig || is_titel(&heel);
                    tussenkop(&heel, &mut stand);
                    over += 1;
                }
                Some(Kop::Lijst {
                    dossier,
                    dossiernaam,
                    crebo,
                    naam,
                    niveau,
                }) => {
                    if is_kopje(rij, *crebo) {
                        self.volledig = self.volledig || is_titel(&heel);
                        tussenkop(&heel, &mut stand);
                        continue;
                    }
                    let velden = Velden {
                        dossier: dossier.map(|kolom| rij.cel(kolom)),
                        dossiernaam: dossiernaam.map(|kolom| rij.cel(kolom)),
                        crebo: rij.cel(*crebo),
                        naam: rij.cel(*naam),
                        niveau: niveau.map_or("", |kolom| rij.cel(kolom)),
                    };
                    self.kwalificatie(blad, rij.regel, &velden, &mut stand);
                }
                Some(Kop::Vervallen {
                    crebo,
                    instroom,
                    opleiding,
                    nieuw,
                }) => {
                    if is_kopje(rij, *crebo) {
                        continue;
                    }
                    let dag = |kolom: &Option<usize>| kolom.map_or("", |kolom| rij.cel(kolom));
                    let rij_uit = vervallen(
                        rij.cel(*crebo),
                        dag(instroom),
                        dag(opleiding),
                        nieuw.iter().map(|kolom| rij.cel(*kolom)),
                    );
                    self.uit.rijen += 1;
                    match rij_uit {
                        Ok(gelezen) => {
                            self.uit.goed += 1;
                            self.lading.vervallen.push(regel(rij.regel, gelezen));
                        }
                        Err(reden) => self.uit.wijs_af_op(blad, rij.regel, reden),
                    }
                }
            }
        }
        if kop.is_none() && over > 0 {
            let bericht = format!(
                "Het blad \"{}\" is niet gelezen: er staan geen koppen van een crebolijst in.",
                tabel.blad
            );
            self.uit.opmerkingen.push(bericht);
        }
    }

    fn kwalificatie(&mut self, blad: &str, op: u32, velden: &Velden<'_>, stand: &mut Stand) {
        self.uit.rijen += 1;
        match velden.lees(stand) {
            Ok(rij) => {
                self.uit.goed += 1;
                self.lading.alle.push(rij.crebo);
                // The list names some kwalificaties twice: under two domains, or two ministries.
                if self.gezien.insert(rij.crebo, op).is_none() {
                    self.lading.kwalificaties.push(regel(op, rij));
                }
            }
            Err(reden) => {
                match velden.crebo.parse() {
                    Ok(crebo) => self.lading.alle.push(crebo),
                    Err(_) => self.onleesbaar = true,
                }
                self.uit.wijs_af_op(blad, op, reden);
            }
        }
    }

    fn klaar(self) -> Uitkomst {
        let Self {
            mut lading,
            mut uit,
            volledig,
            onleesbaar,
            ..
        } = self;
        if !volledig || onleesbaar {
            lading.alle.clear();
        }
        if volledig && onleesbaar {
            uit.opmerkingen.push(
                "Van een rij is de crebo niet te lezen. Daarom wordt niets vervallen verklaard dat \
                 niet in de lijst staat."
                    .to_owned(),
            );
        }
        lading.alle.sort_unstable();
        lading.alle.dedup();
        uit.lading = Lading::Kwalificaties(lading);
        uit
    }
}

/// "Overzicht vastgestelde kwalificatiedossiers en kwalificaties geldig vanaf 01-08-2025".
fn is_titel(tekst: &str) -> bool {
    vouw(tekst).contains("overzicht vastgestelde")
}

/// A row between the data: a domain, a remark, an empty line with a stray cell.
fn is_kopje(rij: &Rij, crebo: usize) -> bool {
    let code = rij.cel(crebo);
    rij.gevuld().count() <= 2 && code.parse::<Crebo>().is_err()
}

fn tussenkop(tekst: &str, stand: &mut Stand) {
    let domein = branche::domein(tekst);
    let entree = vouw(tekst).split(' ').any(|woord| woord == "entree");
    if domein.is_some() || entree {
        *stand = Stand {
            domein,
            entree,
            ..Stand::default()
        };
    }
}

struct Velden<'a> {
    dossier: Option<&'a str>,
    dossiernaam: Option<&'a str>,
    crebo: &'a str,
    naam: &'a str,
    niveau: &'a str,
}

impl Velden<'_> {
    fn lees(&self, stand: &mut Stand) -> Result<KwalificatieRij, String> {
        // A dossier stands once, beside the first of its kwalificaties.
        if let Some(dossier) = self.dossier.filter(|tekst| !is_leeg(tekst)) {
            stand.dossier = dossier.parse().ok();
            stand.dossiernaam = None;
        }
        if let Some(naam) = self.dossiernaam.filter(|tekst| !is_leeg(tekst)) {
            stand.dossiernaam = Some(schoon(naam));
        }
        let crebo: Crebo = self
            .crebo
            .parse()
            .map_err(|fout| format!("crebo: {fout}"))?;
        let naam = schoon(self.naam);
        if naam.is_empty() {
            return Err(format!(
                "crebo {crebo}: de naam van de kwalificatie ontbreekt"
            ));
        }
        let niveau = if is_leeg(self.niveau) && stand.entree {
            Some(Niveau::Een)
        } else {
            Niveau::lees(self.niveau)
        };
        let niveau =
            niveau.ok_or_else(|| format!("crebo {crebo}: het niveau is niet 1, 2, 3 of 4"))?;
        Ok(KwalificatieRij {
            crebo,
            vermoed: branche::vermoed(&naam, stand.domein),
            naam,
            niveau,
            branche: None,
            dossier: stand.dossier,
            dossiernaam: stand.dossiernaam.clone(),
            kerntaken: Vec::new(),
            geldig_vanaf: None,
            einde_instroom: None,
            einde_opleiding: None,
            vervangen_door: None,
        })
    }
}

fn vervallen<'a>(
    crebo: &str,
    instroom: &str,
    opleiding: &str,
    nieuw: impl Iterator<Item = &'a str>,
) -> Result<VervallenRij, String> {
    let crebo: Crebo = crebo.parse().map_err(|fout| format!("crebo: {fout}"))?;
    let dag = |wat: &str, tekst: &str| -> Result<Option<NaiveDate>, String> {
        if is_leeg(tekst) {
            return Ok(None);
        }
        lees_datum(
            &zonder_tijd(&schoon(tekst)),
            NaiveDate::MIN,
            Richting::Verleden,
        )
        .map(Some)
        .map_err(|fout| format!("crebo {crebo}, {wat}: {fout}"))
    };
    let mut codes = nieuw.flat_map(|tekst| {
        let stukken: Vec<Crebo> = tekst
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|stuk| stuk.parse().ok())
            .collect();
        stukken
    });
    Ok(VervallenRij {
        crebo,
        einde_instroom: dag("einde instroom", instroom)?,
        einde_opleiding: dag("einde opleiding", opleiding)?,
        nieuw: codes.find(|nieuw| *nieuw != crebo),
    })
}
