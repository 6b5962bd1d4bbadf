//! The key of a file, wrapped for a recipient or for a passphrase.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::sleutels::{Geheim, Identiteit, Ontvanger};
use super::toeval;

const X25519: &str = "X25519";
pub(super) const SCRYPT: &str = "scrypt";
const X25519_INFO: &[u8] = b"age-encryption.org/v1/X25519";
const SCRYPT_ZOUT: &[u8] = b"age-encryption.org/v1/scrypt";

/// How much work a passphrase costs, as a power of two: about a second, as the stock `age` asks.
pub const ZWAARTE: u8 = 18;
/// A file that asks more would keep us busy for minutes: it is not one of ours.
const ZWAARTE_MAX: u8 = 22;

/// The key of one file.
pub(super) type Sleutel = Zeroizing<[u8; 16]>;

/// Whom a file is made for.
pub enum Voor<'a> {
    /// Everybody who has the identity of one of these.
    Ontvangers(&'a [Ontvanger]),
    /// Who knows the passphrase; the number says how much work it costs (`ZWAARTE`).
    Zin(&'a str, u8),
}

/// One wrapping, as it stands in a header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stanza {
    pub(super) woorden: Vec<String>,
    pub(super) inhoud: Vec<u8>,
}

/// Wraps the key of a file for everybody it is meant for.
pub(super) fn pak(sleutel: &Sleutel, voor: &Voor<'_>) -> io::Result<Vec<Stanza>> {
    match voor {
        Voor::Ontvangers([]) => Err(io::Error::other("er is geen ontvanger")),
        Voor::Ontvangers(alle) => alle.iter().map(|it| voor_ontvanger(sleutel, it)).collect(),
        Voor::Zin(zin, zwaarte) => Ok(vec![voor_zin(sleutel, zin, *zwaarte)?]),
    }
}

/// The key that one of the wrappings gives for this secret.
pub(super) fn pak_uit(alle: &[Stanza], geheim: &Geheim) -> Option<Sleutel> {
    match geheim {
        Geheim::Identiteiten(ids) => alle
            .iter()
            .filter(|it| it.woorden.first().is_some_and(|it| it == X25519))
            .find_map(|stanza| ids.iter().find_map(|id| met_identiteit(stanza, id))),
        // A passphrase stands alone, or the file could have been made by somebody without it.
        Geheim::Zin(zin) => match alle {
            [stanza] => met_zin(stanza, zin),
            _ => None,
        },
    }
}

fn voor_ontvanger(sleutel: &Sleutel, ontvanger: &Ontvanger) -> io::Result<Stanza> {
    let eenmalig = StaticSecret::from(toeval::bytes::<32>()?);
    let deel = PublicKey::from(&eenmalig);
    let samen = eenmalig.diffie_hellman(&ontvanger.0);
    if !samen.was_contributory() {
        return Err(io::Error::other("dit is geen ontvanger van age"));
    }
    let wikkel = wikkelsleutel(samen.as_bytes(), &deel, &ontvanger.0);
    Ok(Stanza {
        woorden: vec![X25519.to_owned(), STANDARD_NO_PAD.encode(deel.as_bytes())],
        inhoud: sluit(&wikkel, sleutel)?,
    })
}

fn met_identiteit(stanza: &Stanza, id: &Identiteit) -> Option<Sleutel> {
    let [_, deel] = stanza.woorden.as_slice() else {
        return None;
    };
    let deel: [u8; 32] = STANDARD_NO_PAD.decode(deel).ok()?.try_into().ok()?;
    let deel = PublicKey::from(deel);
    let samen = id.0.diffie_hellman(&deel);
    if !samen.was_contributory() {
        return None;
    }
    open(
        &wikkelsleutel(samen.as_bytes(), &deel, &id.ontvanger().0),
        &stanza.inhoud,
    )
}

fn wikkelsleutel(samen: &[u8], deel: &PublicKey, ontvanger: &PublicKey) -> Zeroizing<[u8; 32]> {
    let zout = [*deel.as_bytes(), *ontvanger.as_bytes()].concat();
    afgeleid(samen, &zout, X25519_INFO)
}

/// HKDF with SHA-256.
pub(super) fn afgeleid(geheim: &[u8], zout: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut uit = Zeroizing::new([0; 32]);
    // Only a length above 255 blocks is refused, and this is one.
    let _ = Hkdf::<Sha256>::new(Some(zout), geheim).expand(info, &mut *uit);
    uit
}

fn voor_zin(sleutel: &Sleutel, zin: &str, zwaarte: u8) -> io::Result<Stanza> {
    let zout = toeval::bytes::<16>()?;
    let onbruikbaar = || io::Error::other("deze wachtwoordzin is niet te gebruiken");
    let wikkel = uit_zin(zin, &zout, zwaarte).ok_or_else(onbruikbaar)?;
    Ok(Stanza {
        woorden: vec![
            SCRYPT.to_owned(),
            STANDARD_NO_PAD.encode(zout),
            zwaarte.to_string(),
        ],
        inhoud: sluit(&wikkel, sleutel)?,
    })
}

fn met_zin(stanza: &Stanza, zin: &str) -> Option<Sleutel> {
    let [soort, zout, zwaarte] = stanza.woorden.as_slice() else {
        return None;
    };
    if soort != SCRYPT || zwaarte.starts_with(['0', '+']) {
        return None;
    }
    let zout: [u8; 16] = STANDARD_NO_PAD.decode(zout).ok()?.try_into().ok()?;
    let zwaarte = zwaarte.parse().ok().filter(|it| *it <= ZWAARTE_MAX)?;
    let wikkel = uit_zin(zin, &zout, zwaarte)?;
    open(&wikkel, &stanza.inhoud)
}

fn uit_zin(zin: &str, zout: &[u8; 16], zwaarte: u8) -> Option<Zeroizing<[u8; 32]>> {
    let heel = [SCRYPT_ZOUT, zout].concat();
    let maat = scrypt::Params::new(zwaarte, 8, 1).ok()?;
    let mut uit = Zeroizing::new([0; 32]);
    scrypt::scrypt(zin.as_bytes(), &heel, &maat, &mut *uit).ok()?;
    Some(uit)
}

/// Wrapping keys are used once, so their nonce may be zero.
const NUL: [u8; 12] = [0; 12];

fn sluit(wikkel: &[u8; 32], sleutel: &Sleutel) -> io::Result<Vec<u8>> {
    ChaCha20Poly1305::new(wikkel.into())
        .encrypt(&NUL.into(), sleutel.as_slice())
        .map_err(|_| io::Error::other("versleutelen lukt niet"))
}

fn open(wikkel: &[u8; 32], inhoud: &[u8]) -> Option<Sleutel> {
    let open = ChaCha20Poly1305::new(wikkel.into())
        .decrypt(&NUL.into(), inhoud)
        .ok()?;
    let open = Zeroizing::new(open);
    Some(Zeroizing::new(open.as_slice().try_into().ok()?))
}
