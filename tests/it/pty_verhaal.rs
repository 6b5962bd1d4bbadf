//! A morning at the board, in a real terminal: a poort opened by doing the step, another passed with a
//! motivering, both taken back, and after a restart the dossier tells all of it.

use crate::pty::{Pty, Start};

fn open(pty: &mut Pty, naam: &str) {
    pty.send("/");
    pty.wait_for("Zoeken");
    pty.send(naam);
    pty.wait_for("Samira Vural");
    pty.send("\r");
    pty.wait_for("Stappen");
}

#[test]
fn a_card_goes_through_a_poort_and_back_and_the_dossier_tells_it() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    // S. Vural is held by the DUO-check alone.
    open(&mut pty, "vural");
    pty.send(">");
    pty.wait_for("Eerst doen, of motiveren");
    pty.send("a");
    pty.wait_for("Uitslag");
    pty.send("geen\x13");
    pty.wait_for("WK-06 gedaan");
    pty.wait_for("verplaats naar Bemiddeling");
    pty.send("\r");
    pty.wait_for("S. Vural naar Bemiddeling");
    // The next poort is passed with words.
    pty.send(">");
    pty.wait_for("Eerst doen, of motiveren");
    pty.send("!");
    pty.wait_for("Waarom kan het toch?");
    pty.send("start maandag, papieren volgen\r");
    pty.wait_for("S. Vural naar Plaatsing");
    pty.send("u");
    pty.wait_for("teruggenomen: S. Vural naar Plaatsing");
    pty.send("u");
    pty.wait_for("teruggenomen: S. Vural naar Bemiddeling");
    pty.send("q");
    assert!(pty.wait_exit().success());
    let mut pty = Start::new(&["--voorbeeld"])
        .size(160, 45)
        .spawn_in(pty.leave());
    pty.wait_for("hulp");
    open(&mut pty, "vural");
    pty.wait_for("Werving kandidaten sinds");
    // Behind Stappen come Formulieren and Leerroute.
    pty.send("\t\t\t");
    pty.wait_for("Teruggenomen: S. Vural naar Bemiddeling");
    for regel in [
        "Teruggenomen: S. Vural naar Plaatsing",
        "Stap WK-06 (DUO-check) gedaan",
        "start maandag, papieren volgen",
        "Van Werving kandidaten naar Bemiddeling",
    ] {
        assert!(pty.shows(regel), "{regel}: {:#?}", pty.screen());
    }
    pty.send("q");
    assert!(pty.wait_exit().success());
}
