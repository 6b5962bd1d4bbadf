//! `opdracht` as a script uses it: the shapes that the README documents.

use serde_json::{Value, json};

use super::thuis::{Gesprek, Thuis};

fn velden(waarde: &Value) -> Vec<&str> {
    waarde
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// A card that nothing holds, of a fase.
fn klaar(gesprek: &mut Gesprek, fase: &str) -> Value {
    let vraag = json!({"vraag": "lijst", "filter": format!("fase:{fase} klaar"), "aantal": 1});
    gesprek.gelukt(vraag)["kaarten"][0].clone()
}

#[test]
fn a_kandidaat_is_made_changed_and_taken_back() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    g.gelukt(
        json!({"opdracht": "bewaar_concept", "nummer": 4, "formulier": "intake", "versie": 1,
        "kaart": null, "velden": {"naam": "rukiye yil"}}),
    );
    let concepten = g.gelukt(json!({"vraag": "concepten"}));
    assert_eq!(
        velden(&concepten["concepten"][0]),
        ["formulier", "kaart", "moment", "nummer", "velden", "versie"]
    );
    let gedaan = g.gelukt(
        json!({"opdracht": "nieuwe_kandidaat", "naam": "rukiye yıldız",
        "geboren": "1994-03-12", "telefoon": "06 12345678", "email": "r@voorbeeld.example",
        "postcode": "7622lk", "woonplaats": "Borne", "situatie": "niet_werkend", "uitkering": "PW",
        "opleiding": "VMBO_TL", "behaald": "NEE", "diploma": null, "doelgroepen": ["STATUSHOUDER"],
        "branches": ["GROEN", "LOGISTIEK"], "niveau": "1", "kanaal": "UWV",
        "terugbellen": "2199-01-01", "notitie": "belt zelf", "concept": 4}),
    );
    assert_eq!(
        velden(&gedaan),
        ["gebleven", "id", "kaart", "ok", "seq", "titel"]
    );
    assert!(gedaan["seq"].is_u64());
    let kaart = gedaan["kaart"].clone();
    assert_eq!(
        g.gelukt(json!({"vraag": "concepten"}))["concepten"],
        json!([])
    );

    let dossier = g.gelukt(json!({"vraag": "dossier", "kaart": kaart}))["dossier"].clone();
    assert_eq!(dossier["kaart"]["naam"], json!("R. Yıldız"));
    assert_eq!(dossier["kaart"]["fase"], json!("wk"));
    assert_eq!(dossier["kaart"]["gemeente"], json!("Borne"));
    let kandidaat = &dossier["kandidaat"];
    assert_eq!(kandidaat["telefoon"], json!("+31612345678"));
    assert_eq!(kandidaat["postcode"], json!("7622 LK"));
    let wijzig = |gezien: &Value, plaats: &str| {
        json!({"opdracht": "wijzig_kandidaat", "kandidaat": kandidaat["id"], "gezien": gezien,
            "naam": "Rukiye Yıldız", "woonplaats": plaats, "branches": ["GROEN"]})
    };
    let versie = &dossier["kandidaat_versie"];
    g.gelukt(wijzig(versie, "Hengelo"));
    let fout = g.mislukt(wijzig(versie, "Enschede"));
    assert_eq!(fout["fout"], json!("conflict"));
    assert!(fout["wie"].is_string() && fout["wanneer"].is_string());

    let toestand = g.gelukt(json!({"vraag": "toestand"}));
    assert_eq!(
        velden(&toestand),
        [
            "coach",
            "id",
            "lopend",
            "ok",
            "ongedaan",
            "opnieuw",
            "regio",
            "seq",
            "storing",
            "voorbeeld"
        ]
    );
    assert!(toestand["ongedaan"].as_str().unwrap().contains("gewijzigd"));
    g.gelukt(json!({"opdracht": "ongedaan"}));
    let plaats = |g: &mut Gesprek| {
        let dossier = g.gelukt(json!({"vraag": "dossier", "kaart": kaart}));
        dossier["dossier"]["kandidaat"]["woonplaats"].clone()
    };
    assert_eq!(plaats(&mut g), json!("Borne"));
    g.gelukt(json!({"opdracht": "opnieuw"}));
    assert_eq!(plaats(&mut g), json!("Hengelo"));
    let fout = g.mislukt(json!({"opdracht": "opnieuw"}));
    assert_eq!(fout["fout"], json!("niet_terug"));
    g.gelukt(json!({"opdracht": "wis_concept", "nummer": 99}));
    assert_eq!(g.einde().1, 0);
}

