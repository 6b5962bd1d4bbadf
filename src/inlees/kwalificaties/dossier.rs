//! SBB's dossiers in XML (DOMAIN 3.6): the only file with werkprocessen.
//!
//! A dossier has one basis, whose kerntaken every profiel shares, and profielen, each a kwalificatie
//! with a crebo of its own or several. `hoofdstuk` is the number in a code; `nr` is SBB's own.

use chrono::NaiveDate;
use roxmltree::{Document, Error, Node, ParsingOptions};

use super::{Gezien, branche, op_volgorde, regel, uitkomst, zet};
use crate::app::importeer::{KwalificatieLading, KwalificatieRij};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::datum::{Richting, lees_datum};
use crate::domain::kwalificatie::Kerntaak;
use crate::domain::tekst::schoon;
use crate::domain::waardelijst::Niveau;
use crate::inlees::tabel::{letters, opsomming};
use crate::inlees::{Leesfout, Uitkomst};

/// Most bytes; all dossiers of the country are well under it.
pub(in crate::inlees) const BYTES_MAX: usize = 128 * 1024 * 1024;
/// Most elements, texts and remarks in one file.
const KNOPEN_MAX: u32 = 8_000_000;

pub(super) fn lees(bytes: &[u8]) -> Result<Uitkomst, Leesfout> {
    if bytes.len() > BYTES_MAX {
        return Err(Leesfout::bestand(format!(
            "het bestand is groter dan {} MB; haal de dossiers in delen op",
            BYTES_MAX / 1024 / 1024
        )));
    }
    let (tekst, _) = letters::tekst(bytes);
    let tekst = tekst.trim_start_matches('\u{feff}');
    // Without a DTD there are no entities of the file's own, so nothing can grow while it is read.
    let opties = ParsingOptions {
        allow_dtd: false,
        nodes_limit: KNOPEN_MAX,
        ..ParsingOptions::default()
    };
    let regels = Regels::van(tekst);
    let boom = Document::parse_with_options(tekst, opties).map_err(|fout| wat(&fout, tekst))?;
    let wortel = boom.root_element();
    if !matches!(wortel.tag_name().name(), "sbb" | "dossiers" | "dossier") {
        let naam: String = schoon(wortel.tag_name().name()).chars().take(40).collect();
        return Err(Leesfout::op(
            regels.op(wortel),
            format!("dit begint met <{naam}>; een dossier van SBB begint met <sbb>"),
        ));
    }
    let mut lezer = Lezer::nieuw(wortel, regels);
    for dossier in wortel.descendants().filter(|it| it.has_tag_name("dossier")) {
        lezer.dossier(dossier);
    }
    if lezer.uit.rijen == 0 {
        return Err(Leesfout::op(
            lezer.regels.op(wortel),
            "er staat geen dossier met profielen in dit bestand".to_owned(),
        ));
    }
    Ok(lezer.klaar())
}

fn wat(fout: &Error, tekst: &str) -> Leesfout {
    let bericht = match fout {
        Error::DtdDetected => {
            "er staat een DOCTYPE in; bestanden van SBB hebben die niet, dus dit is niet te \
             vertrouwen"
        }
        Error::NodesLimitReached => "er staat te veel in dit bestand; haal de dossiers in delen op",
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode => {
            "het bestand is afgebroken; haal het opnieuw op"
        }
        _ => "hier klopt de XML niet; haal het bestand opnieuw op bij SBB",
    };
    // Some of these carry no place of their own.
    let regel = match fout {
        Error::DtdDetected => tekst
            .find("<!DOCTYPE")
            .map_or(1, |plaats| Regels::van(tekst).van_plaats(plaats)),
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode => {
            Regels::van(tekst).van_plaats(tekst.len())
        }
        anders => anders.pos().row,
    };
    Leesfout::op(regel, bericht.to_owned())
}

/// Where lines end, so that the line of an element is found without reading all that stands above.
struct Regels(Vec<usize>);

impl Regels {
    fn van(tekst: &str) -> Self {
        let einden = tekst.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(einden.map(|(plaats, _)| plaats).collect())
    }

    fn van_plaats(&self, plaats: usize) -> u32 {
        let ervoor = self.0.partition_point(|einde| *einde < plaats);
        u32::try_from(ervoor).map_or(u32::MAX, |ervoor| ervoor.saturating_add(1))
    }

    fn op(&self, knoop: Node<'_, '_>) -> u32 {
        self.van_plaats(knoop.range().start)
    }
}

fn kind<'a, 'i>(knoop: Node<'a, 'i>, naam: &str) -> Option<Node<'a, 'i>> {
    knoop.children().find(|it| it.has_tag_name(naam))
}

