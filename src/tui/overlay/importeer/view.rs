//! How the window of an import looks: the question, and the rehearsal as lines that scroll.

use crate::domain::telwoord::tel;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Bezig, ImportVenster, KOLOM, Toont};
use crate::app::importeer::{ImportBeeld, Importsoort, Voorbeeldrij};
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::balk::balk;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{put, put_right, wrap};

/// Widest the window gets.
const BREED: u16 = 110;
/// Most rejections and remarks that are written out; the command line names all.
const NOEMEN: usize = 500;

/// A line of the rehearsal with its colour.
pub(super) type Tekstregel = (Rol, String);

fn doosje(area: Rect) -> Rect {
    midden(area, area.width.min(BREED), area.height)
}

/// The area inside the box, without the line of what is wrong.
pub(super) fn binnen(body: Rect) -> Rect {
    let doos = doosje(body);
    Rect {
        x: doos.x + 2.min(doos.width),
        y: doos.y + 1.min(doos.height),
        width: doos.width.saturating_sub(4),
        height: doos.height.saturating_sub(2),
    }
}

/// Gathers lines, wrapped to the window.
struct Blad {
    breed: usize,
    regels: Vec<Tekstregel>,
}

impl Blad {
    fn regel(&mut self, rol: Rol, tekst: &str) {
        let regels = wrap(tekst, self.breed);
        self.regels.extend(regels.into_iter().map(|it| (rol, it)));
    }

    fn kop(&mut self, tekst: &str) {
        self.regels.push((Rol::Tekst, String::new()));
        self.regel(Rol::Kop, tekst);
    }

    fn lijst(&mut self, kop: &str, rol: Rol, regels: impl ExactSizeIterator<Item = String>) {
        let aantal = regels.len();
        if aantal == 0 {
            return;
        }
        self.kop(&format!("{kop}: {aantal}"));
        for regel in regels.take(NOEMEN) {
            self.regel(rol, &regel);
        }
        if aantal > NOEMEN {
            let rest = format!("... en nog {}", aantal - NOEMEN);
            self.regel(Rol::Zacht, &rest);
        }
    }
}

/// The rehearsal in lines: first what would happen, then what is wrong, then how it was understood.
pub(super) fn regels(model: &Model, beeld: &ImportBeeld) -> Vec<Tekstregel> {
    let mut blad = Blad {
        breed: usize::from(binnen(model.body()).width).max(10),
        regels: Vec::new(),
    };
    let bron = &beeld.bron;
    let rijen = tel(beeld.rijen, "rij", "rijen");
    let wat = format!("{}: {}, {rijen}", bron.naam, beeld.vorm);
    blad.regel(Rol::Kop, &wat);
    for telling in &beeld.tellingen {
        blad.regel(Rol::Klaar, &telling.regel());
    }
    let afgewezen = beeld.afgewezen.len();
    let rol = if afgewezen == 0 {
        Rol::Tekst
    } else {
        Rol::Laat
    };
    blad.regel(rol, &format!("afgewezen: {afgewezen}"));
    for opmerking in &beeld.opmerkingen {
        blad.regel(Rol::LetOp, opmerking);
    }
    let af = beeld.afgewezen.iter().map(|it| {
        let blad = if it.blad.is_empty() {
            String::new()
        } else {
            format!("blad {}, ", it.blad)
        };
        format!("{blad}regel {}: {}", it.regel, it.reden)
    });
    blad.lijst("Komt niet binnen", Rol::Laat, af);
    let let_op = beeld.let_op.iter();
    let let_op = let_op.map(|it| format!("regel {}: {}", it.regel, it.tekst));
    blad.lijst("Let op", Rol::LetOp, let_op);
    let lopend = beeld.lopend.iter().map(|it| {
        let opvolger = it
            .vervangen_door
            .map_or_else(String::new, |crebo| format!(", vervangen door {crebo}"));
        format!("{} {} op {}{opvolger}", it.kaart, it.naam, it.crebo)
    });
    blad.lijst(
        "Lopende trajecten op een vervallen kwalificatie",
        Rol::LetOp,
        lopend,
    );
    let kolommen = beeld.kolommen.iter().map(|kolom| {
        let veld = kolom.veld.as_ref().map_or("-", |(_, label)| label);
        let kop = if kolom.kop.is_empty() {
            "(zonder kop)"
        } else {
            &kolom.kop
        };
        format!("{:>3} {kop}: {veld} ({})", kolom.nummer, kolom.hoe.label())
    });
    blad.lijst("Kolommen", Rol::Tekst, kolommen);
    blad.lijst(
        "De eerste rijen",
        Rol::Tekst,
        beeld.eerste.iter().map(eerste),
    );
    blad.regels
}

