//! Starting, who comes in, what is refused, and stopping.

use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;
use trajectbord::domain::id::CoachId;
use trajectbord::link::lijn::{Lijn, LijnFout};

use super::{Dienst, luistert, wie, zelf};
use crate::cli::thuis::Thuis;

fn mode(pad: &Path) -> u32 {
    fs::metadata(pad).unwrap().permissions().mode() & 0o777
}

#[test]
fn an_account_is_its_coach_whatever_it_says_and_everything_is_closed_in_order() {
    let mut dienst = Dienst::start();
    assert_eq!(mode(&dienst.pad), 0o660);
    assert_eq!(mode(&dienst.thuis.voorbeeld()), 0o700);
    let lijn = dienst.lijn();
    assert_eq!(wie(&lijn), CoachId(1));
    match Lijn::open(&dienst.pad, Some("hko")) {
        Err(LijnFout::Geweigerd(waarom)) => assert!(waarom.contains("--coach"), "{waarom}"),
        other => panic!("{other:?}"),
    }
    dienst.stop();
    assert!(!dienst.pad.exists());
    assert!(lijn.gebroken());
    let log = dienst.log();
    for regel in ["luistert", "venster 1 erbij, 1 open", "stopt", "gestopt"] {
        assert!(log.contains(regel), "{log}");
    }
    // Nothing of anybody: no short name of a coach, no name of a file of a person.
    assert!(!log.contains("mdv"), "{log}");
    let controle = dienst.thuis.doe(&["--voorbeeld", "controleer"]);
    controle.gelukt();
}

#[test]
fn an_account_that_is_no_coach_is_told_whom_to_ask_and_with_which_number() {
    let thuis = Thuis::leeg();
    let (data, pad) = (thuis.pad("gegevens"), thuis.pad("sock"));
    let args = [
        "server",
        "--data",
        data.to_str().unwrap(),
        "--socket",
        pad.to_str().unwrap(),
    ];
    let mut proces = luistert(thuis.programma(&args));
    let uid = zelf().to_string();
    match Lijn::open(&pad, None) {
        Err(LijnFout::Geweigerd(waarom)) => {
            assert!(
                waarom.contains("beheerder") && waarom.contains(&uid),
                "{waarom}"
            );
        }
        other => panic!("{other:?}"),
    }
    let scherm = thuis.doe(&["--socket", pad.to_str().unwrap(), "lijst"]);
    assert_eq!(scherm.code, 1);
    assert!(scherm.fout.contains("nog geen coach"), "{}", scherm.fout);
    let log = fs::read_to_string(data.join("trajectbord.log")).unwrap();
    assert!(log.contains(&format!("account {uid} geweigerd")), "{log}");
    proces.kill().unwrap();
    proces.wait().unwrap();
}

#[test]
fn what_stands_open_for_others_is_refused() {
    let dienst = Dienst::nieuw();
    let data = dienst.thuis.voorbeeld();
    let args = dienst.args();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o750)).unwrap();
    let open = dienst.thuis.doe(&args);
    assert_eq!(open.code, 1, "{}", open.uit);
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();

    let map = dienst.thuis.pad("open");
    fs::create_dir(&map).unwrap();
    fs::set_permissions(&map, fs::Permissions::from_mode(0o777)).unwrap();
    let sock = map.join("sock");
    let mut anders = args.clone();
    *anders.last_mut().unwrap() = sock.to_str().unwrap();
    let open = dienst.thuis.doe(&anders);
    assert_eq!(open.code, 1);
    assert!(open.fout.contains("iedereen kan"), "{}", open.fout);

    // Without a directory it would serve the own store of whoever starts it.
    let zonder = dienst.thuis.doe(&["server"]);
    assert_eq!(zonder.code, 2, "{}", zonder.fout);
}

