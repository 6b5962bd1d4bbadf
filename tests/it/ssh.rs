//! Over real SSH: an sshd of the tests' own on loopback, accounts that the tests make and remove,
//! and the server under an account of its own, as on a host.
//!
//! Making accounts takes root; without it one line says that these were not run. `.ci/run` runs as
//! root, and there (`CI` set) an sshd that is missing is a failure.

use rustix::process::Signal;

use crate::pty::Pty;

mod host;

use host::{Host, formulier};

const AANTAL: &str = "WvKd 26";

fn op_bord(pty: &mut Pty) {
    pty.wait_for(AANTAL);
    pty.wait_for("verbonden");
}

fn verlaat(mut pty: Pty) {
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn two_accounts_see_each_other_and_choose_where_they_both_wrote() {
    let Some(host) = Host::begin() else { return };
    let (mut een, mut twee) = (host.scherm(0), host.scherm(1));
    op_bord(&mut een);
    op_bord(&mut twee);
    een.wait_for("coach mdv");
    twee.wait_for("coach hko");
    // Nobody but the server reads the data.
    let mut kijker = host.doe(0, &["cat", &host.data("STORE")]);
    assert!(!kijker.wait_exit().success());

    // Live, while the other types.
    twee.send("n");
    twee.wait_for("snel");
    twee.send("otto proef");
    twee.wait_for("concept bewaard");
    een.send("n");
    een.wait_for("snel");
    een.send("zelda proefpersoon 0612345678 almelo groen n1\x13");
    een.wait_for("WvKd 27");
    twee.wait_for("otto proef");
    twee.send("persoon 0611223344 almelo groen n1\x13");
    twee.wait_for("WvKd 28");
    een.wait_for("WvKd 28");

    // The same form of the same card: each sees that the other is there.
    for pty in [&mut een, &mut twee] {
        pty.send("gg");
        pty.wait_for("▶K. Kamphuis");
        formulier(pty);
    }
    een.wait_for("hko werkt hierin");
    twee.wait_for("mdv werkt hierin");
    // What only one of the two answered is kept of both.
    een.send("telefonisch\x13");
    een.wait_for("bewaard; ");
    twee.send("]");
    twee.wait_for("Uitleg gegeven*      ");
    twee.send("ja\x13");
    twee.wait_for("mdv heeft dit formulier net gewijzigd");
    twee.wait_for("telefonisch");
    twee.send("\x13");
    twee.wait_for("bewaard; ");
    // What both answered is chosen, with both texts in sight.
    for (pty, folder) in [(&mut een, "folder noord"), (&mut twee, "folder zuid")] {
        pty.send("\r");
        pty.wait_for("Folder en versie*");
        pty.send(folder);
        pty.wait_for("concept bewaard");
    }
    een.send("\x13");
    een.wait_for("bewaard; ");
    twee.send("\x13");
    twee.wait_for("mdv was je voor");
    assert!(twee.shows("folder zuid") && twee.shows("folder noord"));
    // Taking over what the other wrote leaves nothing to save.
    twee.send("l\r");
    twee.wait_for("er is niets gewijzigd");
    twee.send("\r");
    twee.wait_for("folder noord");
    twee.send("\x1b");
    twee.wait_for("Formulieren");
    for mut pty in [een, twee] {
        // What was said last goes by the first key.
        pty.send("k\x1b");
        pty.wait_for("WvKd 28");
        verlaat(pty);
    }
}

#[test]
fn a_dropped_connection_in_an_intake_comes_back_in_the_same_field() {
    let Some(host) = Host::begin() else { return };
    let (mut een, mut twee) = (host.scherm(0), host.scherm(1));
    op_bord(&mut een);
    op_bord(&mut twee);
    een.send("n");
    een.wait_for("snel");
    een.send("zelda proefpersoon 0612345678\t");
    een.wait_for("concept bewaard");
    een.send("\x07woonplaats");
    een.wait_for("naar veld woonplaats");
    een.send("\r");
    een.wait_until("the field", |it| !it.shows("naar veld woonplaats"));
    een.send("heng");
    een.wait_until("kept", |it| it.shows("heng") && it.shows("concept bewaard"));
    // The line is cut, without a word from this end.
    een.signal(Signal::KILL);
    een.wait_exit();
    let mut een = host.scherm(0);
    een.wait_for("Hier was je mee bezig");
    een.send("\r");
    een.wait_for("heng");
    een.send("elo");
    een.wait_for("hengelo");
    een.send("\x13");
    een.wait_for("aangemeld");
    twee.wait_for("WvKd 27");

    // Another size is taken over while it runs.
    een.resize(120, 40);
    een.wait_until("the foot of the larger window", |it| {
        it.screen()
            .get(39)
            .is_some_and(|regel| regel.contains("verbonden"))
    });

    // A screen that is stopped holds up nobody, and has everything when it goes on.
    host.sein(0, Signal::STOP);
    for (naam, aantal) in [("bram", 28), ("cora", 29), ("daan", 30)] {
        twee.send("n");
        twee.wait_for("snel");
        twee.send(format!(
            "{naam} proefpersoon 0687654321 almelo groen n1\x13"
        ));
        twee.wait_for(&format!("WvKd {aantal}"));
    }
    host.sein(0, Signal::CONT);
    een.wait_for("WvKd 30");
    // Also when it is this end of the line that stands still.
    een.signal(Signal::STOP);
    een.wait_until("stopped", Pty::is_stopped);
    twee.send("u");
    twee.wait_for("WvKd 29");
    een.signal(Signal::CONT);
    een.wait_for("WvKd 29");
    verlaat(een);
    verlaat(twee);
}

#[test]
fn every_kind_of_terminal_gets_a_board_or_a_word() {
    let Some(host) = Host::begin() else { return };
    for term in [
        "xterm-256color",
        "xterm",
        "screen",
        "tmux",
        "linux",
        "vt100",
        "wat-is-dit-9",
    ] {
        let mut pty = host.scherm_in(0, term);
        op_bord(&mut pty);
        pty.send("?");
        pty.wait_for("Notitie maken");
        pty.send("\x1b");
        pty.wait_until("the help gone", |it| !it.shows("Notitie maken"));
        let scherm = pty.terminal();
        let gekleurd = (0..24)
            .flat_map(|y| (0..80).map(move |x| (y, x)))
            .any(|(y, x)| {
                let cel = scherm.cell(y, x);
                cel.is_some_and(|it| it.fgcolor() != vt100::Color::Default)
            });
        assert_eq!(gekleurd, term != "vt100", "{term}");
        verlaat(pty);
    }
    let mut dom = host.scherm_in(0, "dumb");
    dom.wait_for("kan geen scherm tekenen");
    assert!(!dom.wait_exit().success());
}
