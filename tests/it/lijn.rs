//! What goes over the line: bytes and writes of a key, at three sizes, with bounds that a slow line
//! needs (HOUSE 8). These do not drift, whatever else the machine does.

use std::fmt::Write as _;
use std::path::Path;

#[path = "../../benches/hulp/coach.rs"]
mod coach;
mod instructies;
#[path = "../../benches/hulp/ronden.rs"]
mod ronden;

use coach::Coach;
use ronden::{RONDEN, VENSTERS};

#[test]
fn no_key_sends_more_than_a_slow_line_carries_and_each_in_one_write() {
    let mut verslag = String::new();
    let mut goed = true;
    for (plaats, venster) in VENSTERS.into_iter().enumerate() {
        for ronde in &RONDEN {
            let mut coach = Coach::aan(400, venster);
            coach.toetsen(ronde.vooraf);
            let was = (coach.bytes(), coach.frames());
            for toets in ronde.beurt {
                coach.toetsen(toets);
            }
            let toetsen = ronde.beurt.len() as u64;
            let bytes = (coach.bytes() - was.0) / toetsen;
            let past = bytes <= ronde.bytes[plaats];
            goed &= past && coach.frames() - was.1 <= toetsen;
            let teken = if past { "" } else { " TOO MANY" };
            let (breed, hoog) = venster;
            let grens = ronde.bytes[plaats];
            writeln!(
                verslag,
                "{breed}x{hoog} {}: {bytes} of {grens}{teken}",
                ronde.naam
            )
            .unwrap();
        }
    }
    // For whoever wants to know and not only whether it is good.
    let figuren = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lijn.txt");
    std::fs::write(figuren, &verslag).unwrap();
    assert!(goed, "\n{verslag}");
}

#[test]
fn a_key_that_changes_nothing_in_sight_sends_nothing() {
    let mut coach = Coach::aan(400, (120, 40));
    coach.toetsen("k");
    let was = (coach.bytes(), coach.frames());
    coach.toetsen("k");
    assert_eq!((coach.bytes(), coach.frames()), was);
}
