//! The life of the program in a terminal: however it ends, the terminal is as it was.

use std::time::Duration;

use rustix::process::Signal;

use crate::pty::{Pty, Start};

/// What stands on the screen once it is drawn.
const BORD: &str = "Bord";

fn started() -> Pty {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for(BORD);
    pty
}

/// Everything that was taken is given back, exactly once, and no name is left behind.
pub(crate) fn is_given_back(pty: &Pty) {
    let all = String::from_utf8_lossy(pty.bytes());
    for (taken, given) in [
        ("\x1b[?1049h", "\x1b[?1049l"),
        ("\x1b[?2004h", "\x1b[?2004l"),
    ] {
        assert_eq!(pty.count(taken), pty.count(given), "{all:?}");
    }
    let farewell = all.rfind("\x1b[?2004l").unwrap();
    let (_, last) = all.split_at(farewell);
    let order = ["\x1b[?2004l", "\x1b[2J", "\x1b[?1049l", "\x1b[?25h"];
    let places: Vec<_> = order.iter().map(|it| last.find(it).unwrap()).collect();
    assert!(places.is_sorted(), "{last:?}");
    assert!(all.matches("\x1b[?2026h").count() <= all.matches("\x1b[?2026l").count());
    assert!(!pty.terminal().alternate_screen());
    assert!(!pty.terminal().bracketed_paste());
    assert!(!pty.terminal().hide_cursor());
    assert!(!pty.shows(BORD));
    assert!(pty.line_is_cooked());
}

#[test]
fn it_starts_on_the_alternate_screen_and_quits_without_a_trace() {
    let mut pty = started();
    assert!(pty.terminal().alternate_screen());
    assert!(pty.terminal().bracketed_paste());
    assert!(!pty.line_is_cooked());
    pty.send("q");
    let status = pty.wait_exit();
    assert!(status.success(), "{status}");
    assert_eq!(pty.count("\x1b[?1049h"), 1);
    assert_eq!(pty.terminal().contents().trim(), "");
    is_given_back(&pty);
}

#[test]
fn ctrl_c_quits_and_gives_the_terminal_back() {
    let mut pty = started();
    pty.send("\u{3}");
    assert!(pty.wait_exit().success());
    is_given_back(&pty);
}

#[test]
fn a_signal_to_stop_gives_the_terminal_back_and_is_the_exit_code() {
    for (signal, code) in [(Signal::HUP, 129), (Signal::TERM, 143), (Signal::INT, 130)] {
        let mut pty = started();
        pty.signal(signal);
        assert_eq!(pty.wait_exit().exit_code(), code);
        assert_eq!(pty.count("\x1b[?1049l"), 1);
        is_given_back(&pty);
    }
}

#[test]
fn a_process_that_is_put_to_sleep_leaves_the_terminal_and_comes_back() {
    let mut pty = started();
    for _ in 0..2 {
        pty.signal(Signal::TSTP);
        pty.wait_until("asleep", Pty::is_stopped);
        pty.wait_until("its terminal back", |it| !it.terminal().alternate_screen());
        is_given_back(&pty);
        pty.signal(Signal::CONT);
        pty.wait_for(BORD);
        assert!(pty.terminal().alternate_screen());
        assert!(!pty.line_is_cooked());
    }
    pty.send("q");
    assert!(pty.wait_exit().success());
    is_given_back(&pty);
}

