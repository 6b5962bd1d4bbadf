//! What the stock `age` made is opened, what we make comes back, and no changed byte gets through.

use std::io::Read;

use proptest::prelude::*;

use super::*;

/// Made with age 1.1.1 and with rage (pyrage); they must stay readable.
const IDENTITEIT: &str = include_str!("../../tests/it/golden/age/identiteit.txt");
const VOOR_ONTVANGER: &[u8] = include_bytes!("../../tests/it/golden/age/ontvanger.age");
const VOOR_ZIN: &[u8] = include_bytes!("../../tests/it/golden/age/zin.age");
const IN_HARNAS: &str = include_str!("../../tests/it/golden/age/harnas.age");
const ZIN: &str = "vier losse woorden hier";

fn golden() -> Geheim {
    Geheim::lees(IDENTITEIT).unwrap()
}

fn zin(zin: &str) -> Geheim {
    Geheim::lees(zin).unwrap()
}

fn nieuw() -> (Geheim, Ontvanger) {
    let id = Identiteit::nieuw().unwrap();
    let voor = id.ontvanger();
    (Geheim::Identiteiten(vec![id]), voor)
}

#[test]
fn what_the_stock_age_made_is_opened() {
    let regels: Vec<String> = (0..3000)
        .map(|it| format!("regel {it:06} van de back-up\n"))
        .collect();
    let verwacht = regels.concat();
    let open = ontsleutel(VOOR_ONTVANGER, &golden()).unwrap();
    assert_eq!(open.len(), 84_000, "more than one chunk");
    assert_eq!(*open, verwacht.as_bytes());
    let alle = ontharnas(IN_HARNAS).unwrap();
    assert_eq!(**ontsleutel(&alle[0], &golden()).unwrap(), *b"kort");
    assert_eq!(*harnas(&alle[0]), *IN_HARNAS);
    assert_eq!(**ontsleutel(VOOR_ZIN, &zin(ZIN)).unwrap(), *b"de inhoud");
}

#[test]
fn keys_are_read_as_the_stock_age_writes_them() {
    let Geheim::Identiteiten(ids) = golden() else {
        panic!("no identities");
    };
    let regel = IDENTITEIT.lines().last().unwrap();
    assert_eq!(ids[0].tekst().as_str(), regel);
    let ontvanger = ids[0].ontvanger();
    assert!(IDENTITEIT.contains(&ontvanger.to_string()));
    assert_eq!(Ontvanger::lees(&ontvanger.to_string()), Some(ontvanger));
    assert!(Geheim::lees("AGE-SECRET-KEY-1QQ").is_none(), "mistyped");
    assert!(Geheim::lees("").is_none());
    assert!(matches!(zin("een zin\r\n"), Geheim::Zin(_)));
    assert_eq!(format!("{:?} {:?}", golden(), ids[0]), "Geheim Identiteit");
}

#[test]
fn only_who_it_is_for_opens_it() {
    let ((een, voor_een), (twee, voor_twee), (ander, _)) = (nieuw(), nieuw(), nieuw());
    let dicht = versleutel(b"iets", &Voor::Ontvangers(&[voor_een, voor_twee])).unwrap();
    assert_eq!(**ontsleutel(&dicht, &een).unwrap(), *b"iets");
    assert_eq!(**ontsleutel(&dicht, &twee).unwrap(), *b"iets");
    for geheim in [ander, zin(ZIN)] {
        assert!(matches!(
            ontsleutel(&dicht, &geheim),
            Err(AgeFout::PastNiet)
        ));
    }
    let dicht = versleutel(b"iets", &Voor::Zin(ZIN, 4)).unwrap();
    assert_eq!(vraagt_zin(&dicht), Some(true));
    assert_eq!(**ontsleutel(&dicht, &zin(ZIN)).unwrap(), *b"iets");
    assert!(matches!(
        ontsleutel(&dicht, &zin("vier losse woorden daar")),
        Err(AgeFout::PastNiet)
    ));
    assert!(versleutel(b"", &Voor::Ontvangers(&[])).is_err());
    assert!(matches!(
        ontsleutel(b"TBBACK1\n iets anders", &een),
        Err(AgeFout::Vreemd)
    ));
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let (geheim, voor) = nieuw();
    let goed = versleutel(b"de naam van een kandidaat", &Voor::Ontvangers(&[voor])).unwrap();
    for bit in 0..goed.len() * 8 {
        let mut fout = goed.clone();
        fout[bit / 8] ^= 1 << (bit % 8);
        assert!(ontsleutel(&fout, &geheim).is_err(), "bit {bit}");
    }
    for lengte in 0..goed.len() {
        assert!(ontsleutel(&goed[..lengte], &geheim).is_err(), "{lengte}");
    }
    let mut langer = goed.clone();
    langer.push(0);
    assert!(ontsleutel(&langer, &geheim).is_err());
}

#[test]
fn who_wrote_it_reads_it_back_without_the_identity() {
    let (_, voor) = nieuw();
    let mut uit = Schrijver::nieuw(Vec::new(), &Voor::Ontvangers(&[voor])).unwrap();
    uit.write_all(&vec![7; 200_000]).unwrap();
    let (dicht, sleutel) = uit.klaar().unwrap();
    let mut terug = Vec::new();
    Lezer::terug(dicht.as_slice(), &sleutel)
        .unwrap()
        .read_to_end(&mut terug)
        .unwrap();
    assert_eq!(terug, vec![7; 200_000]);
    let mut half = Vec::new();
    // Cut at the border of a chunk, where only the mark of the last one tells.
    let tot = dicht.len() - (200_000 % (64 * 1024) + 16);
    let mut lezer = Lezer::terug(&dicht[..tot], &sleutel).unwrap();
    assert!(lezer.read_to_end(&mut half).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_length_comes_back(lengte in prop_oneof![
        0..300_usize,
        65_500..65_600_usize,
        131_000..131_100_usize,
    ], stuk in 1..70_000_usize) {
        let (geheim, voor) = nieuw();
        let bytes: Vec<u8> = (0..lengte).map(|it| u8::try_from(it * 31 % 251).unwrap()).collect();
        let mut uit = Schrijver::nieuw(Vec::new(), &Voor::Ontvangers(&[voor])).unwrap();
        for deel in bytes.chunks(stuk) {
            uit.write_all(deel).unwrap();
        }
        let dicht = uit.klaar().unwrap().0;
        prop_assert_eq!(&**ontsleutel(&dicht, &geheim).unwrap(), &bytes);
    }
}
