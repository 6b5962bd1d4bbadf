//! What there is to do on a traject.

use chrono::NaiveDate;

use super::post::{min, plus};
use super::{Post, Signaal, Signaalinstelling, WachtOp};
use crate::domain::bewaartermijn::{Bewaarklasse, Bewaartermijnen};
use crate::domain::datum::midden;
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::klok;
use crate::domain::sluiting::Stand;
use crate::domain::stap::{Poortniveau, StapId, Termijn};
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::domain::werkdagen::plus_werkdagen;

/// What stands outside the traject itself and still makes something to do.
#[derive(Debug, Clone, Copy)]
pub struct Bekend<'a> {
    /// The last day of contact, if there was any.
    pub contact: Option<NaiveDate>,
    /// The last day on which anything was written on the timeline.
    pub beweging: Option<NaiveDate>,
    /// The day of the oldest withdrawal with something still to be done about it.
    pub intrekking: Option<NaiveDate>,
    /// Last day of the erkenning of the leerbedrijf for this kwalificatie, if it ends.
    pub erkend_tot: Option<NaiveDate>,
    /// Last day on which somebody may start with this kwalificatie, if it ends.
    pub einde_instroom: Option<NaiveDate>,
    /// How long data is kept.
    pub bewaren: &'a Bewaartermijnen,
    /// Lead times of the region.
    pub stel: &'a Signaalinstelling,
    /// Days off.
    pub vrij: Bevrijdingsdag,
}

impl Bekend<'_> {
    fn dagen(&self, signaal: Signaal) -> u64 {
        u64::from(self.stel.dagen(signaal))
    }

    fn werkdagen_na(&self, dag: NaiveDate, signaal: Signaal) -> NaiveDate {
        plus_werkdagen(dag, i32::from(self.stel.dagen(signaal)), self.vrij)
    }
}

/// Everything to do on a traject, now or later, in no order.
pub fn posten(traject: &Traject, bij: &Bekend<'_>) -> Vec<Post> {
    let mut alle = Vec::new();
    if let Some(op) = bij.intrekking {
        let laat = plus(op, bij.dagen(Signaal::Intrekking) + 1);
        alle.push(Post {
            laat,
            ..Post::op(Signaal::Intrekking, op, op)
        });
    }
    alle.extend(bewaartermijn(traject, bij));
    match &traject.stand {
        Stand::Gesloten(_) => return alle,
        Stand::Wacht { tot, .. } => {
            alle.push(Post::op(Signaal::Terug, traject.sinds, *tot));
            return alle;
        }
        Stand::Lopend => {}
    }
    let van_stappen = StapId::alle()
        .filter(|stap| traject.kent(*stap) && stap.stap().fase <= traject.fase)
        .filter_map(|stap| van_stap(traject, stap, bij));
    alle.extend(van_stappen);
    alle.extend(beloften(traject));
    alle.extend(contact(traject, bij));
    alle.extend(kwalificatie(traject, bij));
    let beweging = bij.beweging.unwrap_or(traject.sinds).max(traject.sinds);
    let vanaf = plus(beweging, bij.dagen(Signaal::Stil) + 1);
    alle.push(Post::stil(Signaal::Stil, beweging, vanaf));
    alle
}

/// The day from which the data of a traject may go (DOMAIN 2.6 item 14, P-40); whether the person has
/// another traject is for the asker to know.
fn bewaartermijn(traject: &Traject, bij: &Bekend<'_>) -> Option<Post> {
    let begonnen = traject.fase > Fase::WervingKandidaten;
    let (klasse, sinds) = match &traject.stand {
        Stand::Gesloten(sluiting) if begonnen => (Bewaarklasse::Dossier, sluiting.op),
        Stand::Gesloten(sluiting) => (Bewaarklasse::NietGestart, sluiting.op),
        _ if begonnen => return None,
        _ if bij.contact.is_some() => (Bewaarklasse::NietGestart, traject.sinds),
        _ => (Bewaarklasse::GeenContact, traject.sinds),
    };
    let dag = bij.bewaren.tot(klasse, sinds);
    Some(Post {
        laat: plus(dag, bij.dagen(Signaal::Bewaartermijn) + 1),
        ..Post::op(Signaal::Bewaartermijn, sinds, dag)
    })
}

/// A step that is planned, or has a day by which it must be done. A plan stands in place of its day.
fn van_stap(traject: &Traject, stap: StapId, bij: &Bekend<'_>) -> Option<Post> {
    let regel = stap.stap();
    let houdt = regel
        .niveau_bij_vertrek(traject.fase)
        .is_some_and(|niveau| niveau >= Poortniveau::Block);
    let (bezig, sinds) = match traject.stappen.stand(stap) {
        Stapstand::Gepland { op } => {
            let post = Post::op(Signaal::Afspraak, traject.sinds, *op);
            return Some(Post {
                stap: Some(stap),
                houdt,
                ..post
            });
        }
        Stapstand::Open => (false, None),
        Stapstand::Bezig { sinds } => (true, Some(*sinds)),
        Stapstand::Gedaan { .. } | Stapstand::Nvt { .. } | Stapstand::Afwijking { .. } => {
            return None;
        }
    };
    // The clock of a fase that was left does not run any more.
    let van_fase = matches!(
        regel.termijn,
        Termijn::NaFase(_) | Termijn::WerkdagenNaFase(_)
    );
    if regel.poort == Poortniveau::Info || (van_fase && regel.fase != traject.fase) {
        return None;
    }
    let post = met_klok(traject, stap, bij)?;
    Some(Post {
        stap: Some(stap),
        wacht_op: WachtOp::in_stap(regel, bezig),
        sinds: sinds.unwrap_or(post.sinds),
        houdt,
        ..post
    })
}

