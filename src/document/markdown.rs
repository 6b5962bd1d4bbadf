//! A document as Markdown (CommonMark with tables); what somebody typed never becomes a mark.

use super::boom::{Blok, Doc, Gegeven, Handtekening, Stuk};
use super::kolommen::cellen;
use super::schoon::{een_regel, regels, stukregels};
use super::tekst::onder_de_titel;
use crate::domain::datum::toon;

/// The document as Markdown, with a line end at the end.
pub fn markdown(doc: &Doc) -> String {
    let mut blokken = vec![
        format!("# {}", ontsnap(&een_regel(&doc.titel))),
        ontsnap(&onder_de_titel(doc)),
    ];
    blokken.extend(doc.blokken.iter().map(blok));
    blokken.retain(|blok| !blok.is_empty());
    let mut uit = blokken.join("\n\n");
    uit.push('\n');
    uit
}

fn blok(blok: &Blok) -> String {
    match blok {
        // The title has the first level.
        Blok::Kop { niveau, tekst } => format!(
            "{} {}",
            "#".repeat(usize::from((*niveau).clamp(1, 3)) + 1),
            ontsnap(&een_regel(tekst))
        ),
        Blok::Alinea(stukken) => alinea(stukken),
        Blok::Gegevens(rijen) => gegevens(rijen),
        Blok::Tabel { kop, rijen } => tabel(kop, rijen),
        Blok::Lijst { genummerd, punten } => lijst(*genummerd, punten),
        Blok::Handtekeningen(plaatsen) => handtekeningen(plaatsen),
        Blok::LetOp(tekst) => {
            let binnen = alinea(&[
                Stuk::Vet("Let op:".to_owned()),
                Stuk::Gewoon(format!(" {tekst}")),
            ]);
            voor_elke_regel(&binnen, "> ", "> ")
        }
    }
}

fn alinea(stukken: &[Stuk]) -> String {
    let mut uit = String::new();
    let mut wit = true;
    for regel in stukregels(stukken) {
        let tekst: String = regel.iter().map(|(vet, it)| stretch(*vet, it)).collect();
        // A line end is a backslash at the end of the line; a blank line begins a paragraph.
        if tekst.is_empty() {
            wit = true;
            continue;
        }
        if !uit.is_empty() {
            uit.push_str(if wit { "\n\n" } else { "\\\n" });
        }
        uit.push_str(&aan_het_begin(&tekst));
        wit = false;
    }
    uit
}

/// Marks of weight stand against the letters: blanks stay outside.
fn stretch(vet: bool, tekst: &str) -> String {
    let kern = tekst.trim();
    if !vet || kern.is_empty() {
        return tekens(tekst);
    }
    let voor = if tekst.starts_with(kern) { "" } else { " " };
    let na = if tekst.ends_with(kern) { "" } else { " " };
    format!("{voor}**{}**{na}", tekens(kern))
}

fn gegevens(rijen: &[Gegeven]) -> String {
    let rijen: Vec<Vec<String>> = rijen
        .iter()
        .map(|rij| vec![rij.label.clone(), rij.waarde.clone()])
        .collect();
    tabel(&["Gegeven".to_owned(), "Antwoord".to_owned()], &rijen)
}

fn tabel(kop: &[String], rijen: &[Vec<String>]) -> String {
    let aantal = kop.len().max(1);
    let mut regels = vec![rij(&cellen(kop, aantal)), "|".to_owned()];
    if let Some(streep) = regels.last_mut() {
        streep.push_str(&" --- |".repeat(aantal));
    }
    regels.extend(rijen.iter().map(|it| rij(&cellen(it, aantal))));
    regels.join("\n")
}

fn rij(cellen: &[String]) -> String {
    let mut uit = "|".to_owned();
    for cel in cellen {
        uit.push(' ');
        uit.push_str(&ontsnap_regels(cel).join("<br>"));
        uit.push_str(" |");
    }
    uit
}

fn ontsnap_regels(tekst: &str) -> Vec<String> {
    regels(tekst).iter().map(|it| ontsnap(it.trim())).collect()
}

fn lijst(genummerd: bool, punten: &[Vec<Stuk>]) -> String {
    let mut uit = Vec::new();
    for (nummer, punt) in (1..).zip(punten) {
        let teken = if genummerd {
            format!("{nummer}. ")
        } else {
            "- ".to_owned()
        };
        let wit = " ".repeat(teken.len());
        uit.push(voor_elke_regel(&alinea(punt), &teken, &wit));
    }
    uit.join("\n")
}

fn handtekeningen(plaatsen: &[Handtekening]) -> String {
    let kop = ["Wie", "Naam", "Datum", "Handtekening"].map(str::to_owned);
    let rijen: Vec<Vec<String>> = plaatsen
        .iter()
        .map(|plaats| {
            let datum = plaats.datum.map(toon);
            let gezet = if datum.is_some() { "ondertekend" } else { "" };
            vec![
                plaats.wie.clone(),
                plaats.naam.clone(),
                datum.unwrap_or_default(),
                gezet.to_owned(),
            ]
        })
        .collect();
    tabel(&kop, &rijen)
}

fn voor_elke_regel(tekst: &str, eerste: &str, andere: &str) -> String {
    let mut uit = String::new();
    for (nummer, regel) in tekst.split('\n').enumerate() {
        let voor = if nummer == 0 { eerste } else { andere };
        if nummer > 0 {
            uit.push('\n');
        }
        uit.push_str(format!("{voor}{regel}").trim_end());
    }
    uit
}

/// Text of which no letter is a mark any more, wherever in a line of Markdown it comes to stand.
pub fn ontsnap(tekst: &str) -> String {
    aan_het_begin(&tekens(tekst))
}

fn tekens(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len() + 8);
    for c in tekst.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&'
        ) {
            uit.push('\\');
        }
        uit.push(c);
    }
    uit
}

/// Marks that only count at the start of a line: a heading, a list, a line, a fence.
fn aan_het_begin(tekst: &str) -> String {
    let kern = tekst.trim_start();
    let cijfers = kern.chars().take_while(char::is_ascii_digit).count();
    let na = kern.chars().nth(cijfers);
    if cijfers > 0 && matches!(na, Some('.' | ')')) {
        let (nummer, rest) = kern.split_at(cijfers);
        return format!("{nummer}\\{rest}");
    }
    if kern.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{kern}");
    }
    tekst.to_owned()
}

#[cfg(test)]
mod tests;
