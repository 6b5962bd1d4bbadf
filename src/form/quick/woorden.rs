//! The words the quick line goes by.

/// Words before a value, and the field they announce (DOMAIN 6.2: `uit pw`, `geb 12-3-98`).
pub(super) const LABELS: &[(&str, &[&str])] = &[
    ("naam", &["naam", "heet"]),
    ("geboren", &["geb", "geboren", "geboortedatum"]),
    ("telefoon", &["tel", "telefoon", "mobiel", "nr"]),
    ("email", &["mail", "email", "e-mail"]),
    (
        "woonplaats",
        &["won", "woont", "woonplaats", "plaats", "woonachtig"],
    ),
    ("postcode", &["pc", "postcode"]),
    ("huisnummer", &["hnr", "huisnr", "huisnummer"]),
    ("partnernaam", &["partner", "partnernaam"]),
    ("situatie", &["sit", "situatie"]),
    ("uitkering", &["uit", "uitk", "uitkering"]),
    (
        "opleiding",
        &["dip", "diploma", "opl", "opleiding", "school"],
    ),
    ("afgerond", &["afg", "afgerond", "behaald"]),
    ("branche", &["br", "branche", "sector"]),
    ("niveau", &["niv", "niveau"]),
    ("kanaal", &["via", "aangemeld", "door", "kanaal"]),
    (
        "terugbellen",
        &["terug", "terugbellen", "bel", "bellen", "tb"],
    ),
    ("notitie", &["not", "notitie", "nb"]),
];

/// Small words that may stand between a label and its value: `woont in almelo`.
pub(super) const TUSSEN: &[&str] = &["in", "op", "is", "door", "te"];

/// Words of value lists that mean something else when they stand alone.
pub(super) const DUBBELZINNIG: &[&str] = &[
    // Said in any sentence.
    "geen",
    "oud",
    "onbekend",
    "ziek",
    "loon",
    "werk",
    "werkt",
    "in dienst",
    "aanvullend",
    "anders",
    "overig",
    "auto",
    "kas",
    "tuin",
    "mbo",
    "school",
    "baas",
    "bedrijf",
    "een",
    "twee",
    "drie",
    "vier",
    "basis",
    "weet niet",
    "diploma",
    "master",
    "assistent",
    "j",
    "n",
    "ja",
    "nee",
    "niveau",
    // Also a day of the week.
    "wo",
    // Also a surname.
    "bakker",
    "kok",
    "slager",
    "schilder",
    "timmerman",
    "metselaar",
];

/// Words after an opleiding that tell whether it was finished.
pub(super) const AFGEROND: &[(&str, &str)] = &[
    ("niet afgerond", "NEE"),
    ("niet gehaald", "NEE"),
    ("niet behaald", "NEE"),
    ("zonder diploma", "NEE"),
    ("gestopt", "NEE"),
    ("met diploma", "JA"),
    ("afgerond", "JA"),
    ("gehaald", "JA"),
    ("behaald", "JA"),
    ("diploma", "JA"),
];

/// Words that mean a day to call back, also without a label.
pub(super) const DAGEN: &[&str] = &[
    "morgen",
    "overmorgen",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "volgende week",
];

/// Words that are never part of a name.
pub(super) const GEEN_NAAM: &[&str] = &[
    "aan", "af", "al", "als", "altijd", "ben", "bent", "belt", "bij", "daarna", "dan", "dat",
    "die", "dit", "doet", "door", "dus", "eens", "een", "en", "er", "ging", "gedaan", "geen",
    "geweest", "graag", "had", "heb", "hebben", "heeft", "heet", "hij", "hoe", "ik", "is", "ja",
    "jaar", "kan", "komt", "kon", "maar", "man", "meer", "met", "mevrouw", "mijn", "meneer",
    "moet", "naar", "nee", "niet", "nog", "nu", "of", "om", "ook", "sinds", "soms", "straks",
    "tegen", "toen", "tot", "uur", "veel", "voor", "vrouw", "waar", "want", "was", "wat", "week",
    "weer", "wel", "wie", "wil", "woont", "ze", "zeer", "zegt", "zelf", "zij", "zijn", "zo",
    "zoekt", "zou", "zal", "dochter", "zoon", "belde", "gebeld", "werkt", "werkte", "kinderen",
    "alleen", "liever", "mag", "wilde",
];
