//! From the example region, in a real terminal: the intake counts places, the funnel is walked, a
//! why-not names the change that makes it fit, and a kandidaat gets a place through voorstel,
//! kennismaking and confirmation.

use crate::pty::{Pty, Start};

/// Opens a number of the funnel and the why of its first row.
fn waarom_niet(pty: &mut Pty) {
    // Behind the total and the branche stands the journey.
    pty.send("t");
    pty.send("ll\r");
    pty.wait_for("valt af op reistijd");
    pty.wait_for("Past als:");
    pty.send("x");
    pty.wait_for("Waarom niet");
    pty.wait_for("past als");
    pty.send("q");
    pty.wait_until("the window is gone", |pty| !pty.shows("Waarom niet"));
    pty.send("\x1b");
    pty.wait_until("the funnel is whole again", |pty| !pty.shows("valt af op"));
}

#[test]
fn a_kandidaat_gets_a_place_from_intake_count_to_confirmation() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    // The intake counts while somebody talks; nothing of it is kept but the draft.
    pty.send("n");
    pty.wait_for("Intake");
    pty.send("ayse logistiek n1");
    pty.wait_for("Plekken: ");
    pty.wait_until("places that may fit", |pty| {
        pty.shows("ctrl-d vraag") && !pty.shows("0 ✗")
    });
    pty.send("\x1b");
    pty.wait_for("verder gaan met");
    // S. Doğan wants to work in a kitchen and one place is too far.
    pty.send("/");
    pty.wait_for("Zoeken");
    pty.send("dogan");
    pty.wait_for("Sultan");
    pty.send("\r");
    // The dossier is a colleague's: it opens with a reason, which holds for today.
    pty.wait_for("Waarom open je het?");
    pty.send("matching\r");
    pty.wait_for("Stappen");
    pty.send("m");
    pty.wait_for("Plekken voor S. Doğan");
    pty.wait_for("-1 reistijd");
    waarom_niet(&mut pty);
    // The change that was named is made, and it is a why.
    pty.send("1");
    pty.wait_for("▐1 Bord▌");
    pty.send("e");
    pty.wait_for("Gegevens van");
    pty.wait_for("Reistijd");
    pty.send("\x07reis\r");
    pty.send("\x15120");
    pty.send("\x13");
    pty.wait_for("gewijzigd");
    pty.send("3");
    pty.wait_for("Plekken voor S. Doğan");
    pty.wait_until("nothing is too far", |pty| {
        pty.shows("= 2") && !pty.shows("reistijd =")
    });
    // The voorstel, one key each.
    pty.wait_for("─ Waarom");
    pty.send("x");
    pty.wait_for("werkprocessen");
    pty.send("q");
    pty.wait_for("Kandidaten zonder plek");
    pty.send("\r");
    pty.wait_for("S. Doğan voorgesteld bij");
    pty.wait_for("a kennismaking");
    pty.send("a");
    pty.wait_for("Kennismaking: S. Doğan");
    pty.send("vandaag\r");
    pty.wait_until("the day is there", |pty| {
        pty.shows("J kandidaat ja") && !pty.shows("a kennismaking")
    });
    pty.send("J");
    pty.wait_for("J leerbedrijf ja");
    pty.send("J");
    pty.wait_for("b bevestigen");
    pty.send("b");
    pty.wait_for("S. Doğan bevestigd bij");
    // The card stands in Plaatsing with its leerwerkplek.
    pty.send("1");
    pty.wait_for("▐1 Bord▌");
    pty.send(">");
    pty.wait_for("Eerst doen, of motiveren");
    pty.send("!");
    pty.wait_for("Waarom kan het toch?");
    pty.send("papieren volgen deze week\r");
    pty.wait_for("S. Doğan naar Plaatsing");
    pty.send("/");
    pty.wait_for("Zoeken");
    pty.send("dogan");
    pty.wait_for("Sultan");
    pty.send("\r");
    pty.wait_for("Plaatsing en inschrijving sinds");
    pty.wait_for("De Lepel");
    pty.send("q");
    assert!(pty.wait_exit().success());
}

#[test]
fn the_best_division_places_one_more_and_is_applied_pair_by_pair() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send("3");
    pty.wait_for("Kandidaten zonder plek");
    pty.send("o");
    pty.wait_for("1 meer geplaatst dan op volgorde");
    pty.wait_for("zo kan S. Doğan naar Bedrijfskeuken De Lepel");
    // The second of the two: without a place when who comes first goes first.
    pty.send("j");
    pty.wait_for("S. Doğan naar Bedrijfskeuken De Lepel, eerst zonder plek");
    pty.send("!");
    // Divided again around the pin: who comes first has to leave that place alone too.
    pty.wait_for("▶! S. Doğan");
    pty.wait_for("op volgorde 17");
    pty.wait_until("it is done", |pty| pty.shows("opnieuw"));
    pty.send("\r");
    pty.wait_for("S. Doğan voorgesteld bij");
    pty.wait_for("verder met dit voorstel");
    // Nobody else was proposed, and what was proposed goes on in the matching.
    assert!(!pty.shows("D. Gebremariam voorgesteld"));
    pty.send("\r");
    pty.wait_for("Plekken voor S. Doğan");
    pty.wait_for("a kennismaking");
    // Here `q` asks the next question.
    pty.send("1");
    pty.wait_for("▐1 Bord▌");
    pty.send("q");
    assert!(pty.wait_exit().success());
}
