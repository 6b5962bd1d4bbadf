//! The only file that knows bincode: values to bytes and back, with a limit, no byte left over.

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// No record comes near this; damaged lengths do.
const GRENS: usize = 16 * 1024 * 1024;

const fn vorm() -> Configuration<LittleEndian, Varint, Limit<GRENS>> {
    bincode::config::standard().with_limit::<GRENS>()
}

/// A value as bytes.
pub(super) fn encode<T: Serialize>(waarde: &T) -> Result<Vec<u8>, String> {
    let bytes = bincode::serde::encode_to_vec(waarde, vorm()).map_err(|fout| fout.to_string())?;
    if bytes.len() > GRENS {
        return Err(format!("te groot: {} bytes", bytes.len()));
    }
    Ok(bytes)
}

/// The value of all bytes: what is left over is refused.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let (waarde, gelezen) =
        bincode::serde::decode_from_slice(bytes, vorm()).map_err(|fout| fout.to_string())?;
    if gelezen != bytes.len() {
        return Err(format!("{} bytes te veel", bytes.len() - gelezen));
    }
    Ok(waarde)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_left_over_and_bytes_missing_are_refused() {
        let mut bytes = encode(&("Almelo".to_owned(), 3_u32)).unwrap();
        assert_eq!(decode::<(String, u32)>(&bytes).unwrap().0, "Almelo");
        bytes.push(0);
        assert!(decode::<(String, u32)>(&bytes).is_err());
        bytes.truncate(4);
        assert!(decode::<(String, u32)>(&bytes).is_err());
    }

    #[test]
    fn a_length_that_lies_is_refused_without_taking_memory() {
        let liegt = [253, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2];
        assert!(decode::<String>(&liegt).is_err());
        assert!(decode::<Vec<u64>>(&liegt).is_err());
    }
}
