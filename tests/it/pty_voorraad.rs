//! A morning of sixty things to do, in a real terminal of 80x24: every decision is one key, or one key
//! and a day, and the next row is under the cursor.

use std::process::Command;

use crate::pty::{Pty, Start};

/// Decisions of the morning.
const OCHTEND: usize = 60;

/// The number behind "Te doen" at the top of the list.
fn te_doen(pty: &Pty) -> Option<usize> {
    let kop = pty
        .screen()
        .into_iter()
        .find(|it| it.contains("Te doen "))?;
    let na = kop.split("Te doen ").nth(1)?;
    na.split(' ').next()?.parse().ok()
}

/// The name in hand, as the list has it.
fn in_hand(pty: &Pty) -> String {
    let scherm = pty.screen();
    let rij = scherm.iter().find(|it| it.contains('▶'));
    rij.map_or_else(String::new, |it| it.chars().take(20).collect())
}

#[test]
fn a_morning_of_sixty_is_worked_through_with_one_key_decisions() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("regio");
    let gemaakt = Command::new(env!("CARGO_BIN_EXE_trajectbord"))
        .args(["genereer", "--aantal", "300", "--zaad", "3", "--data"])
        .arg(&data)
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert!(gemaakt.status.success(), "{gemaakt:?}");
    let regio = ["--data", data.to_str().unwrap(), "--coach", "mdv"];
    let mut pty = Start::new(&regio).spawn_in(home);
    pty.wait_for("hulp");
    pty.send("2");
    pty.wait_for("Te doen ");
    // A region of one morning: what everybody has to do.
    pty.send("zm");
    pty.wait_until("sixty things to do", |pty| {
        te_doen(pty).is_some_and(|it| it >= OCHTEND)
    });
    let begin = te_doen(&pty).unwrap();
    let eerste = in_hand(&pty);
    for keer in 0..OCHTEND {
        let over = begin - keer;
        pty.wait_for(&format!("Te doen {over} "));
        // The list may know before the window does.
        pty.wait_until("the window gone", |pty| !pty.shows(" uitstellen "));
        // One word, one day: it is out of the list until then.
        pty.send("s");
        pty.wait_for("uitstellen");
        pty.send("3d\r");
    }
    pty.wait_for(&format!("Te doen {} ", begin - OCHTEND));
    assert_ne!(in_hand(&pty), eerste);
    // A call on two keys, and all of it can be taken back.
    pty.send("cn");
    pty.wait_for("niet bereikt");
    pty.send("u");
    pty.wait_for("teruggenomen: contact");
    for keer in (0..OCHTEND).rev() {
        pty.send("u");
        pty.wait_for(&format!("Te doen {} ", begin - keer));
    }
    pty.wait_until("the first row in hand", |pty| in_hand(pty) == eerste);
    pty.send("q");
    assert!(pty.wait_exit().success());
}
