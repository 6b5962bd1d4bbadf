//! `Debug` that prints the type only: what is on the screen is about people (HOUSE 7).

/// Implements `Debug` with nothing but the name of the type.
macro_rules! stil {
    ($($type:ty),+ $(,)?) => {$(
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($type))
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use crate::tui::model::Melding;

    #[test]
    fn a_message_about_a_person_prints_no_name() {
        let melding = Melding::Gedaan("R. Yıldız naar Bemiddeling".to_owned());
        assert_eq!(format!("{melding:?}"), "Melding");
    }
}
