//! E-mail addresses, checked loosely: enough to catch a slip, never to refuse a real one.

use std::fmt;
use std::str::FromStr;

use crate::domain::tekst::schoon;
use crate::domain::tekstvorm::serde_via_tekst;

/// An e-mail address (DOMAIN R11); the part after the @ in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is not an e-mail address; never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailFout {
    /// Nothing but blanks.
    #[error("Vul een e-mailadres in, of kies een telefoonnummer.")]
    Leeg,
    /// No @, or more than one.
    #[error("In een e-mailadres staat precies één @. Kijk het adres na.")]
    Apenstaart,
    /// A blank or comma inside.
    #[error("In een e-mailadres staat geen spatie of komma. Typ één adres tegelijk.")]
    Spatie,
    /// Nothing sensible before or after the @.
    #[error("Dit adres is niet af. Het ziet eruit als naam@bedrijf.nl.")]
    Vorm,
    /// Longer than mail allows.
    #[error("Dit adres is te lang: een e-mailadres heeft hooguit 254 tekens.")]
    TeLang,
}

impl Email {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn opslag(&self) -> String {
        self.0.clone()
    }
}

serde_via_tekst!(Email);

impl FromStr for Email {
    type Err = EmailFout;

    fn from_str(tekst: &str) -> Result<Self, EmailFout> {
        let clean = schoon(tekst);
        let address = clean
            .strip_prefix("mailto:")
            .unwrap_or(&clean)
            .trim_matches(['<', '>']);
        if address.is_empty() {
            return Err(EmailFout::Leeg);
        }
        if address.contains([' ', ',', ';', '<', '>']) {
            return Err(EmailFout::Spatie);
        }
        let Some((name, domain)) = address.split_once('@') else {
            return Err(EmailFout::Apenstaart);
        };
        if domain.contains('@') {
            return Err(EmailFout::Apenstaart);
        }
        let whole_parts = domain.split('.').all(|part| !part.is_empty());
        if name.is_empty() || !domain.contains('.') || !whole_parts {
            return Err(EmailFout::Vorm);
        }
        let address = format!("{name}@{}", domain.to_lowercase());
        if address.len() > 254 {
            return Err(EmailFout::TeLang);
        }
        Ok(Self(address))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    #[test]
    fn an_address_is_taken_as_it_is_but_for_the_case_of_the_domain() {
        let cases = [
            ("Anne@Bedrijf.NL", "Anne@bedrijf.nl"),
            (" a.b+c@x.y.nl ", "a.b+c@x.y.nl"),
            ("mailto:info@voorbeeld.nl", "info@voorbeeld.nl"),
            ("<info@voorbeeld.nl>", "info@voorbeeld.nl"),
        ];
        for (tekst, kept) in cases {
            assert_eq!(tekst.parse::<Email>().unwrap().as_str(), kept);
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused_with_a_reason() {
        let long = format!("{}@x.nl", "a".repeat(260));
        let cases = [
            (" ", EmailFout::Leeg),
            ("anne.bedrijf.nl", EmailFout::Apenstaart),
            ("a@b@c.nl", EmailFout::Apenstaart),
            ("a b@c.nl", EmailFout::Spatie),
            ("a@c.nl, d@e.nl", EmailFout::Spatie),
            ("@c.nl", EmailFout::Vorm),
            ("a@c", EmailFout::Vorm),
            ("a@c.", EmailFout::Vorm),
            ("a@.nl", EmailFout::Vorm),
            (long.as_str(), EmailFout::TeLang),
        ];
        for (tekst, fout) in cases {
            assert_eq!(tekst.parse::<Email>(), Err(fout), "{tekst}");
        }
    }

    #[test]
    fn debug_hides_the_address() {
        let email: Email = "anne@voorbeeld.nl".parse().unwrap();
        assert_eq!(format!("{email:?}"), "Email(..)");
        let kept = written(&email);
        assert_eq!(read::<Email>(&kept).unwrap(), email);
    }
}