#[test]
fn a_card_is_held_moved_and_put_back() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let nieuw = g.gelukt(json!({"opdracht": "nieuwe_kandidaat", "naam": "Piet Bos"}));
    let kaart = nieuw["kaart"].clone();

    let fout = g.mislukt(json!({"opdracht": "verplaats", "kaart": kaart}));
    assert_eq!(fout["fout"], json!("regel"));
    assert!(fout["regel"].is_object() || fout["regel"].is_string());
    let poort = g.gelukt(json!({"vraag": "poort", "kaart": kaart}))["poort"].clone();
    assert_eq!(
        velden(&poort),
        [
            "kaart",
            "kan_met_motivering",
            "naar",
            "open",
            "stappen",
            "van",
            "versie"
        ]
    );
    assert_eq!(poort["open"], json!(false));
    let stap = &poort["stappen"][0];
    assert!(["hard", "block", "warn", "info"].contains(&stap["niveau"].as_str().unwrap()));

    let zet = |stap: &str, stand: Value, gegeven: Value| {
        json!({"opdracht": "zet_stap", "kaart": kaart, "stap": stap, "stand": stand,
            "gegeven": gegeven, "tekst": "uit het script"})
    };
    g.gelukt(zet("WK-01", json!({"gedaan": {}}), Value::Null));
    g.gelukt(zet(
        "WK-02",
        json!({"gepland": {"op": "2199-12-31"}}),
        Value::Null,
    ));
    g.gelukt(zet("WK-02", json!("bezig"), Value::Null));
    g.gelukt(zet("WK-02", json!("open"), Value::Null));
    g.gelukt(zet(
        "WK-06",
        json!({"gedaan": {"op": null}}),
        json!({"duo": {"uitslag": "GEEN_GEVONDEN"}}),
    ));
    g.gelukt(zet(
        "WK-11N",
        json!({"gedaan": {}}),
        json!({"persoon": {"rol": "procesbegeleider",
        "naam": "Iris Bakker", "soort": "gemeente", "organisatie": "gemeente Borne"}}),
    ));
    let fout = g.mislukt(zet(
        "WK-01",
        json!({"gedaan": {"op": "2199-12-31"}}),
        Value::Null,
    ));
    assert_eq!(fout["veld"], json!("op"));
    let fout = g.mislukt(zet("WK-06", json!({"gedaan": {}}), Value::Null));
    assert_eq!(fout["veld"], json!("gegeven"));
    let fout = g.mislukt(zet(
        "WG-01",
        json!({"nvt": {"reden": "hoeft niet"}}),
        Value::Null,
    ));
    assert_eq!(fout["veld"], json!("stap"));
    let fout = g.mislukt(zet("WK-02", json!({"nvt": {"reden": ""}}), Value::Null));
    assert_eq!(fout["veld"], json!("reden"));
    let fout = g.mislukt(zet(
        "WK-02",
        json!({"afwijking": {"motivering": "x"}}),
        Value::Null,
    ));
    assert_eq!(fout["veld"], json!("motivering"));

    let verder = klaar(&mut g, "wk");
    let alle = json!([verder["kaart"], kaart]);
    let proef = g.gelukt(json!({"vraag": "voorproef", "kaarten": alle}));
    assert_eq!(proef["kan"][0]["kaart"], verder["kaart"]);
    assert_eq!(velden(&proef["niet"][0]), ["kaart", "naam", "wat"]);
    let samen = g.gelukt(json!({"opdracht": "verplaats_alle", "kaarten": alle}));
    assert_eq!(samen["gebleven"][0]["kaart"], kaart);
    assert!(samen["gebleven"][0]["waarom"].is_string());
    let een = klaar(&mut g, "wk");
    let verplaats =
        json!({"opdracht": "verplaats", "kaart": een["kaart"], "gezien": een["versie"]});
    g.gelukt(verplaats.clone());
    let fout = g.mislukt(verplaats);
    assert_eq!(fout["fout"], json!("conflict"));
    g.gelukt(json!({"opdracht": "zet_terug", "kaart": een["kaart"], "reden": "te vroeg"}));
    let fout = g.mislukt(json!({"opdracht": "zet_terug", "kaart": een["kaart"], "reden": " "}));
    assert_eq!(fout["veld"], json!("reden"));
    assert_eq!(g.einde().1, 0);
}

