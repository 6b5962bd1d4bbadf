//! Two windows of one coach on one store: live, and the store outlives whoever has it (HOUSE 4).

use rustix::process::Signal;

use crate::pty::{Pty, Start};

/// The count at the head of the column, which no message covers.
const AANTAL: &str = "WvKd 26";

fn twee() -> (Pty, Pty) {
    let mut een = Start::new(&["--voorbeeld"]).spawn();
    een.wait_for(AANTAL);
    let mut twee = Start::new(&["--voorbeeld"]).spawn_beside(&een);
    twee.wait_for(AANTAL);
    (een, twee)
}

fn meld_aan(pty: &mut Pty, naam: &str) {
    pty.send("n");
    pty.wait_for("snel");
    pty.send(format!("{naam} 0612345678 almelo groen n1\x13"));
    pty.wait_for("aangemeld");
}

#[test]
fn what_one_window_does_is_seen_in_the_other() {
    let (mut een, mut twee) = twee();
    meld_aan(&mut een, "zelda proefpersoon");
    twee.wait_for("WvKd 27");
    meld_aan(&mut twee, "otto proefpersoon");
    een.wait_for("WvKd 28");
    // The window that does not own the store leaves first.
    twee.send("q");
    assert!(twee.wait_exit().success());
    een.send("q");
    assert!(een.wait_exit().success());
}

#[test]
fn a_window_takes_the_store_over_when_its_owner_is_killed() {
    let (mut een, mut twee) = twee();
    meld_aan(&mut twee, "zelda proefpersoon");
    een.wait_for("WvKd 27");
    een.signal(Signal::KILL);
    een.wait_exit();
    meld_aan(&mut twee, "otto proefpersoon");
    twee.wait_for("WvKd 28");
    // And the next window comes in through the new owner.
    let mut drie = Start::new(&["--voorbeeld"]).spawn_beside(&een);
    drie.wait_for("WvKd 28");
    drie.send("q");
    assert!(drie.wait_exit().success());
    twee.send("q");
    assert!(twee.wait_exit().success());
}

#[test]
fn a_window_goes_on_when_the_owner_leaves_in_the_middle_of_an_intake() {
    let (mut een, mut twee) = twee();
    twee.send("n");
    twee.wait_for("snel");
    twee.send("zelda proefpersoon 0612345678");
    twee.wait_for("concept bewaard");
    een.send("q");
    assert!(een.wait_exit().success());
    twee.send(" almelo groen n1\x13");
    twee.wait_for("aangemeld");
    twee.wait_for("WvKd 27");
    twee.send("q");
    assert!(twee.wait_exit().success());
    // Nothing stays behind that the next start trips over.
    let mut weer = Start::new(&["--voorbeeld"]).spawn_beside(&een);
    weer.wait_for("WvKd 27");
    weer.send("q");
    assert!(weer.wait_exit().success());
}

#[test]
fn two_coaches_of_one_account_each_have_their_own_changes() {
    let mut een = Start::new(&["--voorbeeld", "--coach", "mdv"]).spawn();
    een.wait_for("coach mdv");
    let mut twee = Start::new(&["--voorbeeld", "--coach", "hko"]).spawn_beside(&een);
    twee.wait_for("coach hko");
    meld_aan(&mut een, "zelda proefpersoon");
    twee.wait_for("WvKd 27");
    // Taking back is of whoever did it.
    twee.send("u");
    twee.wait_for("niets om terug te nemen");
    een.send("u");
    twee.wait_for(AANTAL);
}
