//! Screens at a server, and screens through a window: the line may break or stand still, and the
//! coach is told.

use std::time::Duration;

use rustix::process::Signal;

use crate::dienst::Dienst;
use crate::pty::{Pty, Start};
use crate::pty_leven::is_given_back;

const AANTAL: &str = "WvKd 26";

fn scherm(dienst: &Dienst) -> Pty {
    let mut scherm = Start::new(&["--socket", dienst.pad.to_str().unwrap()]).spawn();
    scherm.wait_for(AANTAL);
    scherm
}

#[test]
fn a_screen_says_that_the_server_is_gone_and_goes_on_where_it_was() {
    let mut dienst = Dienst::start();
    let mut een = scherm(&dienst);
    een.send("n");
    een.wait_for("snel");
    een.send("zelda proefpersoon 0612345678");
    een.wait_for("concept bewaard");
    dienst.sein(Signal::KILL);
    dienst.einde();
    een.wait_for("geen verbinding");
    // What is typed meanwhile stays, and is kept when the server is back.
    een.send(" almelo");
    een.wait_for("concept bewaren...");
    dienst.begin();
    een.wait_for("● verbonden");
    een.wait_for("concept bewaard");
    een.send(" groen n1\x13");
    een.wait_for("WvKd 27");
    een.send("q");
    assert!(een.wait_exit().success());
    dienst.stop();
}

#[test]
fn a_screen_whose_server_was_killed_gives_the_terminal_back_however_it_ends() {
    let mut dienst = Dienst::start();
    let mut schermen = [scherm(&dienst), scherm(&dienst), scherm(&dienst)];
    dienst.sein(Signal::KILL);
    dienst.einde();
    for scherm in &mut schermen {
        scherm.wait_for("geen verbinding");
    }
    let [een, twee, drie] = &mut schermen;
    // The two keys in one would be another.
    een.send("\x1b");
    een.wait_until("the board", |it| !it.shows("Let op"));
    een.send("q");
    // What it could not keep any more it says with 1.
    assert!(een.wait_exit().exit_code() <= 1);
    twee.signal(Signal::TERM);
    assert_eq!(twee.wait_exit().exit_code(), 143);
    drie.signal(Signal::TSTP);
    drie.wait_until("asleep", Pty::is_stopped);
    drie.signal(Signal::HUP);
    drie.signal(Signal::CONT);
    assert_eq!(drie.wait_exit().exit_code(), 129);
    for scherm in &schermen {
        is_given_back(scherm);
    }
}

#[test]
fn a_screen_that_nobody_touches_sends_nothing_sleeps_and_is_small() {
    let mut dienst = Dienst::start();
    let mut scherm = scherm(&dienst);
    while scherm.stirs_within(Duration::from_millis(500)) {}
    let before = scherm.all_naps();
    assert!(!scherm.stirs_within(Duration::from_secs(1)));
    assert_eq!(scherm.all_naps(), before);
    // HOUSE 8: 8 MB, the program itself included; that is 4 MB and shared by all coaches of a host.
    let memory = scherm.own_memory();
    assert!(memory <= 4_000, "{memory} kB");
    scherm.send("q");
    assert!(scherm.wait_exit().success());
    dienst.stop();
}

#[test]
fn a_window_that_is_stopped_is_told_of_in_the_others_and_nothing_is_lost() {
    let mut een = Start::new(&["--voorbeeld"]).spawn();
    een.wait_for(AANTAL);
    let mut twee = Start::new(&["--voorbeeld"]).spawn_beside(&een);
    twee.wait_for(AANTAL);
    // By its own key it stays awake, because another works through it.
    een.signal(Signal::TSTP);
    een.wait_for("werkt nog 1 venster");
    een.send("\x1b");
    // What cannot be refused is told of.
    een.signal(Signal::STOP);
    een.wait_until("stopped", Pty::is_stopped);
    twee.send("n");
    twee.wait_for("snel");
    twee.send("zelda proefpersoon 0612345678 almelo groen n1");
    twee.wait_for("opslag reageert niet");
    een.signal(Signal::CONT);
    twee.wait_for("concept bewaard");
    twee.send("\x13");
    een.wait_for("WvKd 27");
    twee.wait_for("WvKd 27");
    twee.send("q");
    assert!(twee.wait_exit().success());
    // Alone it may sleep.
    een.send("\x0c");
    een.signal(Signal::TSTP);
    een.wait_until("stopped", Pty::is_stopped);
    een.signal(Signal::CONT);
    een.wait_for("WvKd 27");
    een.send("q");
    assert!(een.wait_exit().success());
}

#[test]
fn who_works_on_a_card_is_seen_by_a_colleague_until_it_leaves() {
    let mut een = Start::new(&["--voorbeeld", "--coach", "mdv"])
        .size(120, 40)
        .spawn();
    een.wait_for("coach mdv");
    let mut twee = Start::new(&["--voorbeeld", "--coach", "hko"])
        .size(120, 40)
        .spawn_beside(&een);
    twee.wait_for("coach hko");
    een.send("\r");
    een.wait_for("Stappen");
    twee.wait_for("mdv");
    twee.wait_for("hier");
    twee.send("\r");
    // It is somebody else's: only with a reason, and until then nobody is in it.
    twee.wait_for("Waarom open je");
    assert!(!een.shows("hko"));
    twee.send("mdv is ziek\r");
    een.wait_for("hko werkt hierin");
    twee.wait_for("mdv werkt hierin");
    een.send("\x1b");
    twee.wait_until("alone", |it| !it.shows("werkt hierin"));
    een.wait_for("hko");
    // What was said last goes by the first key.
    twee.send("k\x1b");
    een.wait_until("nobody", |it| !it.shows("werkt hierin"));
    // A key right behind escape would be one with alt.
    twee.wait_until("the board", |it| !it.shows("Stappen"));
    for mut scherm in [twee, een] {
        scherm.send("q");
        assert!(scherm.wait_exit().success());
    }
}
