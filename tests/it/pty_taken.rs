//! Tasks in a real terminal: made from any screen, done in the werkvoorraad and in the dossier; and the
//! lists counted by a column.

use crate::pty::{Pty, Start};

/// What the line of a task says while it is typed, and what is said when it is kept.
fn maak(pty: &mut Pty, regel: &str, gelezen: &str) {
    pty.send("T");
    pty.wait_for("─ Taak");
    pty.send(regel);
    pty.wait_for(gelezen);
    pty.send("\r");
    pty.wait_for("taak voor @mdv");
    pty.wait_until("no window", |it| !it.shows("─ Taak"));
}

#[test]
fn a_task_made_on_the_board_is_called_in_the_werkvoorraad_and_done_in_its_dossier() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.wait_until("a card in hand", |it| it.shows("▶"));
    // About the card in hand, from the board.
    maak(&mut pty, "@mdv bel de moeder vandaag", "bellen, voor @mdv");
    // With no card, from another screen.
    pty.send("6");
    pty.wait_for("▐6 Monitor▌");
    pty.send("T");
    pty.wait_for("─ Taak");
    pty.send("kast opruimen vandaag\r");
    pty.wait_for("taak voor ");
    pty.send("2");
    pty.wait_for("▐2 Werkvoorraad▌");
    pty.send("fmoeder\r");
    pty.wait_for("Te doen 1 van mdv");
    pty.wait_for("bel de moeder");
    // Nobody answers: it is there again on the next working day.
    pty.send("cn");
    pty.wait_for("weer bellen op");
    pty.send("\r");
    pty.wait_for("Stappen");
    // The tabs go round: Taken is the one before the first.
    pty.send("[");
    pty.wait_for("▐Taken");
    pty.wait_for("bel de moeder");
    pty.send("cg");
    pty.wait_for("gesproken");
    pty.send("u");
    pty.wait_for("teruggenomen");
    // The list is asked again: until it is here, the task in hand is done.
    pty.wait_for("Taken 1▌");
    pty.send("vhoeft niet meer\r");
    pty.wait_for("vervallen");
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn the_werkvoorraad_and_the_matching_are_counted_by_a_column_and_a_number_leads_to_its_rows() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send("2");
    pty.wait_for("Te doen ");
    pty.send("F");
    pty.wait_for("Tellen per");
    pty.wait_for("wie aan zet is");
    // The fase has a word, so the list itself is narrowed.
    pty.send("jjj\r");
    pty.wait_for("Bemiddeling");
    pty.send("\r");
    pty.wait_for("filter: fase:");
    pty.send("3");
    pty.wait_for("▐3 Matching▌");
    pty.wait_for("Kandidaten");
    pty.send("F");
    pty.wait_for("Tellen per");
    pty.send("\r");
    pty.wait_for("Tellen per branche (");
    pty.send("\r");
    pty.wait_for("T-0");
    pty.send("\x1b");
    pty.wait_until("no window", |it| !it.shows(" T-0"));
    pty.send("1");
    pty.wait_for("▐1 Bord▌");
    pty.send("q");
    assert!(pty.wait_exit().success());
}