fn eerste(rij: &Voorbeeldrij) -> String {
    let velden: Vec<String> = rij
        .velden
        .iter()
        .map(|(label, waarde)| format!("{label} {waarde}"))
        .collect();
    let oordeel = rij.oordeel.map_or("komt niet binnen", |it| it.label());
    format!("regel {}, {oordeel}: {}", rij.regel, velden.join(", "))
}

/// What is being done, with a bar as soon as the rows are counted. What is brought in is weighed
/// once more and then written in one go.
fn bezig(it: &Bezig, theme: Theme) -> String {
    let (gedaan, totaal) = it.voortgang.stand();
    let doet = match (it.doet, totaal > 0 && gedaan >= totaal) {
        (_, false) if totaal == 0 => "het bestand wordt gelezen ...",
        (_, false) => "de rijen worden vergeleken",
        (false, true) => "de rijen zijn vergeleken",
        (true, true) => "alles wordt in één keer bewaard ...",
    };
    match balk(theme, (gedaan, totaal)) {
        Some(balk) => format!("Bezig: {doet} {balk} {gedaan} van {totaal}"),
        None => format!("Bezig: {doet}"),
    }
}

pub(super) fn draw(
    it: &ImportVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let enter = model.key(stack::VENSTER, Action::Open);
    let terug = model.key(stack::VENSTER, Action::Back);
    let (titel, voet) = match (&it.toont, it.bezig.as_ref().map(|it| it.doet)) {
        (_, Some(false)) => ("Importeer", format!("{terug} stop met lezen")),
        (_, Some(true)) => ("Importeer", String::new()),
        (Toont::Vraag, None) => ("Importeer", format!("{enter} lees  {terug} sluit")),
        (Toont::Proef { beeld, .. }, None) => {
            let kolom = if beeld.kolommen.is_empty() {
                String::new()
            } else {
                format!("  {KOLOM} andere kolom")
            };
            let doe = if beeld.iets() {
                format!("{enter} lees in{kolom}")
            } else {
                format!("niets om in te lezen{kolom}")
            };
            (
                "Proef: er is nog niets ingelezen",
                format!("{doe}  {terug} terug"),
            )
        }
        (Toont::Kolom { .. }, None) => ("Andere kolom", format!("{enter} lees opnieuw")),
    };
    let inner = doos(theme, doosje(area), buf, titel, &voet);
    let bezig = it.bezig.as_ref().map(|it| bezig(it, theme));
    let bericht = bezig
        .as_deref()
        .or(it.bericht.as_deref())
        .map_or_else(Vec::new, |tekst| wrap(tekst, usize::from(inner.width)));
    let laag = u16::try_from(bericht.len())
        .unwrap_or(0)
        .min(inner.height / 2);
    let vlak = Rect {
        height: inner.height - laag,
        ..inner
    };
    let rol = if bezig.is_some() {
        Rol::LetOp
    } else {
        Rol::Laat
    };
    for (y, regel) in (vlak.height..inner.height).zip(&bericht) {
        put(buf, inner, 0, y, regel, theme.style(rol));
    }
    match &it.toont {
        Toont::Vraag => vraag(it, model, vlak, buf),
        Toont::Proef { regels, top, .. } => {
            for (y, (rol, regel)) in (0..vlak.height).zip(regels.iter().skip(*top)) {
                put(buf, vlak, 0, y, regel, theme.style(*rol));
            }
            let onder = regels.len().saturating_sub(*top + usize::from(vlak.height));
            if onder > 0 && vlak.height > 0 {
                let text = format!("{}{onder}", theme.tekens().onder);
                put_right(buf, vlak, vlak.height - 1, &text, theme.style(Rol::Zacht));
            }
            None
        }
        Toont::Kolom { kolom, beeld } => {
            let uitleg = "Welke kolom is welk veld? Typ veld=kolom: naam=3, naam=C of \
                          naam=Deelnemer. Met naam=geen wordt het niet gelezen.";
            let mut y = 0;
            for regel in wrap(uitleg, usize::from(vlak.width)) {
                put(buf, vlak, 0, y, &regel, theme.style(Rol::Tekst));
                y += 1;
            }
            let position = kolom.draw(lijn(vlak, y + 1), buf, theme.style(Rol::Tekst));
            let kolommen = beeld.iter().flat_map(|it| &it.kolommen);
            for (y, kolom) in (y + 3..vlak.height).zip(kolommen) {
                let veld = kolom.veld.as_ref().map_or("-", |(sleutel, _)| sleutel);
                let regel = format!("{:>3} {}: {veld}", kolom.nummer, kolom.kop);
                put(buf, vlak, 0, y, &regel, theme.style(Rol::Zacht));
            }
            position
        }
    }
}

