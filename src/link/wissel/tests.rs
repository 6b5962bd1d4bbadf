//! A line that breaks, and the next one.

use super::*;
use crate::app::query::{Antwoord, Query};

/// A line that breaks when it is told to.
struct Proef {
    heel: AtomicBool,
    naar: Mutex<Vec<Sender<Happened>>>,
    naam: &'static str,
}

impl Proef {
    fn nieuw(naam: &'static str) -> Arc<Self> {
        Arc::new(Self {
            heel: AtomicBool::new(true),
            naar: Mutex::default(),
            naam,
        })
    }

    fn breek(&self) {
        self.heel.store(false, Ordering::SeqCst);
        self.naar.lock().unwrap().clear();
    }
}

impl Gateway for Proef {
    fn call(&self, _: Ticket, _: Request) -> Result<Reply, Fault> {
        if self.heel.load(Ordering::SeqCst) {
            Ok(Reply::Data(Box::new(Antwoord::Plaatsen(vec![
                self.naam.to_owned(),
            ]))))
        } else {
            Err(Fault::Offline)
        }
    }

    fn coach(&self) -> CoachId {
        CoachId(3)
    }

    fn listen(&self) -> Receiver<Happened> {
        let (naar, uit) = channel();
        self.naar.lock().unwrap().push(naar);
        uit
    }
}

fn wie(antwoord: Result<Reply, Fault>) -> String {
    match antwoord {
        Ok(Reply::Data(data)) => match *data {
            Antwoord::Plaatsen(namen) => namen.concat(),
            _ => panic!("another answer"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_question_goes_on_over_the_next_line_and_the_screen_asks_everything_again() {
    let (een, twee) = (Proef::nieuw("een"), Proef::nieuw("twee"));
    let volgende = Arc::clone(&twee);
    let mut keer = 0;
    let wissel = Wissel::start(
        een.clone(),
        Box::new(move |_| {
            keer += 1;
            if keer > 2 {
                Poging::Lijn(volgende.clone())
            } else {
                Poging::Niets
            }
        }),
    )
    .unwrap();
    let hoort = wissel.listen();
    let vraag = || Request::Ask(Query::Plaatsen);
    assert_eq!(wie(wissel.call(Ticket(1), vraag())), "een");
    een.breek();
    assert_eq!(wie(wissel.call(Ticket(2), vraag())), "twee");
    let weg = [Feit::Verbinding(Verbinding::Weg)];
    assert_eq!(hoort.recv().unwrap().feiten, weg);
    let weer = [Feit::Verbinding(Verbinding::Goed), Feit::Resync];
    assert_eq!(hoort.recv().unwrap().feiten, weer);
    assert_eq!(wissel.coach(), CoachId(3));
}

#[test]
fn a_change_whose_answer_got_lost_is_not_done_again() {
    let (een, twee) = (Proef::nieuw("een"), Proef::nieuw("twee"));
    let volgende = Arc::clone(&twee);
    let wissel = Wissel::start(
        een.clone(),
        Box::new(move |_| Poging::Lijn(volgende.clone())),
    )
    .unwrap();
    // Broken without a word, as when the other process is killed.
    een.heel.store(false, Ordering::SeqCst);
    let doe = Request::Do(Box::new(Command::Ongedaan));
    assert!(matches!(wissel.call(Ticket(1), doe), Err(Fault::Onzeker)));
}

#[test]
fn an_encrypted_store_asks_until_the_passphrase_fits_and_nothing_waits_meanwhile() {
    let (een, twee) = (Proef::nieuw("een"), Proef::nieuw("twee"));
    let volgende = Arc::clone(&twee);
    let wissel = Wissel::start(
        een.clone(),
        Box::new(move |zin| match zin.map(Wachtwoordzin::tekst) {
            Some("goed") => Poging::Lijn(volgende.clone()),
            zin => Poging::Dicht {
                zin: true,
                fout: zin.is_some(),
            },
        }),
    )
    .unwrap();
    let hoort = wissel.listen();
    let zin = |tekst: &str| {
        let mut zin = Wachtwoordzin::default();
        tekst.chars().for_each(|it| zin.typ(it));
        zin
    };
    let dicht = |fout| [Feit::Verbinding(Verbinding::Dicht { zin: true, fout })];
    een.breek();
    assert_eq!(
        hoort.recv().unwrap().feiten,
        [Feit::Verbinding(Verbinding::Weg)]
    );
    assert_eq!(hoort.recv().unwrap().feiten, dicht(false));
    let vraag = || Request::Ask(Query::Plaatsen);
    assert!(matches!(
        wissel.call(Ticket(1), vraag()),
        Err(Fault::Offline)
    ));
    wissel.ontsluit(zin("mis"));
    assert_eq!(hoort.recv().unwrap().feiten, dicht(true));
    wissel.ontsluit(zin("goed"));
    let weer = [Feit::Verbinding(Verbinding::Goed), Feit::Resync];
    assert_eq!(hoort.recv().unwrap().feiten, weer);
    assert_eq!(wie(wissel.call(Ticket(2), vraag())), "twee");
}

#[test]
fn whoever_lets_go_of_it_lets_go_of_the_line() {
    let een = Proef::nieuw("een");
    let wissel = Wissel::start(een.clone(), Box::new(|_| Poging::Niets)).unwrap();
    drop(wissel);
    assert_eq!(Arc::strong_count(&een), 1);
}
