//! Secrets at a terminal: the echo comes back however it ends, and a window that takes an encrypted
//! store over asks for the wachtwoordzin itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::{Pty, Start};
use crate::pty_leven::is_given_back;

const ZIN: &str = "paard batterij nietje juist";
const AANTAL: &str = "WvKd 26";

/// A terminal that waits for a secret, with its echo off.
fn vraagt(start: Start) -> Pty {
    let mut pty = start.spawn();
    pty.wait_for("nieuw slotwoord:");
    pty.wait_until("nothing is echoed", |it| !it.line_is_cooked());
    pty
}

#[test]
fn a_signal_at_a_secret_ends_the_program_and_gives_the_echo_back() {
    for signaal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut pty = vraagt(Start::new(&["slot"]));
        pty.send("half");
        pty.signal(signaal);
        assert!(!pty.wait_exit().success());
        assert!(pty.line_is_cooked(), "{signaal:?}");
        assert!(!pty.shows("half"));
    }
}

#[test]
fn ctrl_c_at_a_secret_changes_nothing_and_gives_the_echo_back() {
    let mut pty = vraagt(Start::new(&["slot"]));
    pty.send("half\u{3}");
    assert!(!pty.wait_exit().success());
    assert!(pty.shows("er is niets veranderd"), "{:?}", pty.screen());
    assert!(pty.line_is_cooked());
}

#[test]
fn a_program_that_breaks_at_a_secret_gives_the_echo_back() {
    let start = Start::new(&["slot"]).env("TRAJECTBORD_TEST_PANIEK", "1");
    let mut pty = start.spawn();
    assert!(!pty.wait_exit().success());
    assert!(pty.shows("nieuw slotwoord:"), "{:?}", pty.screen());
    assert!(pty.line_is_cooked());
}

#[test]
fn a_word_is_set_and_asked_for_without_being_shown() {
    let mut pty = vraagt(Start::new(&["slot"]));
    pty.send("geheim\r");
    pty.wait_for("nog een keer:");
    pty.send("geheim\r");
    assert!(pty.wait_exit().success());
    assert!(pty.shows("je slotwoord staat"), "{:?}", pty.screen());
    assert!(!pty.shows("geheim"));
    assert!(pty.line_is_cooked());
    let mut weer = Start::new(&["slot", "--weg"]).spawn_in(pty.leave());
    weer.wait_for("je slotwoord van nu:");
    weer.wait_until("nothing is echoed", |it| !it.line_is_cooked());
    weer.send("geheim\r");
    assert!(weer.wait_exit().success());
    assert!(weer.line_is_cooked());
}

/// A home with the example region under a wachtwoordzin.
fn versleuteld() -> TempDir {
    let mut pty = Start::new(&["--voorbeeld", "lijst"]).spawn();
    assert!(pty.wait_exit().success());
    let thuis = pty.leave();
    let pad = thuis.path().join("zin");
    fs::write(&pad, ZIN).unwrap();
    fs::set_permissions(&pad, fs::Permissions::from_mode(0o600)).unwrap();
    let mut pty = Start::new(&["--voorbeeld", "versleutel"])
        .env("TRAJECTBORD_NIEUWE_SLEUTEL", pad.to_str().unwrap())
        .spawn_in(thuis);
    pty.wait_for("kwijt is kwijt");
    pty.send("kwijt is kwijt\r");
    assert!(pty.wait_exit().success(), "{:?}", pty.screen());
    let thuis = pty.leave();
    fs::remove_file(thuis.path().join("zin")).unwrap();
    thuis
}

/// The first window, which asks at the terminal, and others beside it, which need not.
fn vensters(anderen: usize) -> (Pty, Vec<Pty>) {
    let mut een = Start::new(&["--voorbeeld"]).spawn_in(versleuteld());
    een.wait_for("Wachtwoordzin van de gegevens:");
    een.wait_until("nothing is echoed", |it| !it.line_is_cooked());
    een.send(format!("{ZIN}\r"));
    een.wait_for(AANTAL);
    let mut alle = Vec::new();
    for _ in 0..anderen {
        let mut pty = Start::new(&["--voorbeeld"]).spawn_beside(&een);
        pty.wait_for(AANTAL);
        alle.push(pty);
    }
    (een, alle)
}

#[test]
fn a_window_that_is_left_asks_for_the_wachtwoordzin_and_goes_on_where_it_was() {
    let (mut een, mut anderen) = vensters(2);
    let (mut drie, mut twee) = (anderen.pop().unwrap(), anderen.pop().unwrap());
    twee.send("n");
    twee.wait_for("snel");
    twee.send("zelda proefpersoon 0612345678");
    twee.wait_for("concept bewaard");
    een.send("q");
    assert!(een.wait_exit().success());
    for pty in [&mut twee, &mut drie] {
        pty.wait_for("Typ de wachtwoordzin en druk op enter.");
        // Nothing of anybody in sight.
        assert!(!pty.shows("zelda") && !pty.shows(AANTAL));
    }
    twee.send("paard batterij\r");
    twee.wait_for("Dat is niet de wachtwoordzin.");
    // As it comes out of a passphrase manager, and with a letter too many.
    twee.send(format!("\x1b[200~{ZIN}x\x1b[201~"));
    twee.wait_for("****************************");
    assert!(!twee.shows("batterij"));
    twee.send("\x7f\r");
    twee.wait_for("zelda proefpersoon");
    twee.send(" almelo groen n1\x13");
    twee.wait_for("aangemeld");
    twee.wait_for("WvKd 27");
    // The other one goes through it, without being told anything.
    drie.wait_for("WvKd 27");
    drie.send("q");
    assert!(drie.wait_exit().success());
    twee.send("q");
    assert!(twee.wait_exit().success());
    is_given_back(&twee);
    let gezonden = String::from_utf8_lossy(twee.bytes()).into_owned();
    assert!(!gezonden.contains("batterij"));
}