#[test]
fn a_card_waits_is_talked_about_changes_hands_and_closes() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let nieuw = g.gelukt(json!({"opdracht": "nieuwe_kandidaat", "naam": "Piet Bos"}));
    let kaart = nieuw["kaart"].clone();
    g.gelukt(
        json!({"opdracht": "wacht", "kaart": kaart, "tot": "2199-01-01", "reden": "vakantie"}),
    );
    g.gelukt(json!({"opdracht": "hervat", "kaart": kaart}));
    g.mislukt(json!({"opdracht": "hervat", "kaart": kaart}));
    g.gelukt(json!({"opdracht": "notitie", "kaart": kaart, "tekst": "belt morgen"}));
    g.gelukt(
        json!({"opdracht": "contact", "kaart": kaart, "wijze": "TELEFOON",
        "uitkomst": "TERUGBELLEN", "met": "Piet", "tekst": "in de auto", "op": null,
        "terugbellen": "2199-01-01"}),
    );
    let fout = g.mislukt(
        json!({"opdracht": "contact", "kaart": kaart, "wijze": "MAIL",
        "uitkomst": "GESPROKEN", "op": "2199-01-01"}),
    );
    assert_eq!(fout["veld"], json!("op"));
    let coaches = g.gelukt(json!({"vraag": "coaches"}))["coaches"].clone();
    assert_eq!(
        velden(&coaches[1]),
        [
            "beheer",
            "coach",
            "kort",
            "naam",
            "organisatie",
            "rol",
            "weg"
        ]
    );
    g.gelukt(json!({"opdracht": "wijs_toe", "kaarten": [kaart], "coach": coaches[1]["coach"]}));
    let fout = g.mislukt(json!({"opdracht": "wijs_toe", "kaarten": [kaart], "coach": 999}));
    assert_eq!(fout["fout"], json!("niet_gevonden"));
    let fout = g.mislukt(json!({"opdracht": "sluit", "kaart": kaart}));
    assert_eq!(fout["veld"], json!("slot"));
    g.gelukt(
        json!({"opdracht": "sluit", "kaart": kaart, "slot": {"uitgevallen": "VERHUIZING"},
        "toelichting": "naar Zwolle"}),
    );
    let fout = g.mislukt(json!({"vraag": "dossier", "kaart": kaart}));
    assert_eq!(fout["fout"], json!("waarneming"));
    g.gelukt(json!({"opdracht": "waarneem", "kaart": kaart, "reden": "collega ziek"}));
    let dossier = g.gelukt(json!({"vraag": "dossier", "kaart": kaart}))["dossier"].clone();
    assert_eq!(dossier["kaart"]["gesloten"], json!(true));
    assert_eq!(dossier["kaart"]["coach"], coaches[1]["kort"]);
    assert_eq!(
        velden(&dossier["tijdlijn"][0]),
        ["door", "kop", "moment", "tekst"]
    );
    assert_eq!(
        velden(&dossier["journaal"][0]),
        ["door", "moment", "nummer", "velden", "wat"]
    );
    g.gelukt(json!({"opdracht": "zet_terug", "kaart": kaart, "reden": "toch terug"}));
    g.gelukt(json!({"opdracht": "sluit", "kaart": kaart, "slot": "niet_passend"}));
    assert_eq!(g.einde().1, 0);
}

