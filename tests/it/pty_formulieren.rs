//! The walk of issue 3 in a real terminal of 80x24, with the keyboard alone: a niet-werkende and a
//! werkende from intake to inschrijving, through the real forms, past gates that open and close.
//!
//! It reads the screen as a coach does: the gate names the open steps with their letters, a form
//! has the cursor on what is missing, and says at its foot when nothing is.

use std::time::Duration;

use crate::pty::{Pty, Start};

/// The answers, by the label beside the field.
const ANTWOORDEN: &[(&str, &str)] = &[
    // Toestemmingsverklaring
    ("Ingevuld", "in persoon"),
    ("Wie gebruikt het", "gemeente Hengelo, UWV, ROC van Twente"),
    ("Uitleg gegeven", "j"),
    ("Folder en versie", "folder 2026-1"),
    ("Taal van de uitleg", "Nederlands"),
    ("Delen met het mbo", "j"),
    ("Delen met Leerwerkloket", "j"),
    ("Delen met leerbedrijf", "j"),
    ("Delen met SBB, branche", "j"),
    ("Contact na afloop", "j"),
    ("Hoe gegeven", "op papier"),
    ("Datum toestemming", "vandaag"),
    ("Handtekening gezet", "j"),
    ("Getekend op", "vandaag"),
    ("Waar ligt het", "map 3"),
    // Diagnoseformulier
    ("Datum gesprek", "vandaag"),
    ("Kandidaat was erbij", "j"),
    ("Hoogste opleiding", "vmbo-tl"),
    ("Afgerond", "behaald"),
    ("Diploma nu haalbaar", "n"),
    ("Certificaat haalbaar", "n"),
    ("Reden 1", "Nederlandse taal"),
    ("Reden 1: hoe zwaar", "hoofd"),
    ("Reden 1: hoe lang", "langdurig"),
    ("Nederlands spreken", "a2"),
    ("Nederlands lezen", "a2"),
    ("Nederlands schrijven", "a1"),
    ("Toelichting", "Kan een schoolboek nog niet lezen."),
    ("Besproken routes", "bbl, mbo-certificaat"),
    (
        "Motivatie kandidaat",
        "Ik wil graag werken met mijn handen.",
    ),
    ("Doel na het traject", "contract elders"),
    ("Conclusie", "praktijkverklaring"),
    ("Akkoord kandidaat", "j"),
    ("Akkoord kandidaat op", "vandaag"),
    ("Akkoord invuller", "j"),
    ("Akkoord invuller op", "vandaag"),
    // Registratieformulier
    ("Geslacht", "v"),
    ("Straat", "Markt"),
    ("Huisnummer", "12"),
    ("Postcode", "7551 AB"),
    ("Soort nummer", "bsn"),
    ("Mbo-instelling", "ROC van Twente"),
    ("BRIN-nummer", "27XY"),
    ("Eerste dag", "+2w"),
    ("Laatste dag", "+15w"),
    ("Straat en nummer", "Dorpsstraat 1"),
    ("Praktijkbegeleider mbo", "Petra Smid"),
    ("Vorm van inkomen", "arbeidsovereenkomst"),
    ("Wie betaalt de scholing", "gemeente"),
    ("Deelnemer tekende", "j"),
    ("Deelnemer tekende op", "vandaag"),
    ("Werkcoach tekende", "j"),
    ("Werkcoach tekende op", "vandaag"),
    // What only a later step asks
    ("Onderwijskosten", "1250"),
    ("Advies mbo", "positief"),
    ("Advies mbo op", "vandaag"),
    ("Advies mbo van", "Petra Smid"),
    ("Akkoord mbo op", "vandaag"),
    ("Werkgever", "DC Voorbeeld Twente"),
    ("Akkoord mbo", "j"),
    ("Gezien op", "vandaag"),
    ("Soort ID-bewijs", "paspoort"),
    ("BSN", "999993653"),
    ("ID-bewijs gezien", "j"),
    ("Datum inschrijving", "vandaag"),
];

/// Somebody who is taken along, with what only this one answers.
struct Wie {
    snel: &'static str,
    naam: &'static str,
    variant: char,
    eigen: &'static [(&'static str, &'static str)],
}

