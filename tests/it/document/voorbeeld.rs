//! A document with every block, on several pages, with the names that come in at the desk and what nobody expects.

use chrono::NaiveDate;
use trajectbord::document::{Blok, Doc, Handtekening, Stuk};

/// Arabic letters, which the fonts do not have.
pub(crate) const ARABISCH: &str = "محمد العلي";

/// One word of ten thousand letters.
pub(crate) fn eindeloos() -> String {
    "werkzaamheden".chars().cycle().take(10_000).collect()
}

/// A form as a werkcoach hands it out, with every kind of block.
pub(crate) fn alles() -> Doc {
    let mut doc = Doc::new("Diagnoseformulier praktijkleren", "T-0142", dag(22));
    doc.voorbeeld = true;
    doc.blokken = vec![
        Blok::alinea(
            "Dit formulier vullen kandidaat en werkcoach samen in. Het gaat mee naar het Leerwerkloket en naar \
             de mbo-instelling. Je hoeft alleen te vertellen wat voor je leerwerkplek nodig is.",
        ),
        Blok::kop(1, "Persoonsgegevens"),
        Blok::gegevens([
            ("Naam", "Gülşah Çelik-Öztürk"),
            ("Geboortenaam", "Nguyễn Thị Ánh Đặng"),
            ("Geboortedatum", "14-03-1991"),
            ("Adres", "Łódzka-straat 12 B\n7001 AB Doetinchem"),
            ("Telefoon", ""),
            ("E-mailadres", ""),
            ("Contactpersoon bij nood", ARABISCH),
            (
                "Heb je een startkwalificatie (een diploma mbo 2, havo of vwo of hoger)?",
                "nee",
            ),
        ]),
        Blok::kop(1, "Opleiding en werk"),
        Blok::kop(2, "Wat je al kunt"),
        Blok::Alinea(vec![
            Stuk::Gewoon("Je hebt eerder gewerkt als ".into()),
            Stuk::Vet("logistiek medewerker".into()),
            Stuk::Gewoon(
                " in Gdańsk en Iași. Dat telt mee: wat je al kunt, hoef je niet nog een keer te leren. \
                 Je laat het zien op de werkvloer, en de praktijkopleider kijkt mee.\n\nEen tweede stuk, na een \
                 lege regel."
                    .into(),
            ),
        ]),
        Blok::lijst(
            false,
            [
                "heftruckcertificaat, geldig tot 01-02-2028",
                "rijbewijs B",
                "spreekt Turks, Nederlands (B1) en een beetje Duits; leest Nederlands nog langzaam en wil daarom dat \
                 opdrachten ook worden voorgedaan",
            ],
        ),
        Blok::kop(2, "Afspraken"),
        Blok::lijst(
            true,
            (1..=11).map(|it| format!("Afspraak {it}: we bellen elkaar op maandag.")),
        ),
        Blok::LetOp(
            "Je mag je toestemming altijd intrekken. Bel of mail je werkcoach; je hoeft niet te zeggen waarom. Wat \
             al gedeeld is, wordt dan niet meer gebruikt."
                .into(),
        ),
        Blok::kop(1, "Werkprocessen"),
        Blok::Tabel {
            kop: ["Code", "Werkproces", "Status", "Beoordeeld door"]
                .map(str::to_owned)
                .to_vec(),
            rijen: (1..=34).map(werkproces).collect(),
        },
        Blok::kop(1, "Toelichting"),
        Blok::alinea(
            "De kandidaat werkt graag met de handen en houdt van een vaste dagindeling. ".repeat(40),
        ),
        Blok::kop(3, "Ondertekening"),
        Blok::alinea("Wij hebben dit formulier samen ingevuld en zijn het ermee eens."),
        Blok::Handtekeningen(vec![
            Handtekening {
                wie: "Kandidaat".into(),
                naam: "Gülşah Çelik-Öztürk".into(),
                datum: None,
            },
            Handtekening {
                wie: "Werkcoach".into(),
                naam: "M. de Vries".into(),
                datum: Some(dag(20)),
            },
            Handtekening {
                wie: "Praktijkopleider".into(),
                naam: String::new(),
                datum: None,
            },
        ]),
    ];
    doc
}

/// What nobody expects, in every place where somebody can type.
pub(crate) fn vijandig() -> Doc {
    let gek = format!(
        "\u{0}\u{7}a\u{1b}[2J\u{202e}tekst\u{2066} \u{e000}\u{10ffff}\u{fffe}\u{feff}😀👩‍👩‍👧 漢字 \u{301}\t%s {{}} \\(<&> {}",
        eindeloos()
    );
    let mut doc = Doc::new(&gek, &gek, dag(1));
    doc.voorbeeld = true;
    let kop = |niveau| Blok::kop(niveau, gek.clone());
    doc.blokken = vec![
        kop(3),
        kop(0),
        kop(200),
        Blok::kop(1, ""),
        Blok::alinea(gek.clone()),
        Blok::Alinea(Vec::new()),
        Blok::Gegevens(Vec::new()),
        Blok::gegevens([(gek.clone(), gek.clone()), (String::new(), String::new())]),
        Blok::Tabel {
            kop: Vec::new(),
            rijen: Vec::new(),
        },
        Blok::Tabel {
            kop: Vec::new(),
            rijen: vec![Vec::new(), vec![gek.clone(), "x".into()]],
        },
        Blok::Tabel {
            kop: vec![gek.clone(), String::new()],
            rijen: vec![vec![gek.clone()], vec![String::new(); 9]],
        },
        Blok::Tabel {
            kop: vec!["k".into(); 40],
            rijen: vec![vec!["waarde".into(); 40]],
        },
        Blok::lijst(true, [gek.clone(), String::new()]),
        Blok::lijst(false, Vec::<String>::new()),
        Blok::LetOp(gek.clone()),
        Blok::LetOp(String::new()),
        Blok::Handtekeningen(Vec::new()),
        Blok::Handtekeningen(vec![
            Handtekening {
                wie: gek.clone(),
                naam: gek,
                datum: None,
            };
            9
        ]),
    ];
    doc
}

fn werkproces(nummer: usize) -> Vec<String> {
    let wat = match nummer % 4 {
        0 => {
            "Ontvangt goederen en controleert of de bestelling klopt met de pakbon; meldt wat ontbreekt"
        }
        1 => "Slaat goederen op",
        2 => "Verzamelt goederen voor een bestelling en maakt ze klaar voor verzending",
        _ => "Houdt de werkplek schoon en veilig",
    };
    let wie = if nummer.is_multiple_of(3) {
        "Zdeněk Dvořák"
    } else {
        ""
    };
    vec![
        format!("B1-K1-W{nummer}"),
        wat.to_owned(),
        "in oefening".to_owned(),
        wie.to_owned(),
    ]
}

fn dag(dag: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, dag).unwrap()
}