fn lijn(vlak: Rect, y: u16) -> Rect {
    Rect {
        x: vlak.x + 2.min(vlak.width),
        y: vlak.y.saturating_add(y),
        width: vlak.width.saturating_sub(2),
        height: 1,
    }
    .intersection(vlak)
}

fn vraag(it: &ImportVenster, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = model.theme;
    put(buf, area, 0, 0, "Wat staat erin?", theme.style(Rol::Kop));
    let mut y = 1;
    for (at, soort) in Importsoort::ALL.into_iter().enumerate() {
        marker(theme, area, y, at == it.soort, buf);
        put(buf, area, 2, y, soort.label(), theme.style(Rol::Tekst));
        y += 1;
    }
    y += 1;
    put(
        buf,
        area,
        0,
        y,
        "Waar staat het bestand?",
        theme.style(Rol::Kop),
    );
    let position = it.pad.draw(lijn(area, y + 1), buf, theme.style(Rol::Tekst));
    let uitleg = "CSV, XLSX, of de XML van SBB. Eerst zie je wat er zou gebeuren; er wordt niets \
                  bewaard tot je het zegt. Alles komt in één keer binnen en gaat met één keer \
                  ongedaan maken weer terug.";
    for (y, regel) in (y + 3..area.height).zip(wrap(uitleg, usize::from(area.width))) {
        put(buf, area, 0, y, &regel, theme.style(Rol::Zacht));
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::Ticket;
    use crate::app::matching::Voortgang;
    use crate::tui::theme::{Achtergrond, Depth, Glyphs};

    #[test]
    fn an_import_tells_what_it_is_at_and_how_many_rows_are_done() {
        let it = |doet, gedaan, totaal| {
            let voortgang = Voortgang::default();
            voortgang.zet(gedaan, totaal);
            let bezig = Bezig {
                ticket: Ticket(1),
                doet,
                wek: Ticket(2),
                voortgang,
            };
            super::bezig(
                &bezig,
                Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Utf8),
            )
        };
        assert_eq!(it(false, 0, 0), "Bezig: het bestand wordt gelezen ...");
        let half = it(false, 1_000, 2_000);
        assert!(
            half.starts_with("Bezig: de rijen worden vergeleken"),
            "{half}"
        );
        assert!(half.ends_with("50% 1000 van 2000"), "{half}");
        let laatste = it(true, 2_000, 2_000);
        assert!(
            laatste.contains("alles wordt in één keer bewaard"),
            "{laatste}"
        );
    }
}