impl Wie {
    fn antwoord(&self, label: &str) -> Option<&'static str> {
        let mut all = self.eigen.iter().chain(ANTWOORDEN);
        Some(all.find(|(naam, _)| *naam == label)?.1)
    }
}

/// A coach at the keyboard.
struct Loop {
    pty: Pty,
    wie: Wie,
}

/// One line of the gate.
#[derive(Debug, PartialEq)]
struct Regel {
    letter: String,
    stap: String,
    houdt: bool,
}

impl Loop {
    /// Everything that was sent for a key has arrived.
    fn stil(&mut self) {
        while self.pty.stirs_within(Duration::from_millis(40)) {}
    }

    fn send(&mut self, keys: &str) {
        self.pty.send(keys);
        self.stil();
    }

    fn wait(&mut self, text: &str) {
        self.pty.wait_for(text);
        self.stil();
    }

    fn picture(&self) -> String {
        self.pty.screen().join("\n")
    }

    fn poort(&self) -> Vec<Regel> {
        poort(&self.pty)
    }

    /// Answers the field in hand and goes on to the next that is missing.
    fn antwoord(&mut self) {
        let Self { pty, wie } = self;
        pty.wait_until("the cursor in a field with an answer", |pty| {
            label(pty).is_some_and(|label| wie.antwoord(&label).is_some())
        });
        let label = label(pty).unwrap();
        let answer = wie.antwoord(&label).unwrap();
        self.pty.send(format!("{answer}\x1b[6~"));
        self.pty.wait_until(&format!("away from {label}"), |pty| {
            self::label(pty).as_ref() != Some(&label)
        });
        self.stil();
    }

    /// Answers everything the form in front lacks, and saves it.
    fn formulier(&mut self) {
        for _ in 0..60 {
            if self.pty.shows("Alles is ingevuld") {
                break;
            }
            self.antwoord();
        }
        assert!(self.pty.shows("Alles is ingevuld"), "{}", self.picture());
        self.bewaar_formulier();
    }

    /// Saves a form, also when the dossier changes with it.
    fn bewaar_formulier(&mut self) {
        self.send("\x13");
        self.pty.wait_until("saved, or asked", |pty| {
            pty.shows(" bewaard; ") || pty.shows("Dit wijzigt ook het dossier")
        });
        self.stil();
        if self.pty.shows("Dit wijzigt ook het dossier") {
            self.send("\r");
            self.wait(" bewaard; ");
        }
    }

    /// The BSN, from the dossier, now that it may be asked.
    fn bsn(&mut self) {
        self.send("\x1b");
        self.wait("WK-03");
        self.send("b");
        self.wait("BSN");
        self.send("999990019");
        self.wait("vorm klopt");
        self.send("\r");
        self.wait("•");
        self.send(">");
        self.wait("eerst. Druk op de letter");
    }

    /// Does one step from the gate, until the gate no longer names it.
    fn doe(&mut self, regel: &Regel) {
        let stap = regel.stap.as_str();
        self.send(&regel.letter);
        if stap == "BM-04" {
            self.pty.wait_until("the leerroute, or the step", |pty| {
                pty.shows("▐Leerroute") || pty.shows(": BM-04 ")
            });
            if self.pty.shows("▐Leerroute") && !self.pty.shows(": BM-04 ") {
                return self.leerroute();
            }
        }
        match stap {
            "WK-03" => {
                self.wait("┌─ Toestemmingsverklaring");
                self.wait("nog ");
                self.formulier();
            }
            "WK-10N" | "WK-10W" => {
                self.wait("┌─ Diagnoseformulier");
                self.wait("nog ");
                self.formulier();
            }
            "PI-03N" | "PI-03W" => {
                self.wait("┌─ Registratieformulier");
                self.wait("nog ");
                self.formulier();
            }
            _ => {
                self.wait(&format!(": {stap} "));
                match stap {
                    "WK-06" => self.send("geen"),
                    "WK-11N" | "WK-11W" => self.send("Joke de Wit\tgemeente Hengelo"),
                    "BM-03" => {
                        // What does not fit, or is not known to, says so behind it.
                        self.pty.wait_until("places to choose from", |pty| {
                            pty.shows(" vrij") || pty.shows("▲")
                        });
                        self.stil();
                        self.send("\x1b[B");
                    }
                    _ => {}
                }
                while self.vraagt_papier(stap) {
                    self.papier();
                }
            }
        }
        self.pty
            .wait_until(&format!("the gate without {stap}"), |pty| {
                let gate = pty.shows("eerst. Druk op de letter") || pty.shows("Niets houdt");
                gate && !poort(pty).iter().any(|it| it.stap == stap)
            });
        self.stil();
    }

