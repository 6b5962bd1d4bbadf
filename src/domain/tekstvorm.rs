//! Values with a rule travel as their text: one macro gives both halves of serde.

/// Serialises a value as the text of its `opslag()` and reads it back through
/// `FromStr`, so that no import, socket or old record brings in an invalid one.
macro_rules! serde_via_tekst {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.opslag())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let tekst = <String as serde::Deserialize>::deserialize(deserializer)?;
                tekst.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use serde_via_tekst;

/// Both halves of serde without naming a format: which one is the store's business.
#[cfg(test)]
pub(crate) mod tests {
    use std::fmt;

    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    use serde::{Deserialize, Serialize};

    /// The text that a human-readable format gets.
    pub(crate) fn written<T: Serialize>(value: &T) -> String {
        struct Shown<'a, T>(&'a T);
        impl<T: Serialize> fmt::Display for Shown<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.serialize(f)
            }
        }
        Shown(value).to_string()
    }

    /// The value that such a text gives.
    pub(crate) fn read<'a, T: Deserialize<'a>>(tekst: &'a str) -> Result<T, Error> {
        let deserializer: StrDeserializer<'a, Error> = tekst.into_deserializer();
        T::deserialize(deserializer)
    }
}
