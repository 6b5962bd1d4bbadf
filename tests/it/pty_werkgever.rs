//! A werkgever on the phone, in a real terminal: two leerwerkplekken by the quick line, an erkenning,
//! and one of them won.

use crate::pty::Start;

#[test]
fn a_werkgever_is_added_by_the_quick_line_and_a_plek_is_won() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send("4");
    pty.wait_for("Leerwerkplekken");
    pty.send("N");
    pty.wait_for("snel");
    pty.send(
        "Inpakhal Twente almelo kvk 12345678 logistiek po Jan Smit 06 12345678 / 3 orderpicken n2 \
         25774 32 uur vca baan / 2 schoonmaak n1 24 uur",
    );
    pty.wait_for("2 schoonmaak n1 24 uur");
    pty.send("\x13");
    pty.wait_for("in werving met 2 leerwerkplekken");
    // What was said does what it can; the erkenning does the rest but the toestemming.
    pty.send("E");
    pty.wait_for("Nog geen erkenning bekend");
    pty.send("n");
    pty.wait_for("Voor welke kwalificatie");
    pty.send("25774\r");
    pty.wait_for("zonder einde, 0 van");
    pty.send("*");
    pty.wait_for("vastgelegd");
    pty.send("\x1b");
    pty.wait_for("orderpicken");
    pty.send("l");
    pty.send(">");
    pty.wait_for("1 stap eerst");
    assert!(pty.shows("WG-11"), "{:#?}", pty.screen());
    pty.send("!");
    pty.wait_for("Waarom kan het toch?");
    pty.send("toestemming is onderweg\r");
    pty.wait_for("3 van 3 vrij");
    // Free, of all: the row of the list says it.
    pty.wait_for("3/3");
    pty.send("u");
    pty.wait_for("teruggenomen");
    pty.send("q");
    assert!(pty.wait_exit().success());
}
