//! kill -9 in the middle of an intake: the next start offers the draft with every character typed.

use rustix::process::Signal;

use crate::pty::Start;

#[test]
fn kill_in_the_middle_of_an_intake_loses_no_character() {
    let mut pty = Start::new(&["--voorbeeld"]).spawn();
    pty.wait_for("hulp");
    pty.send("n");
    pty.wait_for("Intake");
    let zin = "rukiye yildiz 12-3-85 06 12345678 ww logistiek n1 heftru";
    pty.send(zin);
    pty.wait_until("the whole line, kept", |pty| {
        pty.shows("heftru") && pty.shows("concept bewaard")
    });
    pty.signal(Signal::KILL);
    let status = pty.wait_exit();
    assert!(!status.success());
    let mut pty = Start::new(&["--voorbeeld"]).spawn_in(pty.leave());
    pty.wait_for("Hier was je mee bezig");
    pty.send("\r");
    pty.wait_for(zin);
    // The half word can be finished where it was broken off.
    pty.send("ck");
    pty.wait_for("heftruck");
    pty.send("\x13");
    pty.wait_for("R. Yildiz aangemeld");
    pty.send("q");
    assert!(pty.wait_exit().success());
}