/// Hands a socket over as systemd does: as descriptor 3, with its own number in the environment.
fn geef_door(dienst: &Dienst, luisteraar: &UnixListener) -> Command {
    let args = dienst.args();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let gewoon = dienst.thuis.programma(&args);
    let mut programma = Command::new("/bin/sh");
    let regel = "exec 3<&0 </dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" \"$@\"";
    programma.args(["-c", regel]).arg(gewoon.get_program());
    programma.args(gewoon.get_args()).env_clear();
    for (naam, waarde) in gewoon.get_envs() {
        programma.env(naam, waarde.unwrap());
    }
    let fd = OwnedFd::from(luisteraar.try_clone().unwrap());
    programma.stdin(Stdio::from(fd)).stdout(Stdio::piped());
    programma
}

#[test]
fn a_socket_of_systemd_is_used_told_of_and_left_where_it_is() {
    let mut dienst = Dienst::nieuw();
    let luisteraar = UnixListener::bind(&dienst.pad).unwrap();
    let rechten = |mode| fs::set_permissions(&dienst.pad, fs::Permissions::from_mode(mode));
    rechten(0o666).unwrap();
    let open = geef_door(&dienst, &luisteraar).output().unwrap();
    assert!(!open.status.success());

    rechten(0o660).unwrap();
    let hoor = dienst.thuis.pad("notify");
    let oor = UnixDatagram::bind(&hoor).unwrap();
    oor.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    // Somebody knocks before it runs: the line waits.
    let vroeg = UnixStream::connect(&dienst.pad).unwrap();
    let mut programma = geef_door(&dienst, &luisteraar);
    programma.env("NOTIFY_SOCKET", &hoor);
    dienst.proces = Some(luistert(programma));
    let bericht = || {
        let mut bytes = [0; 4096];
        let lengte = oor.recv(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes[..lengte]).into_owned()
    };
    while !bericht().contains("READY=1") {}
    drop(vroeg);
    assert_eq!(wie(&dienst.lijn()), CoachId(1));
    dienst.sein(Signal::TERM);
    while !bericht().contains("STOPPING=1") {}
    assert!(dienst.einde().success());
    assert!(dienst.pad.exists(), "it belongs to systemd");

    // Upgraded: whoever knocks meanwhile waits for the next one.
    let pad = dienst.pad.clone();
    let wacht = std::thread::spawn(move || wie(&Lijn::open(&pad, None).unwrap()));
    dienst.proces = Some(luistert(geef_door(&dienst, &luisteraar)));
    assert_eq!(wacht.join().unwrap(), CoachId(1));
}

#[test]
fn a_number_that_was_meant_for_another_process_is_left_alone() {
    let dienst = Dienst::nieuw();
    let args = dienst.args();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut programma = dienst.thuis.programma(&args);
    programma.env("LISTEN_PID", "1").env("LISTEN_FDS", "1");
    let mut proces = luistert(programma);
    assert_eq!(wie(&dienst.lijn()), CoachId(1));
    proces.kill().unwrap();
    proces.wait().unwrap();
}

#[test]
fn the_files_for_systemd_are_sound() {
    let thuis = Thuis::leeg();
    let map = thuis.pad("etc");
    let geschreven = thuis
        .doe(&["server", "--units", map.to_str().unwrap()])
        .gelukt();
    assert_eq!(geschreven.uit.lines().count(), 6);
    let units = map.join("systemd/system");
    let service = fs::read_to_string(units.join("trajectbord.service")).unwrap();
    assert!(
        service.contains(env!("CARGO_BIN_EXE_trajectbord")),
        "{service}"
    );
    let keuring = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--recursive-errors=no"])
        .arg(units.join("trajectbord.service"))
        .arg(units.join("trajectbord.socket"))
        .arg(units.join("trajectbord-proef.service"))
        .arg(units.join("trajectbord-proef.timer"))
        .env("SYSTEMD_UNIT_PATH", format!("{}:", units.display()))
        .output();
    // Not every machine has it.
    if let Ok(keuring) = keuring {
        let klacht = String::from_utf8_lossy(&keuring.stderr);
        let eigen: Vec<_> = klacht
            .lines()
            .filter(|it| it.contains("trajectbord"))
            .collect();
        assert!(keuring.status.success(), "{klacht}");
        assert!(eigen.is_empty(), "{klacht}");
    }
}
