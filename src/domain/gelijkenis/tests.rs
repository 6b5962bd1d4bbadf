//! Who is one person and who is two, as tables and by chance.

use std::collections::HashSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::adres::Huisnummer;

fn huisnummer(tekst: &str) -> Option<u32> {
    tekst.parse().ok().map(|it: Huisnummer| it.nummer())
}

/// `naam | geboren | telefoon | e-mail | postcode | huisnummer | partnernaam | bsn`; the rest may be
/// left out.
fn persoon(tekst: &str) -> Gegevens {
    let vandaag = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let delen: Vec<&str> = tekst.split('|').map(str::trim).collect();
    let deel = |plaats: usize| delen.get(plaats).copied().unwrap_or_default();
    let ja = |tekst: &str| Some(tekst.to_owned()).filter(|it| !it.is_empty());
    Gegevens {
        naam: Naam::lees(deel(0)).ok(),
        geboren: Geboortedatum::lees(deel(1), vandaag).ok(),
        telefoon: deel(2).parse().ok(),
        email: deel(3).parse().ok(),
        postcode: deel(4).parse().ok(),
        huisnummer: huisnummer(deel(5)),
        partnernaam: ja(deel(6)),
        bsn: deel(7).parse().ok(),
    }
}

fn lijkt(a: &str, b: &str) -> Gelijkenis {
    let (a, b) = (Kenmerken::nieuw(&persoon(a)), Kenmerken::nieuw(&persoon(b)));
    let heen = vergelijk(&a, &b);
    assert_eq!(heen, vergelijk(&b, &a), "the same from both sides");
    heen
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of pairs")]
fn one_person_written_down_twice_is_noticed_with_the_reasons() {
    for (a, b, redenen) in [
        (
            "Rukiye Yıldız | 12-03-1985",
            "rukiye yildiz | 12-3-1985",
            "zelfde naam, zelfde geboortedatum",
        ),
        ("Anne Dijkstra", "Anne Dykstra", "zelfde naam"),
        ("Anne Dijkstra", "Anne Deikstra", "naam klinkt hetzelfde"),
        ("Anne van der Meer", "Meer, Anne van der", "zelfde naam"),
        ("Anne van der Meer", "Anne Vandermeer", "zelfde naam"),
        (
            "Anne van der Meer",
            "Meer Anne",
            "zelfde namen, andere volgorde",
        ),
        ("Johanna (Anne) de Boer", "Anne de Boer", "zelfde naam"),
        (
            "Fatima Jansen-de Vries",
            "Fatima de Vries",
            "zelfde geboorte- of partnernaam",
        ),
        (
            "Fatima Jansen | | | | | | de Vries",
            "Fatima de Vries",
            "zelfde geboorte- of partnernaam",
        ),
        (
            "Mohamed El Amrani",
            "Mohammed Elamrani",
            "naam klinkt hetzelfde",
        ),
        ("Mohamed Bouali", "Muhammad Boeali", "naam klinkt hetzelfde"),
        (
            "Fatima Ouali | 2-4-1990",
            "Fatma Ouali | 2-4-1990",
            "naam klinkt hetzelfde, zelfde geboortedatum",
        ),
        (
            "Łukasz Wiśniewski",
            "Lukasz Wisniefski",
            "naam klinkt hetzelfde",
        ),
        (
            "Krzysztof Nowak | 5-6-1988",
            "K. Novak | 5-6-1988",
            "zelfde geboortedatum, zelfde achternaam en voorletter",
        ),
        (
            "Yonas Tesfay Gebremedhin | 1990",
            "Yonas Tesfay | 01-01-1990",
            "zelfde namen, andere volgorde, zelfde geboortejaar",
        ),
        (
            "Ayşe Öztürk | 7-8-1979",
            "Ayse Ozturk | 8-7-1979",
            "zelfde naam, geboortedatum met dag en maand verwisseld",
        ),
        (
            "Piet Bakker | 21-10-1971",
            "Piet Bakker | 12-10-1971",
            "zelfde naam, geboortedatum met verwisselde cijfers",
        ),
        (
            "Piet Bakker | 12-10-1971",
            "Piet Bakker | 12-10-1972",
            "zelfde naam, één cijfer anders in de geboortedatum",
        ),
        (
            "Piet Mulder | 12-10-1971",
            "Piet Mudler | 12-10-1971",
            "zelfde geboortedatum, één letter anders in de naam",
        ),
        (
            "Yildiz | 12-03-1985",
            "Rukiye Yıldız | 12-03-1985",
            "zelfde geboortedatum, zelfde achternaam",
        ),
        (
            "| | 06 12345678",
            "Rukiye Yıldız | | +31 6 1234 5678",
            "zelfde telefoon",
        ),
        (
            "Samira Haddou | | 0612345678",
            "S. Hadou | 4-5-1998 | 06-12345678",
            "zelfde telefoon, zelfde achternaam en voorletter",
        ),
        (
            "| | | Piet@Voorbeeld.nl",
            "Piet B. | | | piet@voorbeeld.nl",
            "zelfde e-mail",
        ),
        (
            "Piet Bos | 12-10-1971 | | | 7551 AB | 12 a",
            "P. Bosch | 12-10-1971 | | | 7551ab | 12",
            "zelfde geboortedatum, zelfde achternaam en voorletter, zelfde postcode en huisnummer",
        ),
        (
            "Jan | | | | | | | 999990019",
            "Piet Bos | 12-10-1971 | | | | | | 9999.90.019",
            "zelfde BSN",
        ),
    ] {
        let gelijkenis = lijkt(a, b);
        assert_eq!(gelijkenis.waarom(), redenen, "{a} / {b}");
        assert!(gelijkenis.opvallend(), "{a} / {b}: {}", gelijkenis.punten);
    }
}

#[test]
fn two_persons_stay_two() {
    for (a, b) in [
        // A common name with another birth date.
        ("Jan de Jong | 12-03-1985", "Jan de Jong | 27-11-1962"),
        ("de Jong", "Jan de Jong"),
        ("J. de Vries", "Johan de Vries"),
        ("Mohamed Ahmed | 3-4-1991", "Mohamed Ahmed | 17-9-1984"),
        // Families.
        (
            "Jan de Jong | | | | 7551 AB | 12",
            "Marie de Jong | | | | 7551 AB | 12",
        ),
        (
            "Jan de Jong | 1-2-1960 | 0612345678",
            "Marie de Jong | 4-5-1962 | 0612345678",
        ),
        ("Ayşe Kaya | 3-3-2001", "Fatma Kaya | 3-3-2001"),
        // A day that a registration made up.
        ("Yonas Tesfay | 01-01-1990", "Samuel Tesfay | 01-01-1990"),
        ("Yonas Tesfay | 01-01-1990", "Abel Haile | 01-01-1990"),
        ("Yonas Tesfay | 1990", "Yonas Tesfay | 1979"),
        // Only a birth date, only an address.
        ("| 12-03-1985", "Rukiye Yıldız | 12-03-1985"),
        ("| | | | 7551 AB | 12", "Rukiye Yıldız | | | | 7551 AB | 12"),
        ("Piet Bakker | 12-03-1985", "Rukiye Yıldız | 12-03-1985"),
        // The house number counts with the postcode.
        (
            "Piet Bos | | | | 7551 AB | 12",
            "P. Bosch-Smit | | | | 7551 AB | 21",
        ),
        // Two names that look alike and are not.
        ("Anne Bakker", "Anne Bekker"),
        ("Jan Smit", "Jan Smeets"),
        ("Rukiye Yıldız", "Rukiye Yılmaz"),
        ("Maria Johanna de Vries", "Johanna Maria Jansen"),
        // Two BSNs are two persons, whatever else is the same.
        (
            "Jan Bos | 3-4-1991 | | | | | | 999990019",
            "Jan Bos | 3-4-1991 | | | | | | 999993653",
        ),
        ("", ""),
        ("", "Jan de Jong | 12-03-1985 | 0612345678"),
    ] {
        let gelijkenis = lijkt(a, b);
        assert!(
            !gelijkenis.opvallend(),
            "{a} / {b}: {} ({})",
            gelijkenis.punten,
            gelijkenis.waarom()
        );
    }
}

#[test]
fn every_reason_has_a_weight_and_a_label_of_its_own() {
    let labels: HashSet<_> = GEWICHTEN.iter().map(|(reden, _)| reden.label()).collect();
    assert_eq!(labels.len(), 16);
    assert!(
        GEWICHTEN.is_sorted_by(|a, b| a.1 >= b.1),
        "the table reads from strong to weak"
    );
}

#[test]
fn nothing_personal_shows_in_debug() {
    let wie = persoon("Jan de Jong | 12-03-1985 | 0612345678");
    let kenmerken = Kenmerken::nieuw(&wie);
    let tekst = format!("{wie:?} {kenmerken:?} {:?}", kenmerken.sporen());
    assert!(
        !tekst.contains("Jong") && !tekst.contains("1985") && !tekst.contains("1234"),
        "{tekst}"
    );
}

const VOORNAMEN: [&str; 14] = [
    "Jan",
    "J.",
    "Anne",
    "Johanna (Anne)",
    "Mohamed",
    "Mohammad",
    "Fatima",
    "Fatma",
    "Yonas",
    "Yonas Tesfay",
    "Łukasz",
    "Rukiye",
    "Rukije",
    "",
];
const ACHTERNAMEN: [&str; 14] = [
    "de Jong",
    "van der Meer",
    "Vandermeer",
    "Jansen-de Vries",
    "de Vries",
    "Dijkstra",
    "Dykstra",
    "El Amrani",
    "Elamrani",
    "Tesfay",
    "Nowak",
    "Yıldız",
    "Yilidz",
    "Bos",
];
const DAGEN: [&str; 8] = [
    "",
    "12-03-1985",
    "03-12-1985",
    "21-03-1985",
    "12-03-1986",
    "1985",
    "01-01-1985",
    "27-11-1962",
];
const NUMMERS: [&str; 3] = ["", "0612345678", "0687654321"];
const HUIZEN: [&str; 3] = ["", "12", "14"];

prop_compose! {
    fn een_persoon()(
        voor in 0..VOORNAMEN.len(),
        achter in 0..ACHTERNAMEN.len(),
        dag in 0..DAGEN.len(),
        tel in 0..NUMMERS.len(),
        huis in 0..HUIZEN.len(),
    ) -> String {
        format!(
            "{} {} | {} | {} | | 7551AB | {}",
            VOORNAMEN[voor], ACHTERNAMEN[achter], DAGEN[dag], NUMMERS[tel], HUIZEN[huis]
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn who_looks_the_same_has_a_trace_in_common(a in een_persoon(), b in een_persoon()) {
        let (een, twee) = (Kenmerken::nieuw(&persoon(&a)), Kenmerken::nieuw(&persoon(&b)));
        let gelijkenis = vergelijk(&een, &twee);
        if gelijkenis.opvallend() {
            let sporen: HashSet<Spoor> = een.sporen().into_iter().collect();
            let samen = twee.sporen().iter().any(|spoor| sporen.contains(spoor));
            prop_assert!(samen, "{} / {}: {}", a, b, gelijkenis.waarom());
        }
    }

    #[test]
    fn the_order_of_two_persons_does_not_matter(a in een_persoon(), b in een_persoon()) {
        lijkt(&a, &b);
    }

    #[test]
    fn somebody_with_a_full_name_looks_like_themselves(a in een_persoon()) {
        let gelijkenis = lijkt(&a, &a);
        let heeft_voornaam = !a.starts_with(' ') && !a.starts_with("J.");
        prop_assert!(gelijkenis.opvallend() || !heeft_voornaam);
    }

    #[test]
    fn any_name_and_number_can_be_compared(a in "\\PC{0,30}", b in "\\PC{0,30}", huis in "\\PC{0,8}") {
        let een = Gegevens { partnernaam: Some(a.clone()), huisnummer: huisnummer(&huis), ..persoon(&a) };
        vergelijk(&Kenmerken::nieuw(&een), &Kenmerken::nieuw(&persoon(&b)));
    }
}
