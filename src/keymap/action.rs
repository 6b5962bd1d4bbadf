//! Every action: one table, from which bindings, help, palette and README are made.

/// Under which heading of the help an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Groep {
    /// Works nearly everywhere.
    Algemeen,
    /// Works on one or more cards.
    Bord,
    /// Works on a row of the werkvoorraad.
    Voorraad,
    /// Works in the matching pane.
    Matching,
    /// Works in the fase-overleg.
    Overleg,
    /// Works in the monitor.
    Monitor,
    /// Works in an open dossier.
    Dossier,
    /// Works in a window.
    Venster,
    /// Works while a form is filled in.
    Formulier,
    /// Works on one line of text or a list below it.
    Lijst,
}

impl Groep {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] = &[
        Self::Bord,
        Self::Voorraad,
        Self::Matching,
        Self::Overleg,
        Self::Monitor,
        Self::Dossier,
        Self::Venster,
        Self::Formulier,
        Self::Lijst,
        Self::Algemeen,
    ];

    /// The heading in the help.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Algemeen => "Algemeen",
            Self::Bord => "Kaarten",
            Self::Voorraad => "Werkvoorraad",
            Self::Matching => "Matching",
            Self::Overleg => "Overleg",
            Self::Monitor => "Monitor",
            Self::Dossier => "Dossier",
            Self::Venster => "Venster",
            Self::Formulier => "Formulier",
            Self::Lijst => "Tekst en lijsten",
        }
    }
}

/// One row per action: variant, name in the key maps, group, word for the hint line, words for
/// help and palette.
macro_rules! actions {
    ($($variant:ident $name:literal $groep:ident $kort:literal $label:literal,)+) => {
        /// A thing a coach can do with a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $label] $variant,)+
        }

        impl Action {
            /// Every action, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in key maps: English, noun first.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does, in the coach's words: help, palette, which-key.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The same in one short word, for the hint line.
            pub const fn kort(self) -> &'static str {
                match self { $(Self::$variant => $kort,)+ }
            }

            /// Under which heading of the help it stands.
            pub const fn group(self) -> Groep {
                match self { $(Self::$variant => Groep::$groep,)+ }
            }
        }
    };
}

