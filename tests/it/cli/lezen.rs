//! `waar`, `toetsen`, `lijst` and `toon`: what a person and a program read.

use serde_json::json;

use super::thuis::Thuis;

#[test]
fn waar_names_every_place_and_makes_none() {
    let thuis = Thuis::leeg();
    let uit = thuis.doe(&["waar"]).gelukt().uit;
    assert!(uit.contains("data/trajectbord  (is er nog niet)"), "{uit}");
    assert!(uit.contains("config/trajectbord/toetsen.toml"), "{uit}");
    assert!(!thuis.pad("data").exists());
    let uit = thuis.doe(&["--voorbeeld", "waar"]).gelukt().uit;
    assert!(uit.contains("data/trajectbord-voorbeeld"), "{uit}");
    let elders = thuis.pad("elders");
    let uit = thuis
        .doe(&["waar", "--data", elders.to_str().unwrap()])
        .gelukt()
        .uit;
    assert!(uit.contains("elders"), "{uit}");
}

#[test]
fn toetsen_shows_the_keys_and_a_mistake_in_the_own_file_with_its_line() {
    let thuis = Thuis::leeg();
    let uit = thuis.doe(&["toetsen"]).gelukt().uit;
    assert!(uit.contains('|') && uit.contains("toetsen.toml"), "{uit}");
    let tabel = thuis.doe(&["toetsen", "--markdown"]).gelukt().uit;
    assert!(uit.ends_with(&tabel));
    std::fs::create_dir_all(thuis.pad("config/trajectbord")).unwrap();
    let fout = include_str!("../keymaps/fout.toml");
    std::fs::write(thuis.pad("config/trajectbord/toetsen.toml"), fout).unwrap();
    let run = thuis.doe(&["toetsen"]);
    assert_eq!(run.code, 1);
    assert!(run.uit.is_empty(), "{}", run.uit);
    assert!(run.fout.contains("toetsen.toml, regel 5"), "{}", run.fout);
}

#[test]
fn lijst_says_the_same_cards_as_text_as_json_and_as_csv() {
    let thuis = Thuis::met_voorbeeld();
    let lijst = |vorm: &[&str]| {
        let mut args = vec!["--voorbeeld", "lijst", "fase:bm", "--sorteer", "naam"];
        args.extend_from_slice(vorm);
        thuis.doe(&args).gelukt()
    };
    let json = lijst(&["--json"]).json();
    let kaarten = json.as_array().unwrap();
    assert!(kaarten.len() > 3);
    assert!(kaarten.iter().all(|kaart| kaart["fase"] == json!("bm")));

    let tekst = lijst(&[]).uit;
    assert!(tekst.ends_with(&format!("\n{} kaarten\n", kaarten.len())));
    for (regel, kaart) in tekst.lines().zip(kaarten) {
        assert!(
            regel.starts_with(kaart["kaart"].as_str().unwrap()),
            "{regel}"
        );
    }

    let csv = lijst(&["--csv"]).uit;
    let rijen = csv.strip_prefix('\u{feff}').expect("the mark Excel wants");
    let rijen: Vec<&str> = rijen.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert_eq!(rijen.len(), kaarten.len() + 1);
    assert!(rijen[0].starts_with("kaart;fase;sinds;"));
    let velden = rijen[0].split(';').count();
    for (rij, kaart) in rijen.iter().skip(1).zip(kaarten) {
        assert!(!rij.contains('\n'), "{rij}");
        assert!(rij.split(';').count() >= velden, "{rij}");
        assert!(rij.starts_with(kaart["kaart"].as_str().unwrap()), "{rij}");
    }
}

#[test]
fn a_filter_or_an_order_that_cannot_be_read_names_the_choices() {
    let thuis = Thuis::met_voorbeeld();
    let run = thuis.doe(&["--voorbeeld", "lijst", "fase:xx"]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("kies uit: WG, WK, BM"), "{}", run.fout);
    let run = thuis.doe(&["--voorbeeld", "lijst", "kleur:rood"]);
    assert!(run.fout.contains("branche, niveau"), "{}", run.fout);
    let run = thuis.doe(&["--voorbeeld", "lijst", "--sorteer", "leeftijd"]);
    assert_ne!(run.code, 0);
    assert!(run.fout.contains("urgentie, naam, dagen"), "{}", run.fout);
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_quoted() {
    let thuis = Thuis::met_voorbeeld();
    let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Anna Zwart",
        "woonplaats": "=HYPERLINK(\"http://x\";\"klik\")"});
    thuis.opdrachten(&["--voorbeeld", "opdracht"], &[nieuw]);
    let csv = thuis
        .doe(&["--voorbeeld", "lijst", "zwart", "--csv"])
        .gelukt()
        .uit;
    let rij = csv.lines().find(|rij| rij.contains("Zwart")).unwrap();
    assert!(
        rij.contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"klik\"\")\""),
        "{rij}"
    );
}

