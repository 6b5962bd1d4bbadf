//! A number with its noun: "1 plek", "3 plekken".

/// A number with the noun that goes with it.
pub fn tel(aantal: usize, een: &str, meer: &str) -> String {
    format!("{aantal} {}", vorm(aantal, een, meer))
}

/// The noun that goes with a number.
pub const fn vorm<'a>(aantal: usize, een: &'a str, meer: &'a str) -> &'a str {
    if aantal == 1 { een } else { meer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_not() {
        assert_eq!(tel(1, "plek", "plekken"), "1 plek");
        assert_eq!(tel(0, "plek", "plekken"), "0 plekken");
        assert_eq!(tel(12, "plek", "plekken"), "12 plekken");
    }
}
