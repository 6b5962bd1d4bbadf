//! A presentation in a real terminal: what goes over the line names nobody, and no title is set.

use trajectbord::seed;

use crate::presentatie::geheim::{geheimen, niets_van};
use crate::pty::Start;
use crate::service::stel::dag;

#[test]
fn nothing_of_anybody_goes_to_the_terminal_and_no_title_is_set() {
    let records = seed::regio(dag("2026-11-18")).unwrap().records();
    let geheim = geheimen(&records);
    let mut pty = Start::new(&["--voorbeeld", "--presentatie"])
        .size(120, 40)
        .spawn();
    pty.wait_for("PRESENTATIE");
    let mut gezien = String::new();
    let mut stap = |pty: &mut crate::pty::Pty, keys: &str, tekst: &str| {
        pty.send(keys);
        pty.wait_for(tekst);
        gezien.push_str(&pty.screen().join("\n"));
        gezien.push('\n');
    };
    stap(&mut pty, "l", "T-0");
    stap(&mut pty, "3", "waarom");
    stap(&mut pty, "5", "begint het overleg");
    stap(&mut pty, "B", " zaken, 0 besluiten");
    stap(&mut pty, "jjd", "Wat is besloten?");
    stap(&mut pty, "volgende week weer\r", "1 besluit,");
    stap(&mut pty, "\t", "week");
    stap(&mut pty, "\t", "Knelpunt");
    stap(&mut pty, "\tx", "Niets geparkeerd");
    stap(&mut pty, "x", "bewaard");
    pty.send("q");
    assert!(pty.wait_exit().success());
    let bytes = String::from_utf8_lossy(pty.bytes()).into_owned();
    for titel in ["\x1b]0;", "\x1b]1;", "\x1b]2;", "\x1bk"] {
        assert!(!bytes.contains(titel), "{titel:?}");
    }
    niets_van(&geheim, &bytes);
    niets_van(&geheim, &gezien);
    // The minutes stand where documents are saved, readable by their owner alone.
    let mut gevonden = 0;
    let mut mappen = vec![pty.home().to_owned()];
    while let Some(map) = mappen.pop() {
        for punt in std::fs::read_dir(map).unwrap() {
            let pad = punt.unwrap().path();
            let naam = pad.display().to_string();
            if pad.is_dir() {
                mappen.push(pad);
            } else if naam.contains("overleg-1-") && pad.extension().is_some_and(|it| it == "md") {
                let tekst = std::fs::read_to_string(&pad).unwrap();
                assert!(tekst.contains("volgende week weer"), "{tekst}");
                niets_van(&geheim, &tekst);
                gevonden += 1;
            }
        }
    }
    assert_eq!(gevonden, 1);
}
