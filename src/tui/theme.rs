//! Colours by role and signs by set: the only place where a style or a special glyph is made.

pub mod depth;
pub mod glyphs;

use ratatui::style::{Color, Modifier, Style};

pub use depth::{Achtergrond, Depth};
pub use glyphs::{Glyphs, Tekens};

/// What a piece of screen means; the theme says what that looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rol {
    /// Plain text.
    Tekst,
    /// Less important: places, coaches, rules.
    Zacht,
    /// A heading.
    Kop,
    /// The heading of what is in hand.
    KopActief,
    /// The cursor marker.
    Cursor,
    /// A mark on a card.
    Merk,
    /// Late, past the norm, refused. Always with `!` or a word.
    Laat,
    /// Ready, done. Always with a word.
    Klaar,
    /// To watch. Always with a sign or a word.
    LetOp,
    /// Letters that a search found.
    Treffer,
    /// A key, in hints and help.
    Toets,
    /// Something that cannot be done now.
    Uit,
    /// Line of a box or between columns.
    Lijn,
}

impl Rol {
    /// Every role.
    pub const ALL: [Self; 13] = [
        Self::Tekst,
        Self::Zacht,
        Self::Kop,
        Self::KopActief,
        Self::Cursor,
        Self::Merk,
        Self::Laat,
        Self::Klaar,
        Self::LetOp,
        Self::Treffer,
        Self::Toets,
        Self::Uit,
        Self::Lijn,
    ];
}

/// How everything looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Theme {
    /// How many colours there are.
    pub depth: Depth,
    /// Light or dark terminal.
    pub achtergrond: Achtergrond,
    /// Which set of signs.
    pub glyphs: Glyphs,
    /// What the terminal can show at most; changing the theme never goes above it.
    max: Depth,
}

impl Theme {
    /// The theme for what the terminal can show.
    pub fn new(depth: Depth, achtergrond: Achtergrond, glyphs: Glyphs) -> Self {
        Self {
            depth,
            achtergrond,
            glyphs,
            max: depth,
        }
    }

    /// The next colour scheme: dark, light, and without colour.
    #[must_use]
    pub fn next(self) -> Self {
        let (depth, achtergrond) = match (self.depth, self.achtergrond) {
            (Depth::Mono, _) if self.max != Depth::Mono => (self.max, Achtergrond::Donker),
            (depth, Achtergrond::Donker) => (depth, Achtergrond::Licht),
            (_, Achtergrond::Licht) => (Depth::Mono, Achtergrond::Donker),
        };
        Self {
            depth,
            achtergrond,
            ..self
        }
    }

    /// Name of the scheme, for the message after changing it.
    pub fn naam(self) -> &'static str {
        match (self.depth, self.achtergrond) {
            (Depth::Mono, _) => "zonder kleur",
            (_, Achtergrond::Donker) => "donker",
            (_, Achtergrond::Licht) => "licht",
        }
    }

    /// The signs of this set.
    pub fn tekens(self) -> &'static Tekens {
        self.glyphs.tekens()
    }

    /// Whether only ASCII may be drawn.
    pub fn ascii(self) -> bool {
        self.glyphs == Glyphs::Ascii
    }

    /// The style of a role. Background and plain text are left to the terminal, so that light and
    /// dark ones both read well.
    pub fn style(self, rol: Rol) -> Style {
        let modifier = match rol {
            Rol::Kop | Rol::KopActief | Rol::Cursor | Rol::Treffer | Rol::Toets => Modifier::BOLD,
            Rol::Laat if self.depth == Depth::Mono => Modifier::BOLD,
            Rol::Uit | Rol::Zacht if self.depth == Depth::Mono => Modifier::DIM,
            _ => Modifier::empty(),
        };
        let modifier = match rol {
            Rol::Treffer if self.depth == Depth::Mono => modifier | Modifier::UNDERLINED,
            _ => modifier,
        };
        let style = Style::new().add_modifier(modifier);
        match self.color(rol) {
            Some(color) => style.fg(color),
            None => style,
        }
    }

    fn color(self, rol: Rol) -> Option<Color> {
        let dark = self.achtergrond == Achtergrond::Donker;
        let pick = |on_dark: Color, on_light: Color| Some(if dark { on_dark } else { on_light });
        match self.depth {
            Depth::Mono => None,
            Depth::Zestien => match rol {
                Rol::Tekst | Rol::Kop => None,
                Rol::Zacht | Rol::Uit | Rol::Lijn => Some(Color::DarkGray),
                Rol::KopActief | Rol::Cursor | Rol::Toets => pick(Color::LightCyan, Color::Blue),
                Rol::Merk => pick(Color::LightMagenta, Color::Magenta),
                Rol::Laat => pick(Color::LightRed, Color::Red),
                Rol::Klaar => pick(Color::LightGreen, Color::Green),
                Rol::LetOp => pick(Color::LightYellow, Color::Magenta),
                Rol::Treffer => pick(Color::LightYellow, Color::Red),
            },
            Depth::Kleuren256 | Depth::Volledig => match rol {
                Rol::Tekst | Rol::Kop => None,
                Rol::Zacht => pick(Color::Indexed(248), Color::Indexed(240)),
                Rol::Uit => pick(Color::Indexed(243), Color::Indexed(245)),
                Rol::Lijn => pick(Color::Indexed(240), Color::Indexed(250)),
                Rol::KopActief | Rol::Cursor | Rol::Toets => {
                    pick(Color::Indexed(80), Color::Indexed(25))
                }
                Rol::Merk => pick(Color::Indexed(176), Color::Indexed(90)),
                Rol::Laat => pick(Color::Indexed(210), Color::Indexed(160)),
                Rol::Klaar => pick(Color::Indexed(114), Color::Indexed(28)),
                Rol::LetOp => pick(Color::Indexed(221), Color::Indexed(130)),
                Rol::Treffer => pick(Color::Indexed(221), Color::Indexed(160)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_role_names_one() {
        let theme = Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Utf8);
        for rol in Rol::ALL {
            let style = theme.style(rol);
            assert_eq!((style.fg, style.bg), (None, None), "{rol:?}");
        }
    }

    #[test]
    fn sixteen_colours_are_named_ones() {
        for achtergrond in [Achtergrond::Donker, Achtergrond::Licht] {
            let theme = Theme::new(Depth::Zestien, achtergrond, Glyphs::Utf8);
            for rol in Rol::ALL {
                let fg = theme.style(rol).fg;
                assert!(
                    !matches!(fg, Some(Color::Indexed(_) | Color::Rgb(..))),
                    "{rol:?}"
                );
            }
        }
    }

    #[test]
    fn the_next_theme_comes_round_and_never_shows_more_than_the_terminal_can() {
        let start = Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8);
        let names: Vec<_> = [start, start.next(), start.next().next()]
            .map(Theme::naam)
            .into();
        assert_eq!(names, ["donker", "licht", "zonder kleur"]);
        assert_eq!(start.next().next().next(), start);
        let mut mono = Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Ascii);
        for _ in 0..5 {
            mono = mono.next();
            assert_eq!(mono.depth, Depth::Mono);
        }
    }
}
