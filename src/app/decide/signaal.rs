//! Lead times and weights of the signals, for the whole region.

use super::Besluit;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record};
use crate::app::zicht::Zicht;
use crate::domain::journaal::Handeling;
use crate::domain::signaal::{Signaal, Signaalinstelling, Telling, Term, Zetting};

/// Most days of a lead time: two years.
const DAGEN_MAX: u16 = 730;
/// Most points.
const PUNTEN_MAX: u8 = 200;

fn fout(veld: &str, bericht: String) -> Fault {
    Fault::Veld {
        veld: veld.to_owned(),
        bericht,
    }
}

fn nu(zicht: &Zicht<'_>) -> Result<Signaalinstelling, Fault> {
    Ok(match zicht.get(Key::signaalinstelling())? {
        Some((_, Record::Signaalinstelling(it))) => it,
        _ => Signaalinstelling::default(),
    })
}

fn schrijf(titel: String, stel: Signaalinstelling) -> Besluit {
    let mut besluit = Besluit {
        journaal: Some((Handeling::Wijziging, titel.clone())),
        titel,
        ..Besluit::default()
    };
    besluit.schrijf(Key::signaalinstelling(), Record::Signaalinstelling(stel));
    besluit
}

fn punten(veld: &str, aantal: Option<u8>) -> Result<(), Fault> {
    match aantal {
        Some(it) if it > PUNTEN_MAX => {
            Err(fout(veld, format!("kies 0 tot en met {PUNTEN_MAX} punten")))
        }
        _ => Ok(()),
    }
}

/// Says the lead time and the weight of a signal.
pub(super) fn zet(
    zicht: &Zicht<'_>,
    signaal: Signaal,
    dagen: Option<u16>,
    gewicht: Option<u8>,
) -> Result<Besluit, Fault> {
    let code = signaal.code();
    match dagen {
        Some(_) if signaal.regel().telling == Telling::Geen => {
            let bericht = format!("{code} heeft geen termijn; je kunt alleen het gewicht zetten");
            return Err(fout("dagen", bericht));
        }
        Some(it) if it > DAGEN_MAX => {
            let bericht = format!("kies 0 tot en met {DAGEN_MAX} dagen");
            return Err(fout("dagen", bericht));
        }
        _ => {}
    }
    punten("gewicht", gewicht)?;
    let mut stel = nu(zicht)?;
    stel.zet(Zetting {
        signaal,
        dagen,
        gewicht,
    });
    let dagen = stel.dagen(signaal);
    let gewicht = stel.gewicht(signaal);
    let titel = if signaal.regel().telling == Telling::Geen {
        format!("{code}: gewicht {gewicht}")
    } else {
        format!("{code}: {dagen} dagen, gewicht {gewicht}")
    };
    Ok(schrijf(titel, stel))
}

/// Says the points of a term.
pub(super) fn zet_term(
    zicht: &Zicht<'_>,
    term: Term,
    aantal: Option<u8>,
) -> Result<Besluit, Fault> {
    punten("punten", aantal)?;
    if term == Term::Signaal {
        let bericht = "de punten van wat het is, zet je per signaal".to_owned();
        return Err(fout("term", bericht));
    }
    let mut stel = nu(zicht)?;
    stel.zet_term(term, aantal);
    let titel = format!("{}: {} punten", term.label(), stel.punten(term));
    Ok(schrijf(titel, stel))
}
