//! The screen that the loop plays in earnest.

use ratatui::layout::{Position, Size};

use super::Spel;
use crate::tui::doek::Doek;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::{update, view};

impl Spel for Model {
    fn start(&mut self) -> Vec<Effect> {
        update::start(self)
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        update::update(self, msg)
    }

    fn take_dirty(&mut self) -> bool {
        self.take_dirty()
    }

    fn toont_tijd(&self) -> bool {
        self.toont_tijd()
    }

    fn rust_na(&self) -> Option<std::time::Duration> {
        self.rust_na
    }

    fn view(&self, size: Size, doek: &mut Doek) -> Option<Position> {
        view::view(self, size, doek)
    }
}