#[test]
fn whoever_does_not_know_the_wachtwoordzin_leaves_in_order_and_the_draft_stays() {
    let (een, mut anderen) = vensters(1);
    let mut twee = anderen.pop().unwrap();
    twee.send("n");
    twee.wait_for("snel");
    twee.send("zelda proefpersoon 0612345678");
    twee.wait_for("concept bewaard");
    een.signal(Signal::KILL);
    twee.wait_for("Typ de wachtwoordzin en druk op enter.");
    // What is half typed goes first.
    twee.send("half");
    twee.wait_for("****");
    twee.send("\x1b");
    twee.wait_until("no word", |it| !it.shows("****"));
    twee.send("\x1b");
    assert!(!twee.wait_exit().success());
    let woorden = twee.terminal().contents();
    assert!(woorden.contains("Start trajectbord opnieuw"), "{woorden}");
    is_given_back(&twee);
    let mut weer = Start::new(&["--voorbeeld"]).spawn_in(een.leave());
    weer.wait_for("Wachtwoordzin van de gegevens:");
    weer.wait_until("nothing is echoed", |it| !it.line_is_cooked());
    weer.send(format!("{ZIN}\r"));
    weer.wait_for("Zelda Proefpersoon");
}

#[test]
fn with_a_key_file_a_window_takes_over_where_it_was_told_and_says_so_where_not() {
    let mut pty = Start::new(&["--voorbeeld", "lijst"]).spawn();
    assert!(pty.wait_exit().success());
    let args = [
        "--voorbeeld",
        "versleutel",
        "--sleutelbestand",
        "sleutel.txt",
    ];
    let mut pty = Start::new(&args).spawn_in(pty.leave());
    pty.wait_for("kwijt is kwijt");
    pty.send("kwijt is kwijt\r");
    assert!(pty.wait_exit().success(), "{:?}", pty.screen());
    let thuis = pty.leave();
    let pad = thuis.path().join("sleutel.txt").display().to_string();
    let met = || Start::new(&["--voorbeeld"]).env("TRAJECTBORD_SLEUTEL", &pad);
    let mut een = met().spawn_in(thuis);
    een.wait_for(AANTAL);
    let mut zonder = Start::new(&["--voorbeeld"]).spawn_beside(&een);
    zonder.wait_for(AANTAL);
    een.signal(Signal::KILL);
    zonder.wait_for("TRAJECTBORD_SLEUTEL");
    zonder.wait_for("esc = stoppen");
    // Another window that knows it is enough.
    let mut weer = met().spawn_beside(&een);
    weer.wait_for(AANTAL);
    zonder.wait_for(AANTAL);
    weer.signal(Signal::KILL);
    zonder.wait_for("esc = stoppen");
    let mut drie = met().spawn_beside(&een);
    drie.wait_for(AANTAL);
    zonder.wait_for(AANTAL);
    let mut vier = met().spawn_beside(&een);
    vier.wait_for(AANTAL);
    drie.send("q");
    assert!(drie.wait_exit().success());
    vier.wait_for("weer verbonden");
    zonder.wait_for(AANTAL);
}

#[test]
fn a_copy_under_a_wachtwoordzin_is_tried_with_one_question_and_a_stop_leaves_nothing() {
    use trajectbord::age::{Voor, versleutel};
    let mut pty = Start::new(&["--voorbeeld", "lijst"]).spawn();
    assert!(pty.wait_exit().success());
    let mut pty = Start::new(&["--voorbeeld", "backup", "stok"]).spawn_in(pty.leave());
    assert!(pty.wait_exit().success(), "{:?}", pty.screen());
    let thuis = pty.leave();
    let stok = thuis.path().join("stok");
    let tbb = fs::read_dir(&stok).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&tbb).unwrap();
    let dicht = versleutel(&bytes, &Voor::Zin(ZIN, 10)).unwrap();
    fs::write(thuis.path().join("kopie.tbb.age"), dicht).unwrap();
    let begin = |thuis: TempDir| {
        let args = ["--voorbeeld", "herstel", "--proef", "kopie.tbb.age"];
        let mut pty = Start::new(&args).size(200, 24).spawn_in(thuis);
        pty.wait_for("Wachtwoordzin van deze kopie:");
        pty.wait_until("nothing is echoed", |it| !it.line_is_cooked());
        pty
    };
    let over = |pty: &Pty| {
        let map = pty.home().join(".local/share/trajectbord-voorbeeld/proef");
        assert!(!map.exists());
        assert!(pty.line_is_cooked());
    };
    let mut pty = begin(thuis);
    pty.send("een heel andere zin\r");
    assert!(!pty.wait_exit().success());
    assert!(
        pty.shows("gaat kopie.tbb.age niet open"),
        "{:?}",
        pty.screen()
    );
    over(&pty);
    let mut pty = begin(pty.leave());
    pty.send(format!("{ZIN}\r"));
    assert!(pty.wait_exit().success(), "{:?}", pty.screen());
    assert!(pty.shows("De proef is goed"), "{:?}", pty.screen());
    over(&pty);
    // Stopped while it is at it.
    let mut pty = begin(pty.leave());
    pty.send(format!("{ZIN}\r"));
    pty.wait_until("it is at it", |it| it.count("Back-up nakijken") > 0);
    pty.signal(Signal::TERM);
    pty.wait_exit();
    over(&pty);
}
