//! The columns of a table: which cells stand in them, and how wide they are in whatever unit.

/// Widths that fill at most the room: everybody what it asks if that fits, else what it needs at the least
/// and a share of the rest in proportion to what it asks.
pub(super) fn verdeel(vraagt: &[f32], minstens: &[f32], ruimte: f32) -> Vec<f32> {
    let som: f32 = vraagt.iter().sum();
    if som <= ruimte {
        return vraagt.to_vec();
    }
    let aantal = vraagt.len().max(1);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a table has a handful of columns"
    )]
    let eerlijk = ruimte / aantal as f32;
    // A word of a thousand letters may not push the others off the page.
    let bodem: Vec<f32> = vraagt
        .iter()
        .zip(minstens)
        .map(|(vraagt, minstens)| minstens.min(*vraagt).min(eerlijk))
        .collect();
    let over = ruimte - bodem.iter().sum::<f32>();
    let honger: f32 = vraagt.iter().zip(&bodem).map(|(v, b)| (v - b).sqrt()).sum();
    vraagt
        .iter()
        .zip(&bodem)
        .map(|(vraagt, bodem)| {
            // The root: a column with a page of text takes more than one with a line, not all of it.
            bodem + over * (vraagt - bodem).sqrt() / honger.max(f32::EPSILON)
        })
        .collect()
}

/// A row with as many cells as the head: what is beyond it joins the last one.
pub(super) fn cellen(rij: &[String], aantal: usize) -> Vec<String> {
    let mut cellen: Vec<String> = rij.iter().take(aantal).cloned().collect();
    cellen.resize(aantal, String::new());
    if let Some(laatste) = cellen.last_mut() {
        for rest in rij.iter().skip(aantal) {
            laatste.push(' ');
            laatste.push_str(rest);
        }
    }
    cellen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_gets_what_it_asks_when_that_fits() {
        assert_eq!(verdeel(&[10., 20.], &[5., 5.], 40.), [10., 20.]);
        assert!(verdeel(&[], &[], 40.).is_empty());
    }

    #[test]
    fn nobody_gets_less_than_its_longest_word_and_together_they_fill_the_room() {
        let breed = verdeel(&[12., 400., 30.], &[12., 9., 14.], 80.);
        assert!((breed.iter().sum::<f32>() - 80.).abs() < 0.01);
        assert!(breed[0] >= 12. && breed[1] > breed[2] && breed[2] >= 14.);
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_head() {
        let rij = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(cellen(&rij, 2), ["a", "b c"]);
        assert_eq!(cellen(&rij, 4), ["a", "b", "c", ""]);
    }

    #[test]
    fn an_endless_word_does_not_push_the_others_out() {
        let breed = verdeel(&[9000., 10.], &[9000., 10.], 80.);
        assert!((breed.iter().sum::<f32>() - 80.).abs() < 0.01);
        assert!(breed[1] >= 10.);
    }
}
