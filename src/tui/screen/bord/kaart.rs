//! One card: what it says in one, two, three or four lines, and what goes first when room is short.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::Kaartrij;
use crate::domain::datum::toon_kort;
use crate::domain::klok::Waarvoor;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put, width};

/// A piece of a line. Pieces get room in the order of their rank; one that does not fit takes a
/// shorter form, is cut if it may be, or stays away. A word is never cut, a name may be.
pub(super) struct Stuk<'a> {
    pub(super) tekst: Cow<'a, str>,
    pub(super) kort: [Cow<'a, str>; 2],
    pub(super) rol: Rol,
    pub(super) rang: u8,
    pub(super) rechts: bool,
    pub(super) naam: bool,
}

impl<'a> Stuk<'a> {
    fn new(tekst: impl Into<Cow<'a, str>>, rang: u8, rol: Rol) -> Self {
        Self {
            tekst: tekst.into(),
            kort: [Cow::Borrowed(""), Cow::Borrowed("")],
            rol,
            rang,
            rechts: false,
            naam: false,
        }
    }

    fn kort(mut self, kort: impl Into<Cow<'a, str>>) -> Self {
        let [first, _] = &mut self.kort;
        *first = kort.into();
        self
    }

    fn kortst(mut self, kort: impl Into<Cow<'a, str>>) -> Self {
        let [_, second] = &mut self.kort;
        *second = kort.into();
        self
    }

    fn rechts(mut self) -> Self {
        self.rechts = true;
        self
    }

    fn naam(mut self) -> Self {
        self.naam = true;
        self
    }
}

/// Fewest columns in which a cut name still says something.
const NAAM_MIN: usize = 4;

/// Writes the pieces on one row of an area.
pub(super) fn lijn(theme: Theme, area: Rect, y: u16, buf: &mut Buffer, mut stukken: Vec<Stuk<'_>>) {
    let mut room = usize::from(area.width);
    let mut order: Vec<usize> = (0..stukken.len()).collect();
    order.sort_by_key(|at| stukken.get(*at).map(|stuk| stuk.rang));
    let mut first = true;
    for at in order {
        let Some(stuk) = stukken.get_mut(at) else {
            continue;
        };
        let gap = usize::from(!first);
        let fits = |text: &str| !text.is_empty() && width(text) + gap <= room;
        if !fits(&stuk.tekst) {
            let cut = room.saturating_sub(gap);
            let short = stuk.kort.iter_mut().find(|kort| fits(kort));
            stuk.tekst = if let Some(short) = short {
                std::mem::take(short)
            } else if stuk.naam && cut >= NAAM_MIN {
                Cow::Owned(fit(&stuk.tekst, cut, theme.tekens().weg).into_owned())
            } else {
                Cow::Borrowed("")
            };
        }
        if !stuk.tekst.is_empty() {
            room = room.saturating_sub(width(&stuk.tekst) + gap);
            first = false;
        }
    }
    let mut x = 0;
    for stuk in stukken
        .iter()
        .filter(|it| !it.rechts && !it.tekst.is_empty())
    {
        x = put(buf, area, x, y, &stuk.tekst, theme.style(stuk.rol)).saturating_add(1);
    }
    let mut right = area.width;
    for stuk in stukken
        .iter()
        .rev()
        .filter(|it| it.rechts && !it.tekst.is_empty())
    {
        let wide = u16::try_from(width(&stuk.tekst)).unwrap_or(u16::MAX);
        right = right.saturating_sub(wide);
        put(buf, area, right, y, &stuk.tekst, theme.style(stuk.rol));
        right = right.saturating_sub(1);
    }
}

/// Below this width days stand on the second line, so that the name has the first for itself.
const SMAL: u16 = 18;

/// From this width on a column has room to line things up.
const RUIM: u16 = 28;

