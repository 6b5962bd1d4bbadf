//! Coming back: the place after a restart, a saved view on its letter, the last action on the next
//! card.

use crate::pty::Start;

#[test]
fn the_screen_and_its_filter_are_there_again_after_a_restart_and_a_view_on_its_letter() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send("fcoach:ik\r");
    pty.wait_for("): coach:ik");
    // A capital keeps what is in front.
    pty.send("'");
    pty.wait_for("Weergaven");
    pty.send("K");
    pty.wait_for("weergave staat op 'k");
    pty.wait_for("Bord: coach:ik");
    pty.send("\x1b");
    pty.wait_until("no window", |it| !it.shows("Weergaven"));
    pty.send("4");
    pty.wait_for("▐4 Werkgevers▌");
    pty.send("q");
    assert!(pty.wait_exit().success());
    let mut pty = Start::new(&["--voorbeeld"]).spawn_in(pty.leave());
    pty.wait_for("▐4 Werkgevers▌");
    pty.send("1");
    pty.wait_for("): coach:ik");
    pty.send("\x7f");
    pty.wait_until("no filter", |it| !it.shows("): coach:ik"));
    pty.send("'");
    pty.wait_for("Bord: coach:ik");
    pty.send("k");
    pty.wait_for("): coach:ik");
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_dossier_that_was_opened_stands_on_a_digit_and_the_last_action_goes_again() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send(".");
    pty.wait_for("nog niets om te herhalen");
    pty.send("/vural");
    pty.wait_for("Samira Vural");
    pty.send("\r");
    pty.wait_for("Stappen");
    pty.send("o");
    pty.wait_for("Wat wil je onthouden?");
    pty.send("folder gestuurd\r");
    pty.wait_for("notitie bij S. Vural");
    // The first takes the message away, the second leaves.
    pty.send("\x1b");
    pty.wait_until("no message", |it| !it.shows("notitie bij"));
    pty.send("\x1b");
    pty.wait_until("the board", |it| !it.shows("Stappen"));
    pty.send("j.");
    pty.wait_for("notitie bij ");
    pty.wait_until("another card", |it| !it.shows("notitie bij S. Vural"));
    pty.send("'");
    pty.wait_for("S. Vural T-0001");
    pty.send("1");
    pty.wait_for("Samira Vural");
    pty.send("q");
    assert!(pty.wait_exit().success());
}