fn titel(knoop: Node<'_, '_>) -> String {
    schoon(knoop.attribute("titel").unwrap_or_default())
}

/// The number in a code. A reference to something elsewhere has none.
fn hoofdstuk(knoop: Node<'_, '_>, regels: &Regels) -> Result<u8, String> {
    let tekst = knoop.attribute("hoofdstuk").unwrap_or_default().trim();
    tekst
        .parse()
        .ok()
        .filter(|nummer| (1..=99).contains(nummer))
        .ok_or_else(|| {
            format!(
                "{} op regel {} heeft geen hoofdstuk van 1 tot en met 99",
                knoop.tag_name().name(),
                regels.op(knoop)
            )
        })
}

fn datum(knoop: Node<'_, '_>, naam: &str) -> Result<Option<NaiveDate>, String> {
    let tekst = knoop.attribute(naam).unwrap_or_default().trim();
    if tekst.is_empty() {
        return Ok(None);
    }
    // Written in full, so that today does not matter.
    lees_datum(tekst, NaiveDate::MIN, Richting::Verleden)
        .map(Some)
        .map_err(|fout| format!("{}: {fout}", naam.replace('_', " ")))
}

/// The kerntaken below a basis or a profiel, with codes that begin with `deel`.
fn kerntaken(knoop: Node<'_, '_>, deel: &str, regels: &Regels) -> Result<Vec<Kerntaak>, String> {
    let mut uit = Vec::new();
    let in_lijst = |it: &Node<'_, '_>, naam: &str, lijst: &str| {
        it.has_tag_name(naam)
            && it
                .parent()
                .is_some_and(|boven| boven.tag_name().name().ends_with(lijst))
    };
    let taken = knoop
        .descendants()
        .filter(|it| in_lijst(it, "kerntaak", "kerntaken"));
    for taak in taken {
        let nummer = hoofdstuk(taak, regels)?;
        let naam = titel(taak);
        if naam.is_empty() {
            return Err(format!("kerntaak {deel}-K{nummer} heeft geen titel"));
        }
        let processen = taak
            .descendants()
            .filter(|it| in_lijst(it, "werkproces", "werkprocessen"));
        let mut leeg = true;
        for proces in processen {
            let code = format!("{deel}-K{nummer}-W{}", hoofdstuk(proces, regels)?);
            let code: Werkprocescode = code.parse().map_err(|fout| format!("{code}: {fout}"))?;
            let titel = titel(proces);
            if titel.is_empty() {
                return Err(format!("werkproces {code} heeft geen titel"));
            }
            zet(&mut uit, code, &naam, &titel)?;
            leeg = false;
        }
        if leeg {
            return Err(format!(
                "kerntaak {deel}-K{nummer} heeft geen werkprocessen"
            ));
        }
    }
    Ok(uit)
}

struct Lezer {
    regels: Regels,
    /// SBB's number of a domain to its crebo.
    domeinen: Vec<(String, u32)>,
    lading: KwalificatieLading,
    uit: Uitkomst,
    gezien: Gezien,
    /// Lines of profielen without any kerntaak.
    kaal: Vec<u32>,
}

impl Lezer {
    fn nieuw(wortel: Node<'_, '_>, regels: Regels) -> Self {
        let domeinen = wortel
            .descendants()
            .filter(|it| it.has_tag_name("domein"))
            .filter_map(|it| Some((it.attribute("nr")?.to_owned(), it.attribute("crebo")?)))
            .filter_map(|(nr, crebo)| Some((nr, branche::domein(crebo)?)))
            .collect();
        Self {
            regels,
            domeinen,
            lading: KwalificatieLading::default(),
            uit: uitkomst("dossiers van SBB (XML)", KwalificatieLading::default()),
            gezien: Gezien::new(),
            kaal: Vec::new(),
        }
    }

    fn dossier(&mut self, dossier: Node<'_, '_>) {
        let profielen: Vec<Node<'_, '_>> = dossier
            .children()
            .filter(|it| it.has_tag_name("profielen"))
            .flat_map(|it| it.children().filter(|it| it.has_tag_name("profiel")))
            .collect();
        let status = schoon(dossier.attribute("status").unwrap_or_default());
        if !status.is_empty() && !status.eq_ignore_ascii_case("vastgesteld") {
            self.uit.opmerkingen.push(format!(
                "Dossier {} op regel {} is niet vastgesteld (status: {status}).",
                titel(dossier),
                self.regels.op(dossier)
            ));
        }
        let domein = dossier.attribute("referentiedomein").and_then(|nr| {
            let gevonden = self.domeinen.iter().find(|(ander, _)| ander == nr.trim());
            gevonden.map(|(_, crebo)| *crebo)
        });
        let basis = dossier
            .children()
            .filter(|it| it.has_tag_name("basis"))
            .map(|it| kerntaken(it, "B1", &self.regels))
            .collect::<Result<Vec<_>, String>>()
            .map(|alle| alle.concat());
        for profiel in profielen {
            let basis = match &basis {
                Ok(basis) => Ok(basis.as_slice()),
                Err(fout) => Err(fout.as_str()),
            };
            self.profiel(dossier, profiel, domein, basis);
        }
    }