/// Draws a card in its area; the first column is the margin for marker and mark.
pub(super) fn kaart(
    theme: Theme,
    vandaag: NaiveDate,
    (rij, wie): (&Kaartrij, Option<&str>),
    area: Rect,
    buf: &mut Buffer,
) {
    let inner = Rect {
        x: area.x.saturating_add(1),
        width: area.width.saturating_sub(1),
        ..area
    };
    let smal = inner.width < SMAL;
    let days = |rang| {
        let mut stuk = dagen(rij, vandaag, rang);
        if inner.width >= RUIM {
            // In a wide column the days stand in a column of their own.
            stuk.tekst = Cow::Owned(format!("{:>4}", stuk.tekst));
        }
        stuk
    };
    let name = || Stuk::new(rij.naam.as_str(), 1, Rol::Tekst).naam();
    let field = || branche(rij, 2);
    let lines = match (area.height, smal) {
        (0, _) => return,
        (1, true) => vec![vec![name(), laat_teken(rij, vandaag)]],
        (1, false) if inner.width < RUIM => {
            vec![vec![name(), dag_voorbij(rij, vandaag), days(0).rechts()]]
        }
        (1, false) => vec![vec![
            name(),
            houdt_op(rij, 2).rechts(),
            datum(rij, vandaag, 3),
            days(0).rechts(),
        ]],
        (2, true) => vec![
            vec![name()],
            vec![
                days(0),
                houdt_op(rij, 1),
                mee(theme, rij, 2),
                datum(rij, vandaag, 3),
            ],
        ],
        (2, false) => vec![
            vec![name(), field().rechts(), days(0).rechts()],
            vec![
                voortgang(theme, rij, 2),
                houdt_op(rij, 0),
                mee(theme, rij, 1),
                datum(rij, vandaag, 1),
            ],
        ],
        (3, true) => vec![
            vec![name()],
            vec![days(0), houdt_op(rij, 1), mee(theme, rij, 2)],
            vec![
                branche(rij, 1),
                datum(rij, vandaag, u8::from(!rij.te_laat(vandaag)) * 2),
            ],
        ],
        (3, false) => vec![
            vec![name(), days(0).rechts()],
            vec![
                voortgang(theme, rij, 2),
                houdt_op(rij, 0),
                mee(theme, rij, 1),
            ],
            vec![branche(rij, 1), plek(theme, rij, 2), datum(rij, vandaag, 0)],
        ],
        (_, true) => vec![
            vec![name()],
            vec![days(0), houdt_op(rij, 1), mee(theme, rij, 2)],
            vec![branche(rij, 0)],
            vec![datum(rij, vandaag, 0)],
        ],
        (_, false) => vec![
            vec![name(), days(0).rechts()],
            vec![
                voortgang(theme, rij, 2),
                houdt_op(rij, 0),
                mee(theme, rij, 1),
            ],
            vec![branche(rij, 0), gemeente(rij, 2), datum(rij, vandaag, 1)],
            vec![plek(theme, rij, 1), coach(rij, 0)],
        ],
    };
    for (y, mut line) in (0..area.height).zip(lines) {
        if let (0, Some(wie)) = (y, wie) {
            // Right after the name, and before it where room is short: it is over in a moment.
            line.insert(1, collega(wie));
        }
        lijn(theme, inner, y, buf, line);
    }
}

/// A colleague who works on it now.
fn collega(wie: &str) -> Stuk<'_> {
    Stuk::new(format!("{wie} werkt hierin"), 0, Rol::LetOp)
        .kort(format!("{wie} hier"))
        .kortst(wie)
}

fn dagen(rij: &Kaartrij, vandaag: NaiveDate, rang: u8) -> Stuk<'static> {
    let late = rij.over_norm(vandaag);
    let days = rij.dagen(vandaag);
    let text = if late {
        format!("{days}d!")
    } else {
        format!("{days}d")
    };
    Stuk::new(text, rang, if late { Rol::Laat } else { Rol::Zacht })
}

/// In one short line there is only room to say that it is late, not how long it stands there.
fn laat_teken(rij: &Kaartrij, vandaag: NaiveDate) -> Stuk<'static> {
    let late = rij.over_norm(vandaag) || rij.te_laat(vandaag);
    Stuk::new(if late { "!" } else { "" }, 0, Rol::Laat).rechts()
}

/// The next day has passed, where there is no room to say which.
fn dag_voorbij(rij: &Kaartrij, vandaag: NaiveDate) -> Stuk<'static> {
    let late = rij.te_laat(vandaag);
    Stuk::new(if late { "!" } else { "" }, 0, Rol::Laat).rechts()
}

