//! Hides small numbers of persons, and others with them, so that totals give none of them away.
//!
//! A table whose rows and columns add up is a circulation: every figure is the flow of an arc, and at
//! every node as much comes in as goes out. What a reader can work out from the figures that are
//! shown is exactly what is the same in every circulation with those figures. So a hidden figure is
//! safe when a round trip leads through it along which every figure can go one up or one down and
//! still be what the reader takes it for: 1 to 4 where it says `<5`, anything where it says `x`.
//! Where there is no such trip yet, the cheapest one is made by hiding the figures on it (`net`).

mod net;

use super::KLEINSTE;
use super::tabel::{Cel, Kolomsoort, Tabel};
use net::{Boog, Net, Waar};

/// Hides what must be hidden in tables of the same persons.
///
/// Their total may stand in each of them under the same heading: hidden in one, hidden in all.
pub fn onderdruk(tabellen: &mut [Tabel]) {
    let mut dicht: Vec<String> = Vec::new();
    loop {
        for tabel in tabellen.iter_mut().filter(|it| it.personen) {
            verberg(tabel, &dicht);
        }
        let nieuw = tabellen.iter().filter(|it| it.personen).flat_map(|tabel| {
            let totaal = tabel.kolommen.iter().zip(tabel.totaal.iter().flatten());
            totaal.filter(|(_, cel)| matches!(cel, Cel::Verborgen))
        });
        let nieuw: Vec<String> = nieuw
            .map(|(kolom, _)| kolom.naam.clone())
            .filter(|naam| !dicht.contains(naam))
            .collect();
        if nieuw.is_empty() {
            break;
        }
        dicht.extend(nieuw);
    }
    for tabel in tabellen.iter_mut().filter(|it| it.personen) {
        afgeleid(tabel);
    }
}

/// Where the total of a table stands among its rows.
const TOTAAL: usize = usize::MAX;

fn cel(tabel: &Tabel, (rij, kolom): Waar) -> Option<&Cel> {
    let cellen = if rij == TOTAAL {
        tabel.totaal.as_ref()?
    } else {
        &tabel.rijen.get(rij)?.cellen
    };
    cellen.get(kolom)
}

fn cel_mut(tabel: &mut Tabel, (rij, kolom): Waar) -> Option<&mut Cel> {
    let cellen = if rij == TOTAAL {
        tabel.totaal.as_mut()?
    } else {
        &mut tabel.rijen.get_mut(rij)?.cellen
    };
    cellen.get_mut(kolom)
}

/// The columns that hold a kind of count.
fn van_soort(tabel: &Tabel, soort: Kolomsoort) -> Vec<usize> {
    let genummerd = tabel.kolommen.iter().enumerate();
    genummerd
        .filter(|(_, it)| it.soort == soort)
        .map(|(plaats, _)| plaats)
        .collect()
}

/// The table as circulations, one for each set of figures that add up.
fn netten(tabel: &Tabel) -> Vec<Net> {
    let rijen = tabel.rijen.len();
    let mut alle = Vec::new();
    for kolom in van_soort(tabel, Kolomsoort::Los) {
        let mut net = Net::default();
        let elk = (0..rijen).map(|rij| (rij, kolom));
        if tabel.telt_op {
            let (begin, eind) = (net.knoop(), net.knoop());
            for waar in elk {
                zet(&mut net, tabel, (begin, eind), Some(waar));
            }
            zet(&mut net, tabel, (eind, begin), Some((TOTAAL, kolom)));
        } else {
            // Nothing adds up: each stands alone, on a round trip of its own.
            for waar in elk.chain([(TOTAAL, kolom)]) {
                let (begin, eind) = (net.knoop(), net.knoop());
                zet(&mut net, tabel, (begin, eind), Some(waar));
                zet(&mut net, tabel, (eind, begin), None);
            }
        }
        alle.push(net);
    }
    let delen = van_soort(tabel, Kolomsoort::Deel);
    let som = van_soort(tabel, Kolomsoort::Som).first().copied();
    if !delen.is_empty() {
        alle.push(kruis(tabel, &delen, som));
    }
    alle
}