    fn profiel(
        &mut self,
        dossier: Node<'_, '_>,
        profiel: Node<'_, '_>,
        domein: Option<u32>,
        basis: Result<&[Kerntaak], &str>,
    ) {
        let crebos: Vec<Node<'_, '_>> = profiel
            .children()
            .filter(|it| it.has_tag_name("creboinformatie"))
            .flat_map(|it| it.children().filter(|it| it.has_tag_name("crebo")))
            .filter(|it| !it.text().unwrap_or_default().trim().is_empty())
            .collect();
        if crebos.is_empty() {
            self.uit.rijen += 1;
            let wat = "dit profiel heeft geen crebo; vraag bij SBB om een nieuwere versie";
            self.uit.wijs_af(self.regels.op(profiel), wat.to_owned());
        }
        for crebo in crebos {
            self.uit.rijen += 1;
            let op = self.regels.op(crebo);
            match self.rij(dossier, profiel, crebo, domein, basis) {
                Ok(rij) => {
                    self.gezien.insert(rij.crebo, op);
                    if rij.kerntaken.is_empty() {
                        self.kaal.push(op);
                    }
                    self.uit.goed += 1;
                    self.lading.kwalificaties.push(regel(op, rij));
                }
                Err(reden) => self.uit.wijs_af(op, reden),
            }
        }
    }

    fn rij(
        &self,
        dossier: Node<'_, '_>,
        profiel: Node<'_, '_>,
        knoop: Node<'_, '_>,
        domein: Option<u32>,
        basis: Result<&[Kerntaak], &str>,
    ) -> Result<KwalificatieRij, String> {
        let crebo: Crebo = lees_crebo(knoop)?;
        if let Some(eerder) = self.gezien.get(&crebo) {
            return Err(format!("crebo {crebo} staat ook op regel {eerder}"));
        }
        let naam = titel(profiel);
        if naam.is_empty() {
            return Err(format!("crebo {crebo}: het profiel heeft geen titel"));
        }
        let niveau = profiel.attribute("niveau").unwrap_or_default();
        let niveau = Niveau::lees(niveau)
            .ok_or_else(|| format!("crebo {crebo}: het niveau is niet 1, 2, 3 of 4"))?;
        let mut alle = basis.map_err(|fout| format!("basisdeel: {fout}"))?.to_vec();
        let deel = format!("P{}", hoofdstuk(profiel, &self.regels)?);
        alle.extend(kerntaken(profiel, &deel, &self.regels)?);
        Ok(KwalificatieRij {
            crebo,
            vermoed: branche::vermoed(&naam, domein),
            naam,
            niveau,
            branche: None,
            dossier: dossiercrebo(dossier, knoop),
            dossiernaam: Some(titel(dossier)).filter(|naam| !naam.is_empty()),
            kerntaken: op_volgorde(alle),
            geldig_vanaf: datum(knoop, "Geldig_vanaf")?,
            einde_instroom: datum(knoop, "Datum_einde_instroom")?,
            einde_opleiding: datum(knoop, "Datum_einde_opleiding")?,
            vervangen_door: None,
        })
    }

    fn klaar(self) -> Uitkomst {
        let Self {
            lading,
            mut uit,
            kaal,
            ..
        } = self;
        if !kaal.is_empty() {
            uit.opmerkingen.push(format!(
                "Zonder kerntaken in dit bestand: {}.",
                opsomming(&kaal)
            ));
        }
        uit.lading = crate::app::importeer::Lading::Kwalificaties(lading);
        uit
    }
}

fn lees_crebo(knoop: Node<'_, '_>) -> Result<Crebo, String> {
    let tekst = schoon(knoop.text().unwrap_or_default());
    tekst.parse().map_err(|fout| format!("crebo: {fout}"))
}

/// The crebo of the dossier: the one of the same ministerie where there are several.
fn dossiercrebo(dossier: Node<'_, '_>, crebo: Node<'_, '_>) -> Option<Crebo> {
    let alle: Vec<Node<'_, '_>> = kind(dossier, "dossiercrebos")?
        .children()
        .filter(|it| it.has_tag_name("dossiercrebo"))
        .collect();
    let zelfde = alle
        .iter()
        .find(|it| it.attribute("ministerie") == crebo.attribute("ministerie"));
    lees_crebo(*zelfde.or_else(|| alle.first())?).ok()
}