/// Branche and niveau in a few letters: "Logistiek 1".
pub fn vak(rij: &Kaartrij) -> Cow<'static, str> {
    match (rij.branche, rij.niveau) {
        (Some(branche), Some(niveau)) => {
            Cow::Owned(format!("{} {}", branche.kort(), niveau.code()))
        }
        (Some(branche), None) => Cow::Borrowed(branche.kort()),
        (None, Some(niveau)) => Cow::Owned(format!("niveau {}", niveau.code())),
        (None, None) => Cow::Borrowed(""),
    }
}

fn branche(rij: &Kaartrij, rang: u8) -> Stuk<'static> {
    Stuk::new(vak(rij), rang, Rol::Zacht)
}

fn voortgang(theme: Theme, rij: &Kaartrij, rang: u8) -> Stuk<'static> {
    if rij.totaal == 0 {
        return Stuk::new("", rang, Rol::Zacht);
    }
    let signs = theme.tekens();
    let count = format!("{}/{}", rij.gedaan, rij.totaal);
    if signs.leeg.is_empty() {
        return Stuk::new(count, rang, Rol::Zacht);
    }
    let cells = usize::from(rij.totaal.min(4));
    let full = usize::from(rij.gedaan.min(rij.totaal)) * cells / usize::from(rij.totaal);
    let bar = signs.vol.repeat(full) + &signs.leeg.repeat(cells - full);
    Stuk::new(format!("{bar} {count}"), rang, Rol::Zacht).kort(count)
}

/// The one thing that holds the card, or the word that nothing does.
fn houdt_op(rij: &Kaartrij, rang: u8) -> Stuk<'static> {
    if rij.gesloten {
        return Stuk::new("gesloten", rang, Rol::Zacht);
    }
    if rij.wacht {
        return Stuk::new("wacht", rang, Rol::LetOp);
    }
    match rij.houdt_op {
        Some(stap) => Stuk::new(stap.stap().kort, rang, Rol::Tekst).kort(stap.stap().code),
        None => Stuk::new("klaar", rang, Rol::Klaar),
    }
}

/// Open WARN steps that the card carries along.
fn mee(theme: Theme, rij: &Kaartrij, rang: u8) -> Stuk<'static> {
    let text = match rij.waarschuwingen {
        0 => String::new(),
        n => format!("{}{n}", theme.tekens().waarschuwing),
    };
    Stuk::new(text, rang, Rol::LetOp)
}

fn datum(rij: &Kaartrij, vandaag: NaiveDate, rang: u8) -> Stuk<'static> {
    let Some((dag, waarvoor)) = rij.volgende.filter(|_| !rij.gesloten) else {
        return Stuk::new("", rang, Rol::Zacht);
    };
    let late = rij.te_laat(vandaag);
    let sign = if late { "!" } else { "" };
    let short = format!("{}-{}{sign}", dag.day(), dag.month());
    // A day of another year needs its year more than its weekday.
    let long = if (dag - vandaag).num_days().abs() > 300 {
        format!("{}-{}-{}{sign}", dag.day(), dag.month(), dag.year())
    } else {
        format!("{}{sign}", toon_kort(dag))
    };
    let text = match waarvoor {
        Waarvoor::Stap(_) => long,
        Waarvoor::Terugbellen => format!("bel {long}"),
        Waarvoor::Terug => format!("tot {long}"),
        Waarvoor::Toestemming => format!("teken {long}"),
    };
    // Even where no day fits, it must be in sight that it has passed.
    Stuk::new(text, rang, if late { Rol::Laat } else { Rol::Zacht })
        .kort(short)
        .kortst(sign)
        .rechts()
}

fn plek(theme: Theme, rij: &Kaartrij, rang: u8) -> Stuk<'static> {
    let text = match &rij.plek {
        Some(plek) => format!("{} {plek}", theme.tekens().pijl),
        None => String::new(),
    };
    Stuk::new(text, rang, Rol::Zacht).naam()
}

fn gemeente(rij: &Kaartrij, rang: u8) -> Stuk<'_> {
    Stuk::new(
        rij.gemeente.as_deref().unwrap_or_default(),
        rang,
        Rol::Zacht,
    )
}

fn coach(rij: &Kaartrij, rang: u8) -> Stuk<'_> {
    Stuk::new(rij.coach_kort.as_str(), rang, Rol::Zacht).rechts()
}