/// Parts that add up along the rows, and down the columns where the rows do.
fn kruis(tabel: &Tabel, delen: &[usize], som: Option<usize>) -> Net {
    let mut net = Net::default();
    let (begin, eind) = (net.knoop(), net.knoop());
    let onder: Vec<usize> = delen.iter().map(|_| net.knoop()).collect();
    for rij in 0..tabel.rijen.len() {
        let naast = net.knoop();
        let van = if tabel.telt_op { begin } else { net.knoop() };
        zet(&mut net, tabel, (van, naast), som.map(|som| (rij, som)));
        for (kolom, onder) in delen.iter().zip(&onder) {
            let naar = if tabel.telt_op { *onder } else { van };
            zet(&mut net, tabel, (naast, naar), Some((rij, *kolom)));
        }
    }
    for (kolom, onder) in delen.iter().zip(&onder) {
        let van = if tabel.telt_op { *onder } else { begin };
        zet(&mut net, tabel, (van, eind), Some((TOTAAL, *kolom)));
    }
    zet(&mut net, tabel, (eind, begin), som.map(|som| (TOTAAL, som)));
    net
}

/// Adds a figure to a circulation; one that the table does not show may be anything.
fn zet(net: &mut Net, tabel: &Tabel, (van, naar): (usize, usize), waar: Option<Waar>) {
    let getoond = waar.and_then(|waar| Some((waar, cel(tabel, waar)?)));
    let boog = match getoond {
        Some((waar, Cel::Aantal(aantal))) => {
            let totaal = waar.0 == TOTAAL;
            let deel = tabel.kolommen.get(waar.1).map(|it| it.soort);
            let duur = match (totaal, deel) {
                (true, Some(Kolomsoort::Deel)) | (false, Some(Kolomsoort::Som)) => 1_000_000,
                (true, _) => 1_000_000_000,
                (false, _) => 1_000,
            };
            Boog::getoond(van, naar, *aantal, waar, duur)
        }
        Some((waar, Cel::Leeg)) => Boog::getoond(van, naar, 0, waar, 1_000_000_000),
        _ => Boog::vrij(van, naar),
    };
    net.bogen.push(boog);
}

/// Hides the counts of one table, with the totals under some headings as well.
fn verberg(tabel: &mut Tabel, dicht: &[String]) {
    for mut net in netten(tabel) {
        for boog in &mut net.bogen {
            let Some((rij, kolom)) = boog.waar else {
                continue;
            };
            let naam = tabel.kolommen.get(kolom).map(|it| &it.naam);
            if (1..KLEINSTE).contains(&boog.waarde) {
                boog.klein();
            } else if rij == TOTAAL && naam.is_some_and(|naam| dicht.contains(naam)) {
                boog.dicht();
            }
        }
        net.maak_veilig();
        for boog in &net.bogen {
            if let (Some(waar), Some(teken)) = (boog.waar, boog.teken())
                && let Some(cel) = cel_mut(tabel, waar)
            {
                *cel = teken;
            }
        }
    }
}

/// What is worked out of a hidden count is hidden too, and what rests on fewer than five.
fn afgeleid(tabel: &mut Tabel) {
    let kolommen = &tabel.kolommen;
    let rijen = tabel.rijen.iter_mut().map(|rij| &mut rij.cellen);
    for cellen in rijen.chain(&mut tabel.totaal) {
        let geraakt = cellen.iter().any(Cel::is_verborgen);
        let klein = |aantal: u64| (1..KLEINSTE).contains(&aantal);
        for (cel, kolom) in cellen.iter_mut().zip(kolommen) {
            if kolom.soort != Kolomsoort::Afgeleid || *cel == Cel::Leeg {
                continue;
            }
            let te_klein = match cel {
                Cel::Deel { teller, noemer } => {
                    klein(*noemer) || klein(*teller) || klein(noemer.saturating_sub(*teller))
                }
                Cel::Dagen { uit, .. } => klein(*uit),
                _ => false,
            };
            if geraakt || te_klein {
                *cel = Cel::Verborgen;
            }
        }
    }
}

#[cfg(test)]
mod tests;