#[test]
fn questions_answer_with_the_shapes_that_are_documented() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let lijst = g.gelukt(
        json!({"vraag": "lijst", "filter": "fase:bm", "sorteer": "naam", "van": 1, "aantal": 2}),
    );
    assert_eq!(velden(&lijst), ["id", "kaarten", "ok", "totaal"]);
    assert!(lijst["totaal"].as_u64().unwrap() > 3);
    assert_eq!(lijst["kaarten"].as_array().unwrap().len(), 2);
    assert_eq!(
        velden(&lijst["kaarten"][0]),
        [
            "branche",
            "coach",
            "dagen",
            "fase",
            "gedaan",
            "gemeente",
            "gesloten",
            "houdt_op",
            "kaart",
            "naam",
            "niveau",
            "over_norm",
            "plek",
            "sinds",
            "te_laat",
            "totaal",
            "versie",
            "volgende",
            "waarschuwingen",
            "wacht"
        ]
    );
    let ver = json!({"vraag": "lijst", "van": u64::MAX, "aantal": u64::MAX});
    assert_eq!(g.gelukt(ver)["kaarten"], json!([]));
    let zoek = g.gelukt(json!({"vraag": "zoek", "tekst": "vural"}));
    assert_eq!(velden(&zoek["treffers"][0]), ["kaart", "notitie", "tekst"]);
    assert_eq!(zoek["treffers"][0]["kaart"]["naam"], json!("S. Vural"));
    let traject = &lijst["kaarten"][0]["kaart"];
    let plekken =
        g.gelukt(json!({"vraag": "plekken", "traject": traject, "zoek": "", "aantal": 3}));
    assert_eq!(
        velden(&plekken["plekken"][0]),
        [
            "aantal", "bedrijf", "branche", "functie", "let_op", "niveau", "plaats", "plek", "vrij"
        ]
    );
    let dossier = g.gelukt(json!({"vraag": "dossier", "kaart": "P-0001"}))["dossier"].clone();
    assert_eq!(
        velden(&dossier),
        [
            "andere",
            "bedrijf",
            "bsn",
            "journaal",
            "kaart",
            "kandidaat",
            "kandidaat_versie",
            "kwalificatie",
            "plek",
            "samengevoegd",
            "stappen",
            "taken",
            "tijdlijn",
            "traject",
            "versie"
        ]
    );
    for (vraag, veld) in [
        (json!({"vraag": "lijst", "filter": "fase:xx"}), "filter"),
        (json!({"vraag": "lijst", "sorteer": "kleur"}), "sorteer"),
        (json!({"vraag": "lijst", "aantal": -1}), "aantal"),
        (json!({"vraag": "dossier"}), "kaart"),
        (json!({"vraag": "dossier", "kaart": "K-0001"}), "kaart"),
        (json!({"vraag": "dosier", "kaart": "T-0001"}), "vraag"),
        (
            json!({"vraag": "toestand", "opdracht": "ongedaan"}),
            "vraag",
        ),
        (json!({"vraag": "zoek", "tekst": "a", "max": 3}), "max"),
    ] {
        let fout = g.mislukt(vraag.clone());
        assert_eq!(fout["fout"], json!("onleesbaar"), "{vraag}");
        assert_eq!(fout["veld"], json!(veld), "{vraag} {fout}");
    }
    let fout = g.mislukt(json!({"vraag": "dossier", "kaart": "T-9999"}));
    assert_eq!(fout["fout"], json!("niet_gevonden"));
    assert_eq!(g.einde().1, 0);
}

#[test]
fn a_line_that_cannot_be_used_costs_that_line_and_nothing_else() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let mut fout = |regel: &[u8]| {
        let antwoord = g.zeg_bytes(regel);
        assert_eq!(antwoord["ok"], json!(false));
        assert_eq!(antwoord["fout"]["fout"], json!("onleesbaar"));
        antwoord["fout"].clone()
    };
    let geen = fout(b"{\"opdracht\": \"ongedaan\"");
    assert!(geen["bericht"].as_str().unwrap().contains("geen JSON"));
    assert_eq!(geen["regel"], json!(1));
    assert!(
        fout(b"[1, 2]")["bericht"]
            .as_str()
            .unwrap()
            .contains("object")
    );
    assert!(
        fout(b"null")["bericht"]
            .as_str()
            .unwrap()
            .contains("object")
    );
    assert!(
        fout(b"\xff\xfe\xfd")["bericht"]
            .as_str()
            .unwrap()
            .contains("UTF-8")
    );
    let naam = b"{\"opdracht\": \"nieuwe_kandidaat\", \"naam\": \"Jan \xc3\x28\"}";
    assert!(fout(naam)["bericht"].as_str().unwrap().contains("UTF-8"));
    let lang = format!(
        "{{\"id\": 1, \"opdracht\": \"notitie\", \"tekst\": \"{}\"}}",
        "x".repeat(2 << 20)
    );
    let lang = fout(lang.as_bytes());
    assert!(lang["bericht"].as_str().unwrap().contains("langer dan"));
    assert_eq!(lang["regel"], json!(6));
    let diep = "[".repeat(100_000);
    fout(format!("{{\"vraag\": {diep}").as_bytes());
    let kandidaat = fout(b"{\"opdracht\": \"nieuwe_kandidaat\", \"naam\": \"Jan\", \"email\": 3}");
    assert_eq!(kandidaat["veld"], json!("email"));

    // Whatever a script takes for an id comes back as it was.
    for id in [
        json!("a-1"),
        json!([1, {"b": null}]),
        Value::Null,
        json!(1.5),
    ] {
        let antwoord = g.zeg_bytes(
            json!({"vraag": "toestand", "id": id})
                .to_string()
                .as_bytes(),
        );
        assert_eq!(antwoord["id"], id);
    }
    let velden =
        g.mislukt(json!({"opdracht": "nieuwe_kandidaat", "naam": "Jan de Boer", "telefoon": "12"}));
    assert_eq!(
        (&velden["fout"], &velden["veld"]),
        (&json!("veld"), &json!("telefoon"))
    );
    let te_lang =
        g.mislukt(json!({"opdracht": "notitie", "kaart": "T-0001", "tekst": "x".repeat(5_000)}));
    assert_eq!(te_lang["veld"], json!("tekst"));
    let jaar = g.mislukt(
        json!({"opdracht": "wacht", "kaart": "T-0001", "tot": "+262142-12-31", "reden": "x"}),
    );
    assert_eq!(jaar["veld"], json!("tot"));
    assert_eq!(g.einde(), (String::new(), 0));
}