actions! {
    // Cards, on the board and in a dossier.
    KaartAdvance   "kaart-advance"    Bord "verplaats" "Kaart naar de volgende fase",
    KaartBack      "kaart-back"       Bord "terug"     "Kaart terug naar de vorige fase",
    KaartMark      "kaart-mark"       Bord "merk"      "Kaart merken of niet meer merken",
    ColumnMark     "column-mark"      Bord "merk alle" "Alle kaarten van deze fase merken",
    MarksClear     "marks-clear"      Bord "wis merk"  "Alle merken weghalen",
    KaartMatch     "kaart-match"      Bord "match"     "Passende plekken of kandidaten zoeken",
    NoteAdd        "note-add"         Bord "notitie"   "Notitie maken",
    ContactAdd     "contact-add"      Bord "contact"   "Contact vastleggen: gesprek, telefoon, mail, bezoek",
    KandidaatEdit  "kandidaat-edit"   Bord "wijzig"    "Gegevens van de kandidaat wijzigen",
    DubbelenShow   "dubbelen-show"    Bord "dubbelen"  "Dubbelen bekijken: wie lijkt op deze kandidaat",
    CoachAssign    "coach-assign"     Bord "coach"     "Aan een coach geven",
    TrajectHold    "traject-hold"     Bord "wacht"     "Laten wachten tot een datum",
    TrajectClose   "traject-close"    Bord "sluit"     "Traject afsluiten met een uitkomst",
    WerkgeverEdit  "werkgever-edit"   Bord "wijzig"    "Leerbedrijf of leerwerkplek wijzigen",
    PlekNew        "plek-new"         Bord "plek erbij" "Leerwerkplek toevoegen bij dit leerbedrijf",
    PlekConfirm    "plek-confirm"     Bord "bevestig"  "Leerwerkplek bevestigen: de werkgever zegt dat het nog klopt",
    ErkenningenShow "erkenningen-show" Bord "erkenning" "Erkenningen en werkprocessen van het leerbedrijf",
    DeelnemersAdd  "deelnemers-add"   Bord "namen"     "Namen van werknemers van de werkgever invoeren",
    FilterEdit     "filter-edit"      Bord "filter"    "Filteren",
    FilterClear    "filter-clear"     Bord "wis filter" "Filter weghalen",
    FilterMine     "filter-mine"      Bord "mijn"      "Alleen mijn kaarten, of weer alle",
    SortNext       "sort-next"        Bord "sorteer"   "Volgende volgorde",
    SortUrgency    "sort-urgency"     Bord "urgentie"  "Sorteren: meest dringend eerst",
    SortName       "sort-name"        Bord "naam"      "Sorteren op naam",
    SortDays       "sort-days"        Bord "dagen"     "Sorteren op dagen in de fase",
    SortCoach      "sort-coach"       Bord "coach"     "Sorteren op coach",
    CardHeight     "card-height"      Bord "hoogte"    "Kaarten op één of op twee regels",
    FaseGo1        "fase-go-1"        Bord "fase 1"    "Naar fase 1, Werving werkgevers",
    FaseGo2        "fase-go-2"        Bord "fase 2"    "Naar fase 2, Werving kandidaten",
    FaseGo3        "fase-go-3"        Bord "fase 3"    "Naar fase 3, Bemiddeling",
    FaseGo4        "fase-go-4"        Bord "fase 4"    "Naar fase 4, Plaatsing en inschrijving",
    FaseGo5        "fase-go-5"        Bord "fase 5"    "Naar fase 5, Praktijkleren met een praktijkverklaring",
    FaseGo6        "fase-go-6"        Bord "fase 6"    "Naar fase 6, Plaatsing baan",
    FaseGo7        "fase-go-7"        Bord "fase 7"    "Naar fase 7, Nazorg",

    // The werkvoorraad.
    VoorraadDo     "voorraad-do"      Voorraad "doe"   "Doen wat deze rij vraagt",
    VoorraadSnooze "voorraad-snooze"  Voorraad "stel uit" "Uitstellen: tot een dag, of tot iets binnen is",
    VoorraadHandOver "voorraad-hand-over" Voorraad "draag over" "Overdragen aan een collega, met een notitie",
    VoorraadRefuse "voorraad-refuse"  Voorraad "weiger" "Overdracht weigeren of intrekken, taak laten vervallen",
    CallSpoken     "call-spoken"      Voorraad "gesproken" "Gebeld: gesproken",
    CallMissed     "call-missed"      Voorraad "niet bereikt" "Gebeld: niet bereikt, morgen weer",
    CallVoicemail  "call-voicemail"   Voorraad "voicemail" "Gebeld: voicemail ingesproken, morgen weer",
    CallLater      "call-later"       Voorraad "terugbellen" "Gebeld: terugbellen op een dag",
    VoorraadWhy    "voorraad-why"     Voorraad "waarom" "Waarom dit hier staat: de urgentie in delen",
    VoorraadView   "voorraad-view"    Voorraad "lijst"  "Andere lijst: te doen, nog één stap, uitgesteld",
    GroepGo1       "groep-go-1"       Voorraad "te laat" "Naar wat te laat is",
    GroepGo2       "groep-go-2"       Voorraad "vandaag" "Naar wat vandaag moet",
    GroepGo3       "groep-go-3"       Voorraad "deze week" "Naar wat deze week moet",
    GroepGo4       "groep-go-4"       Voorraad "wacht"  "Naar wat op een ander wacht",
    GroepGo5       "groep-go-5"       Voorraad "stilstaand" "Naar wat stilstaat",
    GroepGo6       "groep-go-6"       Voorraad "concepten" "Naar je concepten in de lijst",

    // The matching pane.
    MatchTurn      "match-turn"       Matching "draai"  "Omdraaien: van kandidaten naar plekken, of terug",
    MatchWhy       "match-why"        Matching "waarom" "Waarom het past, of waarom niet",
    MatchAsk       "match-ask"        Matching "vraag"  "Naar de vraag die het meest uitmaakt",
    MatchFunnel    "match-funnel"     Matching "trechter" "Naar de getallen van de trechter",
    MatchAll       "match-all"        Matching "alles"  "Ook tonen wat afvalt, of weer alleen wat past",
    MatchFurther   "match-further"    Matching "verder" "Wat als: 5 minuten langer reizen",
    MatchNearer    "match-nearer"     Matching "dichterbij" "Wat als: 5 minuten korter reizen",
    MatchHigher    "match-higher"     Matching "hoger"  "Wat als: een niveau hoger",
    MatchLower     "match-lower"      Matching "lager"  "Wat als: een niveau lager",
    MatchLater     "match-later"      Matching "later"  "Wat als: een periode later beginnen",
    MatchReset     "match-reset"      Matching "zoals het is" "Wat-als weghalen",
    MatchDivide    "match-divide"     Matching "verdeling" "Beste verdeling van alle kandidaten over alle plekken",
    PairPin        "pair-pin"         Matching "pin"     "Paar vastzetten in de verdeling, of weer losmaken",
    VoorstelMeet   "voorstel-meet"    Matching "kennismaking" "Dag van de kennismaking vastleggen",
    VoorstelYes    "voorstel-yes"     Matching "ja"     "Ja van wie nog niets zei",
    VoorstelNo     "voorstel-no"      Matching "nee"    "Nee op een voorstel, met de reden",
    VoorstelConfirm "voorstel-confirm" Matching "bevestig" "Voorstel bevestigen: er wordt een plek gereserveerd",
    VoorstelWithdraw "voorstel-withdraw" Matching "trek in" "Voorstel intrekken",
    DossierOpen    "dossier-open"     Matching "dossier" "Dossier openen van de rij in de hand",

    // An open dossier.
    TabNext        "tab-next"         Dossier "tabblad" "Volgend tabblad",
    TabPrev        "tab-prev"         Dossier "tabblad" "Vorig tabblad",
    KaartNext      "kaart-next"       Dossier "volgende" "Volgend dossier van deze fase, of van de werkvoorraad",
    KaartPrev      "kaart-prev"       Dossier "vorige"  "Vorig dossier van deze fase, of van de werkvoorraad",
    DocumentenShow "documenten-show"  Dossier "documenten" "Documenten lezen, bewaren en delen",
    VoorstellenShow "voorstellen-show" Dossier "voorstellen" "Voorstellen van deze kaart, ook zoals het toen was",
    StapDone       "stap-done"        Dossier "klaar"   "Stap is klaar",
    StapBusy       "stap-busy"        Dossier "bezig"   "Met de stap bezig",
    StapPlan       "stap-plan"        Dossier "plan"    "Stap plannen op een datum",
    StapNvt        "stap-nvt"         Dossier "n.v.t."  "Stap is niet van toepassing",
    StapReopen     "stap-reopen"      Dossier "heropen" "Stap weer openzetten",
    NazorgStop     "nazorg-stop"      Dossier "nazorg stop" "Nazorg stoppen: de kandidaat wil het niet meer",
    BaanVerloren   "baan-verloren"    Dossier "opnieuw" "Baan verloren: dit traject eindigt, het volgende begint",
    DossierFreeze  "dossier-freeze"   Dossier "bevries" "Dossier bevriezen, of weer loslaten",
    JournaalShow   "journaal-show"    Dossier "wie keek" "Wie heeft dit dossier bekeken",
    BsnShow        "bsn-show"         Dossier "BSN"     "BSN tonen of vastleggen",
    DoelWithdraw   "doel-withdraw"    Dossier "trek in" "Toestemming voor dit doel intrekken",
    GevolgDone     "gevolg-done"      Dossier "vink af" "Afvinken wat na een intrekking gedaan is",

    MergeUndo      "merge-undo"       Dossier "splits"  "Samenvoeging terugdraaien",
    // The tab Leerroute.
    WerkprocesKnown    "werkproces-known"    Dossier "kan al"   "Werkproces: kan al",
    WerkprocesLearn    "werkproces-learn"    Dossier "te leren" "Werkproces: te leren",
    WerkprocesPractice "werkproces-practice" Dossier "in oefening" "Werkproces: in oefening",
    WerkprocesLearned  "werkproces-learned"  Dossier "geleerd"  "Werkproces: geleerd, met oordeel",
    WerkprocesFailed   "werkproces-failed"   Dossier "niet geleerd" "Werkproces: niet geleerd, met oordeel",
    WerkprocesOut      "werkproces-out"      Dossier "eruit"    "Werkproces uit de leerroute",
    WerkprocesMark     "werkproces-mark"     Dossier "merk"     "Werkproces merken of niet meer merken",
    WerkprocesMarkAll  "werkproces-mark-all" Dossier "merk alle" "Alle werkprocessen merken",
    KwalificatieChoose "kwalificatie-choose" Dossier "kwalificatie" "Kwalificatie kiezen",
    OordeelEdit        "oordeel-edit"        Dossier "oordeel"  "Wie oordeelt, en op welke dag",

    // The fase-overleg.
    // The monitor.
    MonitorSplit   "monitor-split"    Monitor "splits"  "Splitsen naar iets anders: gemeente, branche, doelgroep, ..",
    MonitorTable   "monitor-table"    Monitor "tabel"   "Volgende tabel van deze indicator",
    MonitorEarlier "monitor-earlier"  Monitor "eerder"  "Vorige periode",
    MonitorLater   "monitor-later"    Monitor "later"   "Volgende periode",
    MonitorPeriod  "monitor-period"   Monitor "periode" "Periode kiezen: maand, kwartaal, jaar of vrij",
    MonitorDay     "monitor-day"      Monitor "stand"   "Stand van welke dag",
    MonitorRefresh "monitor-refresh"  Monitor "tel"     "Opnieuw tellen",
    MonitorReport  "monitor-report"   Monitor "rapport" "Rapport schrijven",

    OverlegBegin   "overleg-begin"    Overleg "begin"   "Overleg beginnen",
    OverlegEnd     "overleg-end"      Overleg "eind"    "Naar het eind van het overleg, en dan sluiten",
    OverlegMinutes "overleg-minutes"  Overleg "verslag" "Verslag van het overleg schrijven",
    BesluitAdd     "besluit-add"      Overleg "besluit" "Besluit opschrijven",
    ActieAdd       "actie-add"        Overleg "actie"   "Actie opschrijven: @wie wat wanneer",
    CasePark       "case-park"        Overleg "parkeer" "Zaak parkeren voor het eind, of weer terug",

    // Windows.
    GateFix        "gate-fix"         Venster "doe nu"   "Doen wat hier ontbreekt",
    GateOverride   "gate-override"    Venster "toch"    "Toch door, met een motivering",
    ErkenningToggle "erkenning-toggle" Venster "kan hier" "Werkproces kan hier, of niet",
    ErkenningAll   "erkenning-all"    Venster "alle"    "Alle werkprocessen kunnen hier, of geen",
    ErkenningDate  "erkenning-date"   Venster "einddatum" "Laatste dag van de erkenning",
    ErkenningNew   "erkenning-new"    Venster "erbij"   "Erkenning toevoegen",
    ErkenningDelete "erkenning-delete" Venster "weg"    "Erkenning weghalen",
    AnswerYes      "answer-yes"       Venster "ja"      "Ja",
    AnswerNo       "answer-no"        Venster "nee"     "Nee",

    ZaalToggle     "zaal-toggle"      Venster "erbij"   "Wie meeleest: erbij of eruit",
    CardReveal     "card-reveal"      Venster "naam"    "Naam van deze kaart 5 tellen tonen; komt in het journaal",
    PresentatieStop "presentatie-stop" Venster "stop"   "Presentatie stoppen: alles staat weer op het scherm",

    // A form.
    FieldNext      "field-next"       Formulier "volgend"  "Volgend veld",
    FieldPrev      "field-prev"       Formulier "vorig"    "Vorig veld",
    FieldNextOpen  "field-next-open"  Formulier "open veld" "Volgend veld dat nog open is",
    FieldPrevOpen  "field-prev-open"  Formulier "open veld" "Vorig veld dat nog open is",
    FieldGoto      "field-goto"       Formulier "naar veld" "Naar een veld springen",
    FieldAsk       "field-ask"        Formulier "vraag"    "Naar het veld dat over de meeste plekken beslist",
    ChoiceNext     "choice-next"      Formulier "keuze"    "Volgende keuze; in een lange tekst een regel omlaag",
    ChoicePrev     "choice-prev"      Formulier "keuze"    "Vorige keuze; in een lange tekst een regel omhoog",
    LineBreak      "line-break"       Formulier "nieuwe regel" "Nieuwe regel in een lange tekst",
    RadarOpen      "radar-open"       Formulier "open dubbel" "Dossier openen van wie hierop lijkt",
    RadarShow      "radar-show"       Formulier "lijkt op" "Laten zien wie hierop lijkt, en waarom",
    CreboFind      "crebo-find"       Formulier "zoek crebo" "Kwalificatie zoeken voor het veld Crebo",
    FormRead       "form-read"        Formulier "voorlezen" "Alle zinnen van de toestemming, om voor te lezen",
    FormFixes      "form-fixes"       Formulier "correcties" "Correcties van dit formulier tonen",
    FormSave       "form-save"        Formulier "bewaar"   "Formulier bewaren",
    FormLeave      "form-leave"       Formulier "verlaat"   "Formulier verlaten; wat je typte blijft als concept bewaard",

    // A line of text.
    CharBackspace  "char-backspace"   Lijst "wis"       "Teken vóór de cursor wissen",
    CharDelete     "char-delete"      Lijst "wis"       "Teken onder de cursor wissen",
    WordDelete     "word-delete"      Lijst "wis woord" "Woord vóór de cursor wissen",
    LineClear      "line-clear"       Lijst "wis regel" "Regel leegmaken",
    LineUndo       "line-undo"        Lijst "herstel"   "Laatste wijziging in dit veld terugdraaien",
    LineLeft       "line-left"        Lijst "links"     "Teken naar links",
    LineRight      "line-right"       Lijst "rechts"    "Teken naar rechts",
    LineHome       "line-home"        Lijst "begin"     "Begin van de regel",
    LineEnd        "line-end"         Lijst "eind"      "Eind van de regel",

    // Everywhere.
    Open           "open"             Algemeen "open"    "Openen",
    Back           "back"             Algemeen "terug"   "Terug, of venster sluiten",
    Help           "help"             Algemeen "hulp"    "Toetsen van dit scherm tonen",
    Palette        "palette"          Algemeen "opdracht" "Opdracht zoeken en uitvoeren",
    Search         "search"           Algemeen "zoek"    "Zoeken in alles",
    IntakeNew      "intake-new"       Algemeen "intake"  "Nieuwe intake",
    WerkgeverNew   "werkgever-new"    Algemeen "werkgever" "Nieuwe werkgever met leerwerkplekken",
    TaakAdd        "taak-add"         Algemeen "taak"    "Taak maken: @wie wat wanneer",
    Herhaal        "repeat"           Algemeen "herhaal" "Laatste actie nog eens doen, op deze kaart",
    WeergavenShow  "views-show"       Algemeen "weergaven" "Bewaarde weergaven en de laatste dossiers",
    ConceptenShow  "concepten-show"   Algemeen "concepten" "Concepten tonen en ermee verder gaan",
    ImportShow     "import-show"      Algemeen "inlezen" "Importeer een lijst van anderen: kandidaten, plekken, ..",
    Undo           "undo"             Algemeen "ongedaan" "Laatste wijziging ongedaan maken",
    Redo           "redo"             Algemeen "opnieuw" "Ongedaan gemaakte wijziging opnieuw doen",
    ScreenBord     "screen-bord"      Algemeen "bord"    "Naar het bord",
    ScreenVoorraad "screen-voorraad"  Algemeen "werkvoorraad" "Naar de werkvoorraad",
    ScreenMatching "screen-matching"  Algemeen "matching" "Naar de matching",
    ScreenWerkgevers "screen-werkgevers" Algemeen "werkgevers" "Naar de werkgevers",
    ScreenMonitor  "screen-monitor"   Algemeen "monitor" "Naar de monitor",
    CountColumn    "count-column"     Algemeen "tel"     "Tellen per kolom van deze lijst",
    ScreenOverleg  "screen-overleg"   Algemeen "overleg" "Naar het overleg; de presentatie gaat vanzelf aan",
    CursorDown     "cursor-down"      Algemeen "omlaag"  "Omlaag",
    CursorUp       "cursor-up"        Algemeen "omhoog"  "Omhoog",
    CursorLeft     "cursor-left"      Algemeen "links"   "Naar links",
    CursorRight    "cursor-right"     Algemeen "rechts"  "Naar rechts",
    PageDown       "page-down"        Algemeen "bladzij" "Bladzijde omlaag",
    PageUp         "page-up"          Algemeen "bladzij" "Bladzijde omhoog",
    HalfPageDown   "half-page-down"   Algemeen "half"    "Halve bladzijde omlaag",
    HalfPageUp     "half-page-up"     Algemeen "half"    "Halve bladzijde omhoog",
    Top            "top"              Algemeen "begin"   "Naar het begin",
    Bottom         "bottom"           Algemeen "eind"    "Naar het eind",
    VerzoekenShow  "verzoeken-show"   Algemeen "verzoeken" "Verzoeken van personen, met hun termijn",
    BewaarShow     "bewaar-show"      Algemeen "bewaren" "Bewaartermijnen, en van wie de termijn om is",
    Presentatie    "presentatie"      Algemeen "presentatie" "Presentatie: niets over personen op het scherm",
    Lock           "lock"             Algemeen "slot"    "Scherm op slot",
    ThemeNext      "theme-next"       Algemeen "kleuren" "Volgend kleurenschema",
    MouseToggle    "mouse-toggle"     Algemeen "muis"    "Muis aan of uit",
    Redraw         "redraw"           Algemeen "ververs" "Scherm opnieuw tekenen",
    Quit           "quit"             Algemeen "stop"    "Stoppen",
}

impl Action {
    /// The action with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_and_labels_are_unique_and_found_again() {
        let mut names = HashSet::new();
        let mut labels = HashSet::new();
        for action in Action::ALL {
            assert!(names.insert(action.name()), "{}", action.name());
            assert!(labels.insert(action.label()), "{}", action.label());
            assert_eq!(Action::from_name(action.name()), Some(*action));
        }
    }

    #[test]
    fn names_are_kebab_case() {
        for action in Action::ALL {
            let name = action.name();
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{name}"
            );
        }
    }

    #[test]
    fn the_word_for_the_hint_line_is_short() {
        for action in Action::ALL {
            assert!(action.kort().chars().count() <= 14, "{}", action.name());
            assert!(action.label().chars().count() <= 60, "{}", action.name());
        }
    }

    #[test]
    fn every_group_of_the_help_has_actions() {
        for groep in Groep::ALL {
            assert!(Action::ALL.iter().any(|it| it.group() == *groep));
            assert!(!groep.label().is_empty());
        }
    }
}