    /// Two werkprocessen to learn and one known already; what is told comes after each.
    fn leerroute(&mut self) {
        self.wait("nog geen werkproces gekozen");
        for (key, telling) in [("2", "te leren 1"), ("2", "te leren 2"), ("1", "kan al 1")] {
            self.send(key);
            self.wait(telling);
        }
        self.send(">");
        self.wait("eerst. Druk op de letter");
    }

    /// Saves the window of a step: it is done, or a form opens on the field that it lacks.
    fn vraagt_papier(&mut self, stap: &str) -> bool {
        self.pty.send("\x13");
        let papier =
            |pty: &Pty| pty.shows("┌─ Diagnoseformulier") || pty.shows("┌─ Registratieformulier");
        self.pty.wait_until(&format!("{stap} done"), |pty| {
            pty.shows(&format!("{stap} gedaan")) || papier(pty)
        });
        self.stil();
        papier(&self.pty)
    }

    /// A form that opened on the one field that a step lacks; its answer may ask for more.
    fn papier(&mut self) {
        self.antwoord();
        self.formulier();
    }

    /// The two agreements and what they stand on, with the gate in front until the end.
    fn papier_en_contract(&mut self) {
        for _ in 0..20 {
            let regels = self.poort();
            let Some(regel) = regels.iter().find(|it| it.houdt) else {
                break;
            };
            self.doe(regel);
        }
        self.wait("Niets houdt");
    }

    /// Does what holds the card in this fase until the gate holds nothing, and goes on.
    fn fase(&mut self, naar: &str) {
        for _ in 0..20 {
            if !self.pty.shows("eerst. Druk op de letter") {
                break;
            }
            let regels = self.poort();
            let eerste = regels.iter().find(|it| it.houdt);
            let eerste = eerste.unwrap_or_else(|| panic!("nothing holds:\n{}", self.picture()));
            let stap = eerste.stap.clone();
            self.doe(eerste);
            if stap == "WK-03" && self.wie.variant == 'N' {
                self.bsn();
            }
        }
        self.wait("Niets houdt");
        self.send("\r");
        self.wait(&format!("naar {naar}"));
    }
}

/// The lines of the gate in front.
fn poort(pty: &Pty) -> Vec<Regel> {
    let mut houdt = true;
    let mut regels = Vec::new();
    for line in pty.screen() {
        houdt &= !line.contains("Mag open blijven");
        let line = line.replace(['│', '▶'], " ");
        let mut words = line.split_whitespace();
        let (Some(letter), Some(stap)) = (words.next(), words.next()) else {
            continue;
        };
        if letter.len() == 1 && is_stap(stap) {
            regels.push(Regel {
                letter: letter.to_owned(),
                stap: stap.to_owned(),
                houdt,
            });
        }
    }
    regels
}

/// The label of the field that the cursor is in.
fn label(pty: &Pty) -> Option<String> {
    if pty.terminal().hide_cursor() {
        return None;
    }
    let (row, _) = pty.terminal().cursor_position();
    let screen = pty.screen();
    let line = screen.get(usize::from(row))?.replace('│', " ");
    let line = line.trim_start();
    // The number on paper stands before it.
    let line = match line.split_once(' ') {
        Some((nr, rest)) if nr.len() > 1 && nr[1..].chars().all(|c| c.is_ascii_digit()) => rest,
        _ => line,
    };
    let label = line.trim_start().split("  ").next()?;
    Some(label.trim_end_matches('*').to_owned())
}

fn is_stap(word: &str) -> bool {
    let Some((fase, nummer)) = word.split_once('-') else {
        return false;
    };
    fase.len() == 2
        && fase.chars().all(|c| c.is_ascii_uppercase())
        && nummer.len() >= 2
        && nummer[..2].chars().all(|c| c.is_ascii_digit())
}

