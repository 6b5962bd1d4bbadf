//! Rows of a small region, all of them made up.

use chrono::Days;
use trajectbord::app::query::{KaartSoort, Kaartrij};
use trajectbord::app::store::Seq;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use trajectbord::domain::klok::Waarvoor;
use trajectbord::domain::stap::StapId;
use trajectbord::domain::waardelijst::branche::Branche;
use trajectbord::domain::waardelijst::niveau::Niveau;

use super::vandaag;

const NAMEN: [&str; 24] = [
    "R. Yıldız",
    "A. de Vries",
    "K. Bos",
    "M. van den Heuvel",
    "S. Öztürk",
    "J. Wiggers",
    "F. Abdirahman",
    "L. ten Brinke",
    "P. Nijhuis",
    "D. El Amrani",
    "H. Kamphuis",
    "B. Tesfay",
    "C. Oude Lansink",
    "T. Haverkate",
    "N. Kowalska",
    "E. Wolters",
    "I. Mohammadi",
    "G. Lansink op de Haar",
    "W. Scholten",
    "Z. Çelik",
    "O. Jansen",
    "V. Nguyen",
    "Y. Hassan",
    "U. Meijerink",
];

const BEDRIJVEN: [&str; 6] = [
    "DC Twente: magazijn",
    "Kwekerij Het Veld: kas",
    "Zorggroep Regge: facilitair",
    "Bouwbedrijf Roelofs: bouwplaats",
    "Bakkerij Nollen: bakkerij",
    "Metaal Oost: montage",
];

const PLEKKEN: [&str; 4] = [
    "DC Twente",
    "Kwekerij Het Veld",
    "Zorggroep Regge",
    "Metaal Oost",
];

/// One card; what is left out is plain.
pub(crate) fn rij(id: u32, naam: &str, fase: Fase) -> Kaartrij {
    let plek = fase == Fase::WervingWerkgevers;
    Kaartrij {
        kaart: if plek {
            KaartId::Plek(LeerwerkplekId(id))
        } else {
            KaartId::Traject(TrajectId(id))
        },
        soort: match fase {
            Fase::WervingWerkgevers => KaartSoort::Leerwerkplek,
            Fase::WervingKandidaten => KaartSoort::Kandidaat,
            _ => KaartSoort::Traject,
        },
        versie: Seq(1),
        fase,
        sinds: vandaag(),
        naam: naam.to_owned(),
        branche: None,
        niveau: None,
        gedaan: 0,
        totaal: 0,
        houdt_op: None,
        waarschuwingen: 0,
        volgende: None,
        plek: None,
        gemeente: None,
        coach: CoachId(1),
        coach_kort: "mdv".to_owned(),
        wacht: false,
        gesloten: false,
    }
}

/// So many cards in a fase, different from each other and the same every time.
pub(crate) fn kolom(fase: Fase, aantal: u32) -> Vec<Kaartrij> {
    let stappen: Vec<StapId> = StapId::van_fase(fase).collect();
    let branches = [
        Branche::Logistiek,
        Branche::Zorg,
        Branche::Groen,
        Branche::Dienstverlening,
        Branche::Bouw,
    ];
    (0..aantal)
        .map(|n| {
            let at = usize::try_from(n).unwrap();
            let id = u32::try_from(fase.plaats()).unwrap() * 1000 + n;
            let naam = if fase == Fase::WervingWerkgevers {
                BEDRIJVEN[at % 6]
            } else {
                NAMEN[(at * 5 + fase.plaats()) % 24]
            };
            let mut it = rij(id, naam, fase);
            it.sinds = vandaag() - Days::new(u64::from((n * 7 + 3) % 45));
            it.branche = (n % 7 != 6).then(|| branches[at % 5]);
            it.niveau = [Some(Niveau::Een), Some(Niveau::Twee), None][at % 3];
            it.totaal = u8::try_from(stappen.len()).unwrap();
            it.gedaan = u8::try_from(at % stappen.len()).unwrap();
            it.houdt_op = (n % 4 != 3).then(|| stappen[at % stappen.len()]);
            it.waarschuwingen = [0, 0, 2, 0, 1][at % 5];
            let dag = vandaag() + Days::new(u64::from(n * 3 % 40)) - Days::new(6);
            it.volgende = match n % 5 {
                4 => None,
                3 => Some((dag, Waarvoor::Terugbellen)),
                _ => Some((dag, Waarvoor::Stap(stappen[at % stappen.len()]))),
            };
            it.plek = (fase >= Fase::Bemiddeling && n % 3 != 0).then(|| PLEKKEN[at % 4].to_owned());
            it.gemeente = Some(["Almelo", "Hengelo", "Enschede"][at % 3].to_owned());
            it.wacht = n % 11 == 10;
            if n % 3 == 1 {
                it.coach = CoachId(2);
                "jbo".clone_into(&mut it.coach_kort);
            }
            it
        })
        .collect()
}

/// A region of 148 cards.
pub(crate) fn regio() -> Vec<Kaartrij> {
    let aantallen = [12, 31, 18, 9, 44, 7, 27];
    Fase::ALL
        .into_iter()
        .zip(aantallen)
        .flat_map(|(fase, aantal)| kolom(fase, aantal))
        .collect()
}