#[test]
fn a_process_that_is_frozen_from_outside_draws_its_screen_anew() {
    let mut pty = started();
    pty.signal(Signal::STOP);
    pty.wait_until("frozen", Pty::is_stopped);
    let before = pty.count("\x1b[2J");
    pty.signal(Signal::CONT);
    pty.wait_until("a clear screen", |it| it.count("\x1b[2J") > before);
    pty.wait_for(BORD);
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_job_that_is_ended_while_it_sleeps_does_not_take_the_terminal_again() {
    let mut pty = started();
    pty.signal(Signal::TSTP);
    pty.wait_until("asleep", Pty::is_stopped);
    pty.signal(Signal::TERM);
    pty.signal(Signal::CONT);
    assert_eq!(pty.wait_exit().exit_code(), 143);
    assert_eq!(pty.count("\x1b[?1049h"), 1);
    is_given_back(&pty);
}

#[test]
fn a_window_can_shrink_to_one_cell_and_grow_again() {
    let mut pty = started();
    for (columns, rows) in [(1, 1), (200, 50), (2, 60), (40, 10), (80, 24)] {
        pty.resize(columns, rows);
        let before = pty.bytes().len();
        pty.wait_until("something drawn", |it| it.bytes().len() > before);
    }
    pty.wait_for(BORD);
    pty.send("q");
    assert!(pty.wait_exit().success());
    is_given_back(&pty);
}

#[test]
fn more_keys_than_a_read_takes_are_all_taken_also_around_a_resize() {
    let mut pty = started();
    for columns in 81..=120 {
        pty.resize(columns, 24);
        pty.send("jk");
    }
    // The last one counts: a reader that waits for news before it looks leaves it lying.
    pty.send("jk".repeat(2000) + "q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_paste_larger_than_anybody_types_does_no_harm() {
    let mut pty = started();
    let paste = "ijzer ".repeat(50_000);
    pty.send(format!("/\x1b[200~{paste}\x1b[201~"));
    pty.wait_for("ijzer ijzer");
    pty.send("\x1b");
    pty.wait_until("the board", |it| !it.shows("ijzer ijzer"));
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_terminal_that_is_gone_ends_the_process() {
    let mut pty = started();
    pty.hang_up();
    // By the loop itself, which was told, and not by its watchdog or a signal nobody took.
    assert_eq!(pty.wait_exit().exit_code(), 129);
}

#[test]
fn a_terminal_that_is_gone_ends_the_process_also_when_no_signal_says_so() {
    let mut pty = Start::new(&["--voorbeeld"]).without_session().spawn();
    pty.wait_for(BORD);
    pty.hang_up();
    assert_eq!(pty.wait_exit().exit_code(), 129);
}

#[test]
fn a_screen_that_breaks_gives_the_terminal_back_and_says_where_but_not_what() {
    let mut pty = Start::new(&["--voorbeeld"])
        .env("TRAJECTBORD_TEST_PANIEK", "1")
        .spawn();
    let status = pty.wait_exit();
    assert!(!status.success());
    assert_eq!(pty.count("\x1b[?1049h"), 1);
    assert_eq!(pty.count("\x1b[?1049l"), 1);
    let words = pty.terminal().contents();
    assert!(words.contains("trajectbord is vastgelopen"), "{words}");
    assert!(words.contains("src/run"), "{words}");
    assert!(!words.contains("gevraagd door een test"), "{words}");
    is_given_back(&pty);
    let log = pty
        .home()
        .join(".local/share/trajectbord-voorbeeld/trajectbord.log");
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("main src/run"), "{log}");
    assert!(!log.contains("gevraagd door een test"), "{log}");
}

#[test]
fn a_process_that_is_killed_leaves_a_store_that_the_next_one_opens() {
    let pty = started();
    pty.signal(Signal::KILL);
    let mut pty = Start::new(&["--voorbeeld"]).spawn_in(pty.leave());
    pty.wait_for(BORD);
    pty.send("q");
    assert!(pty.wait_exit().success());
    is_given_back(&pty);
}

#[test]
fn a_window_may_be_too_small_at_the_start() {
    let mut pty = Start::new(&["--voorbeeld"]).size(1, 1).spawn();
    pty.wait_until("something drawn", |it| it.count("\x1b[?2026l") > 0);
    pty.resize(80, 24);
    pty.wait_for(BORD);
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_program_that_nobody_touches_sends_nothing_and_does_not_wake_up() {
    let ours = [
        "toetsen",
        "signalen",
        "lijn",
        "opdrachten",
        "vragen",
        "gebeurtenissen",
    ];
    let mut pty = started();
    // The answers to the first questions are drawn as well, and then there is nothing to do.
    while pty.stirs_within(Duration::from_millis(500)) {}
    let before = pty.naps(&ours);
    assert_eq!(before.len(), 6, "{before:?}");
    assert!(!pty.stirs_within(Duration::from_secs(1)));
    assert_eq!(pty.naps(&ours), before);
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_terminal_that_cannot_draw_is_refused_in_words() {
    for (name, value) in [("TERM", "dumb"), ("TERM", "")] {
        let mut pty = Start::new(&["--voorbeeld"]).env(name, value).spawn();
        assert!(!pty.wait_exit().success());
        let words = pty.terminal().contents();
        assert!(words.contains("gewone terminal"), "{words}");
        assert_eq!(pty.count("\x1b"), 0);
    }
}

#[test]
fn ctrl_c_at_a_passphrase_ends_the_question_and_leaves_the_terminal_with_its_echo() {
    let mut voorbeeld = started();
    voorbeeld.send("q");
    assert!(voorbeeld.wait_exit().success());
    let mut pty = Start::new(&["--voorbeeld", "versleutel"]).spawn_in(voorbeeld.leave());
    pty.wait_for("kwijt is kwijt");
    pty.send("kwijt is kwijt\r");
    pty.wait_for("Nieuwe wachtwoordzin");
    pty.wait_until("nothing is echoed", |it| !it.line_is_cooked());
    pty.send("halve zin\u{3}");
    assert!(!pty.wait_exit().success());
    assert!(pty.shows("er is niets veranderd"), "{:?}", pty.screen());
    assert!(!pty.shows("halve zin"));
    assert!(pty.line_is_cooked());
}
