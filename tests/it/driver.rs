//! A coach made of key names: keys in, effects and screen out, over a service that answers from
//! rows made here.

mod dienst;
pub(crate) mod rijen;

use std::cell::RefCell;
use std::fmt::Write as _;

use chrono::{FixedOffset, NaiveDate, TimeZone, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use trajectbord::app::event::{Feit, Happened, Ticket};
use trajectbord::app::gateway::Request;
use trajectbord::app::query::Kaartrij;
use trajectbord::app::store::Seq;
use trajectbord::domain::id::CoachId;
use trajectbord::keymap::{Basis, Key, Keymap};
use trajectbord::tui::doek::Doek;
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};
use trajectbord::tui::view::{draw, view};
use trajectbord::tui::{Effect, Input, Instellingen, Model, Msg, start, update};

pub(crate) use dienst::Dienst;

/// The day of every picture.
pub(crate) fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

/// The screen as an empty sheet shows it, which is what the sheet of the frames before it shows as
/// well: nothing of what is drawn is left out of a fingerprint.
pub(crate) fn teken(model: &Model, doek: &RefCell<Doek>) -> (Buffer, Option<Position>) {
    let area = Rect::new(0, 0, model.size.width, model.size.height);
    let mut buf = Buffer::empty(area);
    let cursor = draw(model, area, &mut buf);
    let mut doek = doek.borrow_mut();
    let ook = view(model, model.size, &mut doek);
    assert_eq!(
        doek.beeld(),
        &buf,
        "a part was not drawn that shows something else"
    );
    assert_eq!(ook, cursor);
    (buf, cursor)
}

/// A model with a service behind it.
pub(crate) struct Driver {
    pub(crate) model: Model,
    pub(crate) dienst: Dienst,
    /// Every effect since it was last looked at.
    pub(crate) effects: Vec<Effect>,
    /// Answers wait until they are let through.
    pub(crate) traag: bool,
    wacht: Vec<(Ticket, Request)>,
    doek: RefCell<Doek>,
}

impl Driver {
    /// The board with these rows, at 80x24.
    pub(crate) fn new(rijen: Vec<Kaartrij>) -> Self {
        Self::at(rijen, 80, 24)
    }

    /// The board with these rows, in a window.
    pub(crate) fn at(rijen: Vec<Kaartrij>, width: u16, height: u16) -> Self {
        let dienst = Dienst::new(rijen);
        Self::over(
            dienst,
            width,
            height,
            Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8),
        )
    }

    /// The board over a service made by the test.
    pub(crate) fn over(dienst: Dienst, width: u16, height: u16, theme: Theme) -> Self {
        let model = Model::new(Instellingen {
            coach: CoachId(1),
            vandaag: vandaag(),
            nu: Utc.with_ymd_and_hms(2026, 11, 30, 9, 15, 0).unwrap(),
            tijdzone: FixedOffset::east_opt(3600).unwrap(),
            size: Size::new(width, height),
            theme,
            keymap: Keymap::embedded(Basis::Standaard),
        });
        let mut it = Self {
            model,
            dienst,
            effects: Vec::new(),
            traag: false,
            wacht: Vec::new(),
            doek: RefCell::default(),
        };
        let effects = start(&mut it.model);
        it.perform(effects);
        it
    }

    /// Presses keys by name: `"j space >"`.
    pub(crate) fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().unwrap();
            self.tell(Msg::Input(Input::Key(key)));
        }
        self
    }

    /// Types a text, letter by letter.
    pub(crate) fn typ(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Msg::Input(Input::Key(Key::char(c))));
        }
        self
    }

    /// Hands over one message and performs what comes of it.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
    }

    /// A colleague changes what the service holds.
    pub(crate) fn colleague(&mut self, change: impl FnOnce(&mut Vec<Kaartrij>) -> Vec<Feit>) {
        let feiten = change(&mut self.dienst.rijen);
        self.dienst.seq += 1;
        let seq = Seq(self.dienst.seq);
        self.tell(Msg::Happened(Happened {
            seq,
            door: CoachId(2),
            oorzaak: None,
            feiten,
        }));
    }

    /// Lets the answers through that wait.
    pub(crate) fn answer(&mut self) {
        for (ticket, request) in std::mem::take(&mut self.wacht) {
            self.serve(ticket, request);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.effects.push(effect.clone());
            if let Effect::Call(ticket, request)
            | Effect::Later(ticket, request)
            | Effect::Straks(_, ticket, request) = effect
            {
                if self.traag {
                    self.wacht.push((ticket, request));
                } else {
                    self.serve(ticket, request);
                }
            }
        }
    }

    fn serve(&mut self, ticket: Ticket, request: Request) {
        let (answer, happened) = self.dienst.call(ticket, request);
        self.tell(Msg::Replied(ticket, answer));
        if let Some(happened) = happened {
            self.tell(Msg::Happened(happened));
        }
    }

    /// Every change that was asked for since it was last looked at.
    pub(crate) fn commands(&mut self) -> Vec<trajectbord::app::command::Command> {
        std::mem::take(&mut self.effects)
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Call(_, Request::Do(command)) => Some(*command),
                _ => None,
            })
            .collect()
    }

    /// How many questions went out since it was last looked at.
    pub(crate) fn questions(&mut self) -> usize {
        let asks = |effect: &Effect| {
            matches!(
                effect,
                Effect::Call(_, Request::Ask(_)) | Effect::Later(_, Request::Ask(_))
            )
        };
        std::mem::take(&mut self.effects)
            .iter()
            .filter(|it| asks(it))
            .count()
    }

    /// The screen as it is drawn now, and the text cursor.
    pub(crate) fn draw(&self) -> (Buffer, Option<Position>) {
        teken(&self.model, &self.doek)
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        let (buf, _) = self.draw();
        let mut text = String::new();
        for y in buf.area.rows() {
            let mut skip = 0;
            let mut line = String::new();
            for at in y.columns() {
                let cell = &buf[(at.x, at.y)];
                if skip == 0 {
                    line.push_str(cell.symbol());
                    skip = trajectbord::tui::widget::text::width(cell.symbol()).max(1);
                }
                skip -= 1;
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The screen as text, and below it one letter per style per cell with what each means.
    pub(crate) fn screen_with_styles(&self) -> String {
        let (buf, _) = self.draw();
        let mut legend: Vec<(ratatui::style::Style, char)> = Vec::new();
        let mut letters = ('a'..='z').chain('A'..='Z');
        let mut map = String::new();
        for row in buf.area.rows() {
            let mut line = String::new();
            for at in row.columns() {
                let cell = &buf[(at.x, at.y)];
                let style = cell.style();
                let known = legend.iter().find(|it| it.0 == style).map(|it| it.1);
                let plain = cell.symbol() == " " && style.add_modifier.is_empty();
                let letter = known.unwrap_or_else(|| {
                    if plain {
                        return ' ';
                    }
                    let letter = letters.next().unwrap();
                    legend.push((style, letter));
                    letter
                });
                line.push(if plain { ' ' } else { letter });
            }
            map.push_str(line.trim_end());
            map.push('\n');
        }
        let mut text = self.screen();
        text.push_str("--- stijlen\n");
        text.push_str(&map);
        for (style, letter) in legend {
            writeln!(text, "{letter} = {:?} {:?}", style.fg, style.add_modifier).unwrap();
        }
        text
    }

    /// Whether the screen shows a text.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}
