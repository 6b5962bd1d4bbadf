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