fn tot_inschrijving(wie: Wie) {
    let pty = Start::new(&["--voorbeeld"]).spawn();
    let mut it = Loop { pty, wie };
    it.wait("hulp");
    // A call: one line tells who it is.
    it.send("n");
    it.wait("Intake");
    it.send(it.wie.snel);
    it.wait(it.wie.naam);
    it.send("\x13");
    it.wait("aangemeld");
    it.send("\r");
    it.wait("Stappen");

    // Out of Werving kandidaten: refused, with every step and who must act.
    it.send(">");
    it.wait("eerst. Druk op de letter");
    let regels = it.poort();
    let diagnose = format!("WK-10{}", it.wie.variant);
    for (stap, houdt) in [
        ("WK-03", true),
        ("WK-06", true),
        (diagnose.as_str(), false),
        ("WK-04", false),
    ] {
        let regel = regels.iter().find(|it| it.stap == stap);
        let regel = regel.unwrap_or_else(|| panic!("{stap}:\n{}", it.picture()));
        assert_eq!(regel.houdt, houdt, "{stap}:\n{}", it.picture());
    }
    let screen = it.pty.screen();
    let duo = screen.iter().find(|line| line.contains("WK-06")).unwrap();
    assert!(duo.contains("mbo"), "{duo}");
    // Nor with a motivering that says nothing.
    it.send("!");
    it.wait("Waarom kan het toch?");
    it.send("\r");
    it.wait("Er staat nog niets");
    it.send("\x1b");
    it.fase("Bemiddeling");

    // The diagnose could wait until here, and no longer.
    it.send(">");
    it.wait("eerst. Druk op de letter");
    let houdt = |it: &Loop, stap: &str| it.poort().iter().any(|it| it.stap == stap && it.houdt);
    assert!(houdt(&it, &diagnose), "{}", it.picture());
    it.fase("Plaatsing");

    // Law or logic: no motivering opens this one.
    it.send(">");
    it.wait("Verplicht, geen afwijking mogelijk");
    assert!(houdt(&it, "PI-09") && houdt(&it, "PI-10"));
    assert_eq!(
        it.poort().iter().any(|it| it.stap == "PI-02"),
        it.wie.variant == 'N'
    );
    it.send("!");
    it.wait("geen afwijking");
    assert!(!it.pty.shows("Waarom kan het toch?"));
    it.papier_en_contract();
    assert!(!houdt(&it, "PI-09") && !houdt(&it, "PI-10"));

    // Ingeschreven: what the school needs first opens by itself, field after field.
    let regels = it.poort();
    let pi11 = regels.iter().find(|it| it.stap == "PI-11").unwrap();
    assert!(!pi11.houdt, "PI-11 warns here");
    it.doe(pi11);
    it.send("\x1b");
    it.wait("▐Leerroute");
    it.send("\x1b[Z\x1b[Z");
    it.wait("▐Stappen");
    it.wait("Plaatsing en inschrijving sinds");
    for _ in 0..30 {
        if it.pty.shows("✓ PI-11") {
            break;
        }
        it.send("j");
    }
    assert!(it.pty.shows("✓ PI-11"), "{}", it.picture());
    it.send("q");
    assert!(it.pty.wait_exit().success());
}

#[test]
fn a_niet_werkende_goes_from_intake_to_inschrijving() {
    tot_inschrijving(Wie {
        snel: "samira de boer 12-3-85 06 12345678 7551AB hengelo ww logistiek n1",
        naam: "Samira de Boer",
        variant: 'N',
        eigen: &[
            ("In de rol van", "werkcoach"),
            ("Doelgroepen", "werkzoekende, statushouder"),
        ],
    });
}

#[test]
fn a_werkende_goes_from_intake_to_inschrijving() {
    tot_inschrijving(Wie {
        snel: "pietje de groot 4-5-71 06 87654321 7607AB almelo werkend logistiek n1",
        naam: "Pietje de Groot",
        variant: 'W',
        eigen: &[
            ("In de rol van", "teamleider"),
            ("Teamleider", "Ine Kok"),
            ("Doelgroepen", "werkende"),
        ],
    });
}