#[test]
fn a_bsn_is_masked_everywhere() {
    let thuis = Thuis::met_voorbeeld();
    let seed = include_str!("../../../seed/kandidaten.toml");
    let nummers: Vec<&str> = seed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|woord| woord.len() == 9 && woord.starts_with("99999"))
        .collect();
    assert!(
        nummers.len() > 10,
        "the example region has no BSNs to look for"
    );
    let toon = thuis
        .doe(&["--voorbeeld", "toon", "T-0001", "--json"])
        .gelukt();
    let bsn = toon.json()["bsn"].as_str().unwrap().to_owned();
    assert!(
        bsn.starts_with("•••••••") && bsn.chars().count() == 9,
        "{bsn}"
    );
    // A colleague's dossier opens with a reason.
    let vragen: Vec<_> = (1..=90)
        .map(|nummer| format!("T-{nummer:04}"))
        .flat_map(|kaart| {
            [
                json!({"opdracht": "waarneem", "kaart": kaart, "reden": "nakijken"}),
                json!({"vraag": "dossier", "kaart": kaart}),
            ]
        })
        .collect();
    let dossiers = thuis.opdrachten(&["--voorbeeld", "opdracht"], &vragen);
    assert!(dossiers.iter().filter(|it| it["ok"] == json!(true)).count() >= 160);
    let mut alles: String = dossiers.iter().map(ToString::to_string).collect();
    alles.push_str(&thuis.doe(&["--voorbeeld", "toon", "T-0001"]).gelukt().uit);
    alles.push_str(&thuis.doe(&["--voorbeeld", "lijst", "--json"]).gelukt().uit);
    for nummer in nummers {
        assert!(!alles.contains(nummer), "{nummer}");
    }
}

#[test]
fn a_card_that_is_not_there_and_a_number_that_is_none_are_told_apart() {
    let thuis = Thuis::met_voorbeeld();
    let run = thuis.doe(&["--voorbeeld", "toon", "T-9999"]);
    assert_eq!((run.code, run.uit.as_str()), (1, ""));
    assert!(run.fout.contains("T-9999 bestaat niet"), "{}", run.fout);
    let run = thuis.doe(&["--voorbeeld", "toon", "9999"]);
    assert_ne!(run.code, 0);
    assert!(run.fout.contains("T-0142"), "{}", run.fout);
}

#[test]
fn regio_says_what_it_is_called_and_a_new_toestemming_proposes_who_uses_the_data() {
    let thuis = Thuis::leeg();
    let uit = thuis.doe(&["regio", "--naam", "Regio Proef"]).gelukt().uit;
    assert!(uit.contains("Regio Proef"), "{uit}");
    assert!(uit.contains("nog niet gezegd"), "{uit}");
    let wie = "gemeente Proefdorp, UWV, ROC Proef";
    let uit = thuis
        .doe(&["regio", "--verantwoordelijken", wie])
        .gelukt()
        .uit;
    assert!(uit.contains("Regio Proef") && uit.contains(wie), "{uit}");
    assert_eq!(thuis.doe(&["regio"]).gelukt().uit, uit);

    let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Piet Bos"});
    let antwoord = thuis.opdrachten(&["opdracht"], &[nieuw]);
    assert_eq!(antwoord[0]["ok"], json!(true), "{antwoord:?}");
    let uit = thuis
        .doe(&["formulier", "toestemming", "T-0001"])
        .gelukt()
        .uit;
    assert!(uit.contains(wie), "{uit}");

    let fout = thuis.doe(&["regio", "--naam", " "]);
    assert_ne!(fout.code, 0);
    assert!(
        fout.fout.contains("geef de regio een naam"),
        "{}",
        fout.fout
    );
}
