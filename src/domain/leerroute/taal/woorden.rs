//! The words of the titles: their verbs, and what may stand around them.

/// A verb of the titles: third person, infinitive, and the parts that may stand apart with the verb
/// they make.
pub(super) type Werkwoord = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

pub(super) const WERKWOORDEN: &[Werkwoord] = &[
    ("adviseert", "adviseren", &[]),
    ("assembleert", "assembleren", &[]),
    ("assisteert", "assisteren", &[]),
    ("bakt", "bakken", &[]),
    ("bedient", "bedienen", &[]),
    ("begeleidt", "begeleiden", &[]),
    ("beoordeelt", "beoordelen", &[]),
    ("bereidt", "bereiden", &[("voor", "voorbereiden")]),
    ("bergt", "bergen", &[("op", "opbergen")]),
    ("beschermt", "beschermen", &[]),
    ("bestelt", "bestellen", &[]),
    ("bewaakt", "bewaken", &[]),
    ("bewaart", "bewaren", &[]),
    ("bewerkt", "bewerken", &[]),
    ("biedt", "bieden", &[]),
    ("borgt", "borgen", &[]),
    ("bouwt", "bouwen", &[("op", "opbouwen")]),
    ("brengt", "brengen", &[("aan", "aanbrengen")]),
    ("communiceert", "communiceren", &[]),
    ("configureert", "configureren", &[]),
    ("controleert", "controleren", &[]),
    ("creëert", "creëren", &[]),
    ("decoreert", "decoreren", &[]),
    ("deelt", "delen", &[]),
    ("dekt", "dekken", &[("af", "afdekken")]),
    ("demonteert", "demonteren", &[]),
    (
        "draagt",
        "dragen",
        &[("bij", "bijdragen"), ("zorg", "zorg dragen")],
    ),
    ("evalueert", "evalueren", &[]),
    ("föhnt", "föhnen", &[]),
    ("functioneert", "functioneren", &[]),
    ("handelt", "handelen", &[("af", "afhandelen")]),
    ("herstelt", "herstellen", &[]),
    ("houdt", "houden", &[("aan", "aanhouden")]),
    ("informeert", "informeren", &[]),
    ("installeert", "installeren", &[]),
    ("inventariseert", "inventariseren", &[]),
    ("kleurt", "kleuren", &[]),
    ("knipt", "knippen", &[]),
    ("laadt", "laden", &[]),
    ("legt", "leggen", &[("aan", "aanleggen")]),
    (
        "levert",
        "leveren",
        &[("op", "opleveren"), ("af", "afleveren")],
    ),
    ("lijmt", "lijmen", &[]),
    ("lost", "lossen", &[]),
    (
        "maakt",
        "maken",
        &[
            ("schoon", "schoonmaken"),
            ("klaar", "klaarmaken"),
            ("gereed", "gereedmaken"),
        ],
    ),
    ("manoeuvreert", "manoeuvreren", &[]),
    ("meet", "meten", &[]),
    ("modelleert", "modelleren", &[]),
    ("monteert", "monteren", &[("af", "afmonteren")]),
    (
        "neemt",
        "nemen",
        &[
            ("op", "opnemen"),
            ("aan", "aannemen"),
            ("deel", "deelnemen"),
            ("afscheid", "afscheid nemen"),
        ],
    ),
    ("onderhoudt", "onderhouden", &[]),
    ("ondersteunt", "ondersteunen", &[]),
    ("ontkleurt", "ontkleuren", &[]),
    ("ontvangt", "ontvangen", &[]),
    ("overlegt", "overleggen", &[]),
    (
        "pakt",
        "pakken",
        &[("uit", "uitpakken"), ("in", "inpakken")],
    ),
    ("past", "passen", &[("aan", "aanpassen")]),
    ("plaatst", "plaatsen", &[]),
    ("plant", "plannen", &[]),
    ("presenteert", "presenteren", &[]),
    ("produceert", "produceren", &[]),
    ("rapporteert", "rapporteren", &[]),
    ("reflecteert", "reflecteren", &[]),
    ("regelt", "regelen", &[]),
    ("reinigt", "reinigen", &[]),
    ("rekent", "rekenen", &[("af", "afrekenen")]),
    ("richt", "richten", &[("in", "inrichten")]),
    ("rijdt", "rijden", &[]),
    ("rondt", "ronden", &[("af", "afronden")]),
    ("ruimt", "ruimen", &[("op", "opruimen"), ("af", "afruimen")]),
    ("selecteert", "selecteren", &[]),
    ("serveert", "serveren", &[]),
    ("slaat", "slaan", &[("op", "opslaan")]),
    ("sluit", "sluiten", &[("aan", "aansluiten")]),
    ("start", "starten", &[]),
    (
        "stelt",
        "stellen",
        &[
            ("op", "opstellen"),
            ("samen", "samenstellen"),
            ("in", "instellen"),
        ],
    ),
    ("stemt", "stemmen", &[("af", "afstemmen")]),
    ("test", "testen", &[]),
    ("transporteert", "transporteren", &[]),
    ("treedt", "treden", &[("op", "optreden")]),
    ("verdeelt", "verdelen", &[]),
    ("verhuurt", "verhuren", &[]),
    ("verkoopt", "verkopen", &[]),
    ("verpakt", "verpakken", &[]),
    ("verricht", "verrichten", &[]),
    ("vervaardigt", "vervaardigen", &[]),
    ("verwerkt", "verwerken", &[]),
    ("verwijdert", "verwijderen", &[]),
    ("verzamelt", "verzamelen", &[]),
    ("verzorgt", "verzorgen", &[]),
    ("voegt", "voegen", &[]),
    (
        "voert",
        "voeren",
        &[("uit", "uitvoeren"), ("in", "invoeren"), ("af", "afvoeren")],
    ),
    (
        "werkt",
        "werken",
        &[("af", "afwerken"), ("mee", "meewerken")],
    ),
    (
        "zet",
        "zetten",
        &[("uit", "uitzetten"), ("vast", "vastzetten")],
    ),
    ("zorgt", "zorgen", &[]),
];

/// Words that begin a part which may follow the infinitive.
pub(super) const VOORZETSELS: &[&str] = &[
    "aan", "als", "bij", "binnen", "gericht", "in", "met", "op", "over", "tijdens", "van", "voor",
];

/// Words that stand apart from a verb in a way of their own: a title with one in a place that was
/// not expected is left alone.
pub(super) const LOSSE_DELEN: &[&str] = &[
    "aan", "af", "bij", "door", "in", "mee", "op", "samen", "uit", "vast", "voor",
];

/// Words that speak of the person, or point in a way that the sentence cannot follow.
pub(super) const NIET: &[&str] = &["zich", "zijn", "hen", "eigen", "woord"];

/// Infinitives of the titles that are no third person anywhere.
pub(super) const INFINITIEVEN: &[&str] = &["opsporen", "verhelpen"];
