//! Your own terminal behind a slow line: what a program is like to work with, and what each key cost.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use rustix::termios::{OptionalActions, tcgetattr, tcgetwinsize, tcsetattr};

use crate::lijn::{Lijn, Scherm};

/// A key, and what came of it until the next one.
struct Beurt {
    toets: Vec<u8>,
    bytes: usize,
    eerste: Option<Duration>,
    laatste: Duration,
}

/// Lends the terminal until the program ends.
pub(crate) fn probeer(programma: &str, args: &[&str], thuis: &Path) {
    let lijn = Lijn::SLECHT;
    let terminal = std::io::stdin();
    let maat = tcgetwinsize(&terminal).unwrap();
    let was = tcgetattr(&terminal).unwrap();
    let mut rauw = was.clone();
    rauw.make_raw();
    tcsetattr(&terminal, OptionalActions::Now, &rauw).unwrap();
    let venster = (maat.ws_col, maat.ws_row);
    let beurten = leen(&mut Scherm::start(programma, args, thuis, venster, lijn));
    tcsetattr(&terminal, OptionalActions::Now, &was).unwrap();
    println!(
        "\n{lijn}: a key, its bytes, first and last of them, and beyond what the line takes\n"
    );
    for Beurt {
        toets,
        bytes,
        eerste,
        laatste,
    } in beurten
    {
        let toets = String::from_utf8_lossy(&toets);
        let eerste = eerste.unwrap_or_default().as_secs_f64();
        let meer = laatste.as_secs_f64() - lijn.minst(bytes).as_secs_f64();
        let laatste = laatste.as_secs_f64();
        println!("{toets:<12?} {bytes:>6}   {eerste:.2} .. {laatste:.2} s   {meer:+.2} s");
    }
}

fn leen(scherm: &mut Scherm) -> Vec<Beurt> {
    let (typ, getypt) = channel();
    // Ends with the process: nobody can wake it from its reading.
    thread::spawn(move || {
        let mut toets = [0; 64];
        while let Ok(aantal @ 1..) = std::io::stdin().lock().read(&mut toets) {
            if typ.send(toets[..aantal].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut uit = std::io::stdout().lock();
    let begin = |toets| Beurt {
        toets,
        bytes: 0,
        eerste: None,
        laatste: Duration::ZERO,
    };
    let mut beurten = vec![begin(Vec::new())];
    let mut sinds = Instant::now();
    while let Some(bytes) = scherm.neem_ruw(Duration::from_millis(5)) {
        if !bytes.is_empty() {
            uit.write_all(&bytes).unwrap();
            uit.flush().unwrap();
            if let Some(beurt) = beurten.last_mut() {
                beurt.bytes += bytes.len();
                beurt.eerste.get_or_insert(sinds.elapsed());
                beurt.laatste = sinds.elapsed();
            }
        }
        for toets in getypt.try_iter() {
            scherm.toets(&String::from_utf8_lossy(&toets));
            beurten.push(begin(toets));
            sinds = Instant::now();
        }
    }
    beurten
}
