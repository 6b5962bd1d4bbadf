//! How far something is: a bar with its percents.

use crate::tui::theme::Theme;

/// Columns of the bar.
const BREED: usize = 20;

/// The bar of so many out of so many; none before it is known of how many.
pub fn balk(theme: Theme, (gedaan, totaal): (usize, usize)) -> Option<String> {
    let deel = (gedaan.min(totaal) * 100).checked_div(totaal)?;
    let vol = deel * BREED / 100;
    let tekens = theme.tekens();
    let balk = tekens.vol.repeat(vol) + &tekens.leeg.repeat(BREED - vol);
    Some(format!("{balk} {deel}%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Achtergrond, Depth, Glyphs};

    #[test]
    fn the_bar_fills_with_what_is_done_and_never_runs_over() {
        let theme = Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Utf8);
        assert_eq!(balk(theme, (0, 0)), None);
        let lengte = |stand| balk(theme, stand).unwrap().chars().count();
        let vol = |stand| {
            let balk = balk(theme, stand).unwrap();
            balk.matches(theme.tekens().vol).count()
        };
        assert_eq!(vol((0, 50)), 0);
        assert_eq!(vol((25, 50)), BREED / 2);
        assert_eq!(vol((50, 50)), BREED);
        assert_eq!(vol((60, 50)), BREED);
        assert_eq!(lengte((0, 50)), BREED + " 0%".len());
    }
}
