//! Postcode areas: what the file says of them is right.

use super::{Bij, Oordeel, Plan};
use crate::app::fault::Fault;
use crate::app::importeer::Regel;
use crate::app::record::{Gebied, Key, Record, Soort};

pub(super) fn weeg(bij: &Bij<'_>, rijen: &[Regel<Gebied>], plan: &mut Plan) -> Result<(), Fault> {
    for Regel { regel, rij } in rijen {
        bij.voortgang.verder(1);
        let key = Key::een(Soort::Gebied, u64::from(rij.pc4));
        let oud = match bij.zicht.get(key)? {
            Some((_, Record::Gebied(oud))) => Some(oud),
            _ => None,
        };
        let mut nieuw = rij.clone();
        // A table without municipalities takes none away.
        if nieuw.gemeente.is_none() {
            nieuw.gemeente = oud.as_ref().and_then(|oud| oud.gemeente.clone());
        }
        let oordeel = match &oud {
            None => Oordeel::Nieuw,
            Some(oud) if *oud == nieuw => Oordeel::Ongewijzigd,
            Some(_) => Oordeel::Gewijzigd,
        };
        plan.tel("postcodes", oordeel);
        plan.oordeel(*regel, oordeel);
        if oordeel != Oordeel::Ongewijzigd {
            plan.schrijf(key, Record::Gebied(nieuw));
        }
    }
    Ok(())
}
