//! One name on a shared screen, for five seconds (DOMAIN 6.3): asked with two keys, told to the
//! journaal, gone with the next key. Nothing but the name of the card comes past the door.

use std::fmt;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::domain::id::KaartId;
use crate::domain::journaal::Handeling;
use crate::domain::zaal::Onderdeel;
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put};

/// How long the name stands there.
const DUUR: Duration = Duration::from_secs(5);

/// A name that was asked, or stands there.
pub struct Onthulling {
    kaart: KaartId,
    /// The question, and later the end of the time.
    ticket: Ticket,
    naam: Option<String>,
}

impl fmt::Debug for Onthulling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Onthulling({})", self.kaart)
    }
}

/// Whether a name can be shown now, or why not.
pub fn kan(model: &Model) -> Result<KaartId, String> {
    let Some(presentatie) = model.presentatie else {
        return Err("er is geen presentatie; de namen staan er al".to_owned());
    };
    if !presentatie.zaal.toont(Onderdeel::Initialen) {
        return Err("er leest iemand mee die geen namen mag zien".to_owned());
    }
    let kaart = model.front().over_wie();
    kaart
        .map(|it| it.0)
        .ok_or_else(|| "er is geen kaart in beeld om de naam van te tonen".to_owned())
}

/// Asks the name of the card in hand, and says so to the journaal.
pub fn vraag(model: &mut Model) -> Vec<Effect> {
    let kaart = match kan(model) {
        Ok(kaart) => kaart,
        Err(waarom) => {
            model.refuse(waarom);
            return Vec::new();
        }
    };
    let meld = Query::Meld {
        wat: Handeling::Onthuld,
        kaart: Some(kaart),
    };
    let meld = model.ask(meld).1;
    let (ticket, effect) = model.ask(Query::Rijen(vec![kaart]));
    model.onthulling = Some(Onthulling {
        kaart,
        ticket,
        naam: None,
    });
    vec![meld, effect]
}

/// Takes the answer about the name; nothing where it is another answer.
pub fn neem(
    model: &mut Model,
    ticket: Ticket,
    answer: &Result<Reply, Fault>,
) -> Option<Vec<Effect>> {
    let wacht = model
        .onthulling
        .as_ref()
        .is_some_and(|it| it.naam.is_none() && it.ticket == ticket);
    if !wacht {
        return None;
    }
    let mut it = model.onthulling.take()?;
    model.touch();
    let naam = match answer {
        Ok(Reply::Data(data)) => match &**data {
            Antwoord::Lijst(lijst) => lijst.rijen.first().map(|rij| rij.naam.clone()),
            _ => None,
        },
        Ok(Reply::Done(_)) | Err(_) => None,
    };
    let Some(naam) = naam else {
        model.refuse("deze naam is er nu niet");
        return Some(Vec::new());
    };
    it.naam = Some(naam);
    it.ticket = model.ticket();
    let wek = Effect::Wek(it.ticket, DUUR);
    model.onthulling = Some(it);
    Some(vec![wek])
}

/// The time of a name is over.
pub fn gewekt(model: &mut Model, ticket: Ticket) {
    if model
        .onthulling
        .take_if(|it| it.naam.is_some() && it.ticket == ticket)
        .is_some()
    {
        model.touch();
    }
}

/// A key takes the name away at once; one that was asked does not come any more.
pub fn weg(model: &mut Model) {
    if model.onthulling.take().is_some() {
        model.touch();
    }
}

/// Draws the name over what is in front.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let Some((it, naam)) = model
        .onthulling
        .as_ref()
        .and_then(|it| Some((it, it.naam.as_ref()?)))
    else {
        return;
    };
    let theme = model.theme;
    let titel = format!("{}, 5 tellen; in het journaal", it.kaart);
    let inner = doos(theme, midden(area, 56, 5), buf, &titel, "");
    let room = usize::from(inner.width.saturating_sub(2));
    let tekst = fit(naam, room, theme.tekens().weg);
    put(buf, inner, 1, 1, &tekst, theme.style(Rol::KopActief));
}