#[test]
fn empty_lines_have_no_answer_and_the_last_line_needs_no_end() {
    let thuis = Thuis::met_voorbeeld();
    let invoer = b"\n  \n{\"vraag\":\"toestand\",\"id\":1}\r\n\n{\"vraag\":\"toestand\",\"id\":2}";
    let run = thuis.doe_met(&["--voorbeeld", "opdracht"], invoer).gelukt();
    assert_eq!(run.uit.lines().count(), 2);
    assert!(run.fout.is_empty(), "{}", run.fout);
    assert_eq!(
        thuis
            .doe_met(&["--voorbeeld", "opdracht"], b"")
            .gelukt()
            .uit,
        ""
    );
}

#[test]
fn the_readme_names_every_opdracht_and_every_vraag() {
    let readme = include_str!("../../../README.md");
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let mut namen = 0;
    for tag in ["opdracht", "vraag"] {
        let fout = g.mislukt(json!({tag: "?"}));
        let keuzes = fout["bericht"]
            .as_str()
            .unwrap()
            .rsplit_once(": ")
            .unwrap()
            .1;
        for naam in keuzes.split(", ") {
            assert!(readme.contains(&format!("`{naam}`")), "{tag} {naam}");
            namen += 1;
        }
    }
    assert!(namen >= 18 + 10, "{namen}");
}

#[test]
fn a_leerroute_is_chosen_judged_and_asked_for() {
    let thuis = Thuis::met_voorbeeld();
    let mut g = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let nieuw = g.gelukt(json!({"opdracht": "nieuwe_kandidaat", "naam": "Piet Bos"}));
    let kaart = nieuw["kaart"].clone();
    let kies =
        |crebo: &str| json!({"opdracht": "kies_kwalificatie", "kaart": kaart, "crebo": crebo});
    let zet = |status: Value| {
        json!({"opdracht": "zet_werkprocessen", "kaart": kaart,
            "regels": [{"code": "B1-K1-W1", "status": status}]})
    };
    let fout = g.mislukt(zet(json!("te_leren")));
    assert_eq!(fout["regel"], json!("kwalificatie_ontbreekt"));
    assert_eq!(g.mislukt(kies("99999"))["veld"], json!("crebo"));
    g.gelukt(kies("25743"));
    g.gelukt(zet(json!("te_leren")));
    let fout = g.mislukt(zet(json!("geleerd")));
    assert_eq!(fout["veld"], json!("door"));
    let beeld = g.gelukt(json!({"vraag": "leerroute", "kaart": kaart}))["leerroute"].clone();
    assert_eq!(
        velden(&beeld),
        [
            "eerder",
            "kaart",
            "kerntaken",
            "keuzes",
            "kwalificatie",
            "let_op",
            "praktijkopleider",
            "reden_nodig",
            "stappen",
            "telling",
            "vast",
            "versie"
        ]
    );
    let rij = &beeld["kerntaken"][0]["werkprocessen"][0];
    assert_eq!(rij["status"], json!("te_leren"));
    assert_eq!(rij["uitvoerbaar"], json!("onbekend"));
    assert_eq!(beeld["telling"]["gekozen"], json!(1));
    g.gelukt(zet(Value::Null));
    let weg = g.gelukt(json!({"vraag": "leerroute", "kaart": kaart}))["leerroute"].clone();
    assert_eq!(weg["telling"]["gekozen"], json!(0));
}
