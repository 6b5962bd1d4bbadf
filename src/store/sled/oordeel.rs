//! Whether sled can be used as it lies there.

use crate::store::fout::OpenFout;
use crate::store::redo::logboek::{Logboek, Slot};
use crate::store::schijf;
use crate::store::tally::Tally;

use super::bomen::{Bomen, Merk, SledFout};
use super::opening::Aanloop;
use super::opties::Voortgang;
use super::proef;

/// What opening makes of sled.
pub(super) enum Oordeel {
    /// Everything that can be checked is right.
    Goed(Bomen, Merk),
    /// Not to be used; in Dutch why. What is whole but old can still be fallen back on.
    Slecht {
        waarom: String,
        terugval: Option<(Bomen, u64, Tally)>,
    },
}

fn slecht(waarom: impl Into<String>) -> Oordeel {
    Oordeel::Slecht {
        waarom: waarom.into(),
        terugval: None,
    }
}

/// Looks at sled's files, opens them, and checks what is in them against the log.
pub(super) fn beoordeel(
    aanloop: &mut Aanloop,
    store: u64,
    log: &Logboek,
    slot: Option<&Slot>,
    voortgang: Voortgang<'_>,
) -> Result<Oordeel, OpenFout> {
    let map = aanloop.opties.sled();
    if !map.exists() {
        return Ok(slecht("De map met gegevens (sled) was weg."));
    }
    if !map.join("db").exists() {
        return Ok(slecht("Het bestand sled/db was weg."));
    }
    let fout = || OpenFout::bij("Lezen van", &map);
    // Before anything of ours or of sled's changes it.
    let afdruk = proef::afdruk(&map).map_err(fout())?;
    let snapshots = proef::snapshots(&map).map_err(fout())?;
    if snapshots.half > 0 {
        aanloop.meldingen.push(
            "Een half geschreven momentopname van de gegevens is opgeruimd. Er is niets verloren."
                .to_owned(),
        );
        aanloop.gewoon += 1;
    }
    for pad in &snapshots.slecht {
        aanloop.zet_apart(pad)?;
        aanloop.meldingen.push(format!(
            "De momentopname {} was beschadigd en is apart gezet. Er is niets verloren.",
            schijf::naam(pad)
        ));
    }
    let cache = aanloop.opties.cache;
    let geopend = proef::zonder_paniek(|| {
        let bomen = Bomen::open(&map, cache)?;
        let merk = bomen.merk()?;
        Ok((bomen, merk))
    });
    let (bomen, merk) = match geopend {
        Ok((bomen, Some(merk))) => (bomen, merk),
        Ok((bomen, None)) => {
            bomen.sluit();
            return Ok(slecht("De gegevens waren onvolledig."));
        }
        Err(fout) => return van_fout(aanloop, fout),
    };
    if merk.store != store {
        bomen.sluit();
        return Ok(slecht("De gegevens (sled) waren van een ander bestand."));
    }
    let ongemoeid = slot.is_some_and(|slot| slot.afdruk == Some(afdruk) && slot.seq == merk.seq);
    if !ongemoeid && let Err(fout) = tel_na(&bomen, &merk, log, voortgang) {
        bomen.sluit();
        return van_fout(aanloop, fout);
    }
    if slot.is_some_and(|slot| merk.seq < slot.checkpoint) {
        let waarom = format!(
            "De gegevens waren oud: ze liepen tot wijziging {}.",
            merk.seq
        );
        return Ok(Oordeel::Slecht {
            waarom,
            terugval: Some((bomen, merk.seq, merk.tally)),
        });
    }
    Ok(Oordeel::Goed(bomen, merk))
}

fn van_fout(aanloop: &Aanloop, fout: SledFout) -> Result<Oordeel, OpenFout> {
    let map = aanloop.opties.sled();
    match fout {
        SledFout::Schade(waarom) => Ok(slecht(format!(
            "De gegevens op de schijf waren beschadigd ({waarom})."
        ))),
        SledFout::Bezet => Err(OpenFout::Bezet {
            map: aanloop.opties.map.clone(),
            pid: None,
        }),
        SledFout::Nieuwer => Err(OpenFout::Nieuwer),
        SledFout::Systeem(fout) => Err(OpenFout::bij("Openen van", &map)(fout)),
    }
}

/// Reads every record and holds the count against what sled and the log say there should be.
fn tel_na(
    bomen: &Bomen,
    merk: &Merk,
    log: &Logboek,
    voortgang: Voortgang<'_>,
) -> Result<(), SledFout> {
    let totaal = merk.tally.totaal();
    let geteld = proef::zonder_paniek(|| {
        bomen.tel_alles(&mut |aantal| voortgang("Gegevens nakijken", aantal, Some(totaal)))
    })?;
    let klopt = geteld == merk.tally
        && log
            .tally_bij(merk.seq)
            .is_none_or(|verwacht| verwacht == geteld);
    if klopt {
        return Ok(());
    }
    Err(SledFout::Schade(format!(
        "er staan {} records, dat hadden er {totaal} moeten zijn",
        geteld.totaal()
    )))
}