/// The days of an open step: of its signal where it has one, else of the table of steps.
fn met_klok(traject: &Traject, stap: StapId, bij: &Bekend<'_>) -> Option<Post> {
    let signaal = Signaal::van_stap(stap);
    let periode = &traject.periode;
    let gedaan = |code| traject.stappen.gedaan_op(StapId::code(code)?);
    let dagen = bij.dagen(signaal);
    Some(match signaal {
        Signaal::Verklaring => {
            let gesprek = gedaan("PL-07")?;
            Post::op(signaal, gesprek, plus(gesprek, dagen))
        }
        Signaal::Evaluatie => {
            let start = periode.start()?;
            let helft = midden(start, periode.einde()?);
            Post::op(signaal, start, plus(helft, dagen))
        }
        Signaal::Eindgesprek => {
            let einde = periode.einde()?;
            let start = periode.start().unwrap_or(einde);
            Post::op(signaal, start, plus(einde, dagen))
        }
        Signaal::Overeenkomst => {
            let start = periode.start()?;
            Post {
                laat: start,
                ..Post::op(signaal, traject.sinds, min(start, dagen))
            }
        }
        Signaal::Duo => {
            let naar = gedaan("WK-05")?;
            Post::op(signaal, naar, bij.werkdagen_na(naar, signaal))
        }
        // A promised call stands in its place.
        Signaal::Nazorg if traject.terugbellen.is_some() => return None,
        Signaal::Nazorg => {
            let moment = klok::uiterlijk(traject, stap, bij.vrij)?;
            Post {
                laat: plus(moment, dagen + 1),
                ..Post::op(signaal, traject.sinds, moment)
            }
        }
        _ => {
            let dag = klok::uiterlijk(traject, stap, bij.vrij)?;
            Post::op(Signaal::Stap, begin(traject, stap), dag)
        }
    })
}

/// The day on which the clock of a step began.
fn begin(traject: &Traject, stap: StapId) -> NaiveDate {
    let dag = match stap.stap().termijn {
        Termijn::Na(code, _) | Termijn::WerkdagenNa(code, _) => {
            StapId::code(code).and_then(|eerst| traject.stappen.gedaan_op(eerst))
        }
        Termijn::NaStart(_) | Termijn::Halverwege | Termijn::Einde => traject.periode.start(),
        Termijn::Geen
        | Termijn::NaFase(_)
        | Termijn::WerkdagenNaFase(_)
        | Termijn::VoorStart(_)
        | Termijn::Nazorg(_) => None,
    };
    dag.unwrap_or(traject.sinds)
}

/// What was promised: a call, a signature.
fn beloften(traject: &Traject) -> impl Iterator<Item = Post> {
    let bel = traject
        .terugbellen
        .map(|dag| Post::op(Signaal::Terugbellen, dag, dag));
    let tekenen = traject.toestemming_voor.map(|dag| Post {
        wacht_op: Some(WachtOp::Kandidaat),
        ..Post::op(Signaal::Toestemming, traject.aangemaakt, dag)
    });
    bel.into_iter().chain(tekenen)
}

/// Nobody spoke with the kandidaat and nobody is going to: never yet, or too long ago while
/// praktijkleren.
fn contact(traject: &Traject, bij: &Bekend<'_>) -> Option<Post> {
    // Nobody is informed, signs or has an intake without having been spoken with.
    let gesproken = ["WK-02", "WK-03", "WK-08"]
        .into_iter()
        .filter_map(StapId::code)
        .any(|stap| traject.stappen.is_klaar(stap));
    match traject.fase {
        // A promised call stands in its place.
        _ if traject.terugbellen.is_some() => None,
        Fase::WervingKandidaten if bij.contact.is_none() && !gesproken => {
            let sinds = traject.aangemaakt;
            let dag = bij.werkdagen_na(sinds, Signaal::EersteContact);
            Some(Post::op(Signaal::EersteContact, sinds, dag))
        }
        Fase::Praktijkleren => {
            let sinds = bij.contact.unwrap_or(traject.sinds).max(traject.sinds);
            let dag = plus(sinds, bij.dagen(Signaal::GeenContact));
            Some(Post::op(Signaal::GeenContact, sinds, dag))
        }
        _ => None,
    }
}

/// The erkenning ends before the traject does, or nobody may start with the kwalificatie any more.
fn kwalificatie(traject: &Traject, bij: &Bekend<'_>) -> impl Iterator<Item = Post> {
    let plaatsing = [Fase::Bemiddeling, Fase::Plaatsing, Fase::Praktijkleren];
    let einde = traject.periode.einde();
    let erkenning = bij
        .erkend_tot
        .filter(|tot| plaatsing.contains(&traject.fase) && einde.is_some_and(|it| *tot < it))
        .map(|tot| {
            let vanaf = min(tot, bij.dagen(Signaal::Erkenning));
            Post {
                laat: plus(tot, 1),
                wacht_op: Some(WachtOp::Sbb),
                ..Post::op(Signaal::Erkenning, vanaf, vanaf)
            }
        });
    let ingeschreven = StapId::code("PI-11").is_some_and(|stap| traject.stappen.is_klaar(stap));
    let instroom = bij
        .einde_instroom
        .filter(|_| !ingeschreven && traject.fase <= Fase::Plaatsing)
        .map(|einde| {
            let vanaf = min(plus(einde, 1), bij.dagen(Signaal::Instroom));
            Post {
                laat: plus(einde, 1),
                ..Post::op(Signaal::Instroom, vanaf, vanaf)
            }
        });
    erkenning.into_iter().chain(instroom)
}
