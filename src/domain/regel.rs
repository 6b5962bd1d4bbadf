//! Every rule of the trade that a coach can run into, in words that say what to do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::{Crebo, Werkprocescode};
use super::datum::toon;
use super::fase::Fase;
use super::formulier::Formuliersoort;
use super::stap::StapId;
use super::toestemming::Doel;
use super::voorstel::Partij;

/// A rule that refuses a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Regelfout {
    /// A change to a card that was closed.
    #[error("dit traject is gesloten; open het eerst opnieuw met terugzetten")]
    Gesloten,
    /// A step that does not apply to this card.
    #[error("stap {stap} hoort niet bij deze kaart")]
    StapHoortNietHier {
        /// The step.
        stap: StapId,
    },
    /// A step that needs another one first.
    #[error("{stap} kan pas als {eerst} gedaan is; doe eerst {eerst}")]
    EerstAndereStap {
        /// The step that was asked for.
        stap: StapId,
        /// The one that comes first.
        eerst: StapId,
    },
    /// "Niet van toepassing" where the table does not allow it.
    #[error(
        "{stap} kan niet 'niet van toepassing' zijn; doe de stap of ga verder met een motivering"
    )]
    NvtMagNiet {
        /// The step.
        stap: StapId,
    },
    /// A reason that was left empty.
    #[error("schrijf op waarom; zonder reden kan dit niet")]
    RedenOntbreekt,
    /// A motivering that was left empty.
    #[error("schrijf een motivering van minstens 5 tekens; die blijft in het dossier")]
    MotiveringOntbreekt,
    /// A poort that is not open.
    #[error("{fase} kan nog niet verlaten worden: {} {} open", .stappen.len(), if .stappen.len() == 1 { "stap staat" } else { "stappen staan" }, fase = .fase.label())]
    PoortDicht {
        /// The fase that holds the card.
        fase: Fase,
        /// The steps that hold it.
        stappen: Vec<StapId>,
    },
    /// A HARD step that no motivering passes.
    #[error("{stap} is verplicht; hier kan geen afwijking")]
    GeenAfwijking {
        /// The step.
        stap: StapId,
    },
    /// No fase after or before this one.
    #[error("vanuit {fase} kan deze kaart niet verder die kant op", fase = .fase.label())]
    GeenFase {
        /// Where the card stands.
        fase: Fase,
    },
    /// A startkwalificatie was found, so WK-07 is not simply done.
    #[error(
        "DUO vond een startkwalificatie; schrijf waarom praktijkleren toch past (afwijking met motivering)"
    )]
    StartkwalificatieGevonden,
    /// A leerwerkplek without room.
    #[error(
        "deze leerwerkplek is vol: {bezet} van {aantal} bezet; kies een andere of maak er een vrij"
    )]
    PlekVol {
        /// Places taken.
        bezet: u16,
        /// Places in all.
        aantal: u16,
    },
    /// A leerwerkplek that cannot be matched yet, or no longer.
    #[error("deze leerwerkplek is {stand}; kies een beschikbare plek")]
    PlekNietBeschikbaar {
        /// What it is instead.
        stand: String,
    },
    /// A step that needs a leerwerkplek.
    #[error("kies eerst een leerwerkplek")]
    PlekOntbreekt,
    /// An end that is not after the start.
    #[error("de einddatum moet na de startdatum liggen")]
    EindeVoorStart,
    /// A date in the future for something that is said to be done.
    #[error("gedaan kan niet in de toekomst; kies vandaag of eerder, of zet de stap op gepland")]
    GedaanInToekomst,
    /// A planned date in the past.
    #[error("gepland kan niet in het verleden; kies vandaag of later")]
    GeplandInVerleden,
    /// A step that asks for something beside the date.
    #[error("{stap} vraagt nog: {wat}")]
    GegevenOntbreekt {
        /// The step.
        stap: StapId,
        /// What is missing.
        wat: String,
    },
    /// A closed traject that is closed again, or a card that cannot be closed this way.
    #[error("deze kaart kan zo niet gesloten worden: {waarom}")]
    SluitenKanNiet {
        /// Why.
        waarom: String,
    },
    /// A step that a form does, while that form is not complete.
    #[error("{stap} is pas gedaan als het formulier compleet is ({}): {}; open het met Enter", .formulier.label(), nog(*.open))]
    FormulierNietAf {
        /// The step.
        stap: StapId,
        /// The form that does it.
        formulier: Formuliersoort,
        /// How many fields are open; 0 while it was not begun.
        open: usize,
    },
    /// A step that needs fields of forms that are still empty.
    #[error("voor {stap} ontbreekt nog: {}; vul dit eerst in op het formulier", .velden.join(", "))]
    VeldenOntbreken {
        /// The step.
        stap: StapId,
        /// The fields, by their label and form.
        velden: Vec<String>,
        /// The form of the first of them.
        formulier: Formuliersoort,
        /// The key of the first of them.
        veld: String,
    },
    /// A form of another kind of card.
    #[error("{} hoort niet bij deze kaart", .formulier.label())]
    FormulierHoortNietHier {
        /// The form.
        formulier: Formuliersoort,
    },
    /// A form that was withdrawn is not changed any more.
    #[error("dit formulier is ingetrokken; begin een nieuw formulier")]
    FormulierIngetrokken,
    /// The BSN before its time (P-02).
    #[error("het BSN vraag je pas als de toestemming (WK-03) gedaan is")]
    BsnNogNiet,
    /// A BSN on a card without kandidaat.
    #[error("een leerwerkplek heeft geen BSN")]
    BsnHoortNietHier,
    /// A BSN that another kandidaat has.
    #[error("dit BSN staat al in een ander dossier; kijk in de lijst met dubbele dossiers")]
    BsnAlBekend,
    /// No BSN to show or to take away.
    #[error("van deze kandidaat is geen BSN bekend")]
    BsnOnbekend,
    /// Sharing for a doel that nobody was asked about.
    #[error("hiervoor is nog geen toestemming: vraag eerst '{}' op de toestemmingsverklaring", .doel.label())]
    ToestemmingNietGevraagd {
        /// Which.
        doel: Doel,
    },
    /// Sharing for a doel that was refused.
    #[error("dit mag niet: op '{}' is nee gezegd", .doel.label())]
    ToestemmingGeweigerd {
        /// Which.
        doel: Doel,
    },
    /// Sharing for a doel that was withdrawn.
    #[error("dit mag niet meer: '{}' is ingetrokken vanaf {}", .doel.label(), toon(*.op))]
    ToestemmingIngetrokken {
        /// Which.
        doel: Doel,
        /// From which day.
        op: NaiveDate,
    },
    /// A withdrawal that has nothing to withdraw, or one that does not fit.
    #[error("intrekken kan niet: {waarom}")]
    IntrekkenKanNiet {
        /// Why.
        waarom: String,
    },
    /// A step or a werkproces that needs a kwalificatie.
    #[error("er is nog geen kwalificatie; kies er een op het tabblad Leerroute")]
    KwalificatieOntbreekt,
    /// Another kwalificatie after the begeleidingsdocument, without a reason.
    #[error(
        "het begeleidingsdocument is vastgesteld (PI-05); schrijf op waarom de kwalificatie verandert"
    )]
    KwalificatieVast,
    /// A change to a leerroute of which the praktijkverklaring was made.
    #[error("de praktijkverklaring is opgesteld; zet eerst PL-08 weer open")]
    LeerrouteVast,
    /// A step that needs a chosen werkproces.
    #[error("{stap} kan pas als er een werkproces gekozen is; kies ze op het tabblad Leerroute")]
    WerkprocesOntbreekt {
        /// The step.
        stap: StapId,
    },
    /// A step that needs something to learn.
    #[error(
        "{stap} kan pas als er iets te leren is; zet op het tabblad Leerroute minstens een werkproces op te leren"
    )]
    NietsTeLeren {
        /// The step.
        stap: StapId,
    },
    /// A step that needs every werkproces judged.
    #[error(
        "{stap} kan pas als elk werkproces een oordeel heeft; nog zonder: {}", codes(.zonder)
    )]
    OordeelOntbreekt {
        /// The step.
        stap: StapId,
        /// Werkprocessen without a judgement.
        zonder: Vec<Werkprocescode>,
    },
    /// A praktijkverklaring with nothing on it.
    #[error(
        "{stap} kan niet: nog geen werkproces is geleerd; geef eerst het oordeel op het tabblad Leerroute"
    )]
    NietsGeleerd {
        /// The step.
        stap: StapId,
    },
    /// A werkproces of another kwalificatie.
    #[error("{code} hoort niet bij kwalificatie {crebo}; kies een code die erbij staat")]
    WerkprocesOnbekend {
        /// The code that was given.
        code: Werkprocescode,
        /// The kwalificatie of the traject.
        crebo: Crebo,
    },
    /// One werkproces twice in one change.
    #[error("{code} staat er twee keer; noem elk werkproces een keer")]
    WerkprocesDubbel {
        /// The code.
        code: Werkprocescode,
    },
    /// A judgement without a name.
    #[error("vul in wie oordeelt: de naam van de praktijkopleider")]
    OordeelZonderNaam,
    /// A judgement before the traject began.
    #[error(
        "een oordeel kan niet voor de start van het traject ({}); kies die dag of later",
        toon(*.start)
    )]
    OordeelVoorStart {
        /// The first day.
        start: NaiveDate,
    },
    /// A judgement while no start is known.
    #[error(
        "er is nog geen startdatum; een oordeel kan na PL-01 (start) of met een periode (PI-06)"
    )]
    OordeelZonderStart,
    /// A day of a werkproces that still has to come.
    #[error("deze dag moet nog komen; kies vandaag of eerder")]
    OordeelInToekomst,
    /// A pair that was proposed and is still open.
    #[error("dit voorstel loopt al; ga daarmee verder of trek het eerst in")]
    VoorstelLoopt,
    /// A pair that was confirmed once and came loose.
    #[error("deze twee waren al eens bevestigd; schrijf op waarom het nu weer een voorstel is")]
    VoorstelWasBevestigd,
    /// A pair that was turned down and has to wait.
    #[error(
        "afgewezen ({reden}), niet opnieuw voor {}; schrijf op waarom het toch kan", toon(*.tot)
    )]
    VoorstelAfgewezen {
        /// Who said no, and why.
        reden: String,
        /// First day on which the pair may be offered again.
        tot: NaiveDate,
    },
    /// A pair that the matching rules out.
    #[error("dit past niet ({waarom}); schrijf op waarom je het toch voorstelt")]
    VoorstelPastNiet {
        /// The terms that say no.
        waarom: String,
    },
    /// A voorstel of somebody who has a leerwerkplek.
    #[error("deze kandidaat heeft al een leerwerkplek; zet eerst BM-03 weer open")]
    HeeftAlPlek,
    /// A voorstel of a traject that is past plaatsing.
    #[error("een voorstel kan tot en met Bemiddeling; zet de kaart eerst terug")]
    VoorstelTeLaat,
    /// No voorstel of this pair.
    #[error("er loopt geen voorstel voor deze twee; stel eerst voor")]
    GeenVoorstel,
    /// A change to a voorstel that ended.
    #[error("dit voorstel is {stand}; stel opnieuw voor als het toch verder gaat")]
    VoorstelDicht {
        /// How it ended.
        stand: String,
    },
    /// A kennismaking before the voorstel was made.
    #[error("een kennismaking kan niet voor het voorstel van {}; kies die dag of later", toon(*.op))]
    KennismakingVoorVoorstel {
        /// Day of the voorstel.
        op: NaiveDate,
    },
    /// A confirmation without kennismaking.
    #[error("er was nog geen kennismaking; leg eerst de dag van de kennismaking vast")]
    KennismakingOntbreekt,
    /// A confirmation before the kennismaking.
    #[error("de kennismaking is pas op {}; bevestig daarna, of zet de dag goed", toon(*.op))]
    KennismakingNogNiet {
        /// Day of the kennismaking.
        op: NaiveDate,
    },
    /// A confirmation before both sides said yes.
    #[error(
        "nog geen reactie van {}; leg eerst vast wat {} zegt",
        partijen(.van), if .van.len() == 1 { "die" } else { "elk" }
    )]
    ReactieOntbreekt {
        /// Who did not say anything.
        van: Vec<Partij>,
    },
    /// A no without a reason.
    #[error("kies een reden; die wordt onthouden, zodat dit niet volgende week weer komt")]
    RedenAfwijzingOntbreekt,
    /// A no that would be forgotten at once.
    #[error("kies een dag na vandaag; tot dan wordt dit niet opnieuw voorgesteld")]
    AfwijzingTotVoorbij,
    /// A task without words.
    #[error("schrijf op wat er moet gebeuren, in een regel")]
    TaakLeeg,
    /// A task that is a letter.
    #[error(
        "een taak is een regel; houd het onder {} tekens",
        super::taak::WAT_MAX
    )]
    TaakTeLang,
    /// A task that was done, or is not needed any more.
    #[error("deze taak is al klaar")]
    TaakIsKlaar,
    /// An appointment without a day.
    #[error("een afspraak heeft een dag; typ die erbij")]
    AfspraakZonderDag,
    /// Nazorg that is stopped before it began.
    #[error("de nazorg is nog niet begonnen; dit kan vanaf de fase Nazorg")]
    GeenNazorg,
    /// A new start of somebody who never had a job from it, or who already has a running traject.
    #[error("opnieuw beginnen kan hier niet: {waarom}")]
    OpnieuwKanNiet {
        /// Why.
        waarom: String,
    },
    /// A match on a plek that has no free place on every day of the period.
    #[error(
        "op deze leerwerkplek is van {} tot {} niet steeds een plaats vrij; kies een andere plek of plan een andere periode",
        toon(*.van), toon(*.tot)
    )]
    PlekNietSteedsVrij {
        /// First day.
        van: NaiveDate,
        /// Last day.
        tot: NaiveDate,
    },
    /// A besluit or actie of an overleg that says nothing, or too much.
    #[error("schrijf het in één regel van hoogstens 200 tekens")]
    OverlegRegel,
    /// A second overleg beside the one that goes on.
    #[error("je overleg loopt nog; sluit het eerst")]
    OverlegLoopt,
    /// Something of an overleg that was not begun.
    #[error("er loopt geen overleg; begin het eerst")]
    GeenOverleg,
}

fn partijen(van: &[Partij]) -> String {
    let namen: Vec<_> = van.iter().map(|it| it.label()).collect();
    namen.join(" en ")
}

/// How much of a form is open.
fn nog(open: usize) -> String {
    match open {
        0 => "het is nog niet begonnen".to_owned(),
        1 => "er is nog 1 veld open".to_owned(),
        meer => format!("er zijn nog {meer} velden open"),
    }
}

/// The first codes of a list, and how many more there are.
fn codes(lijst: &[Werkprocescode]) -> String {
    const TONEN: usize = 4;
    let eerste: Vec<String> = lijst.iter().take(TONEN).map(ToString::to_string).collect();
    let rest = lijst.len().saturating_sub(TONEN);
    let meer = if rest > 0 {
        format!(" en nog {rest}")
    } else {
        String::new()
    };
    format!("{}{meer}", eerste.join(", "))
}

impl Regelfout {
    /// The form field the message belongs under, where there is one.
    pub fn veld(&self) -> Option<&'static str> {
        match self {
            Self::RedenOntbreekt
            | Self::KwalificatieVast
            | Self::VoorstelAfgewezen { .. }
            | Self::VoorstelPastNiet { .. }
            | Self::VoorstelWasBevestigd
            | Self::RedenAfwijzingOntbreekt => Some("reden"),
            Self::AfwijzingTotVoorbij => Some("tot"),
            Self::OordeelZonderNaam => Some("door"),
            Self::MotiveringOntbreekt => Some("motivering"),
            Self::EindeVoorStart => Some("einde"),
            Self::GedaanInToekomst
            | Self::GeplandInVerleden
            | Self::OordeelVoorStart { .. }
            | Self::OordeelZonderStart
            | Self::OordeelInToekomst
            | Self::KennismakingVoorVoorstel { .. }
            | Self::KennismakingOntbreekt
            | Self::KennismakingNogNiet { .. } => Some("op"),
            Self::PlekVol { .. }
            | Self::PlekNietSteedsVrij { .. }
            | Self::PlekNietBeschikbaar { .. }
            | Self::PlekOntbreekt => Some("plek"),
            _ => None,
        }
    }
}

/// Shortest motivering that says something.
pub const MOTIVERING_MIN: usize = 5;

/// A motivering that says something (DOMAIN 2.2: never empty).
pub fn motivering(text: &str) -> Result<String, Regelfout> {
    let text = super::tekst::schoon(text);
    if text.chars().count() < MOTIVERING_MIN {
        Err(Regelfout::MotiveringOntbreekt)
    } else {
        Ok(text)
    }
}

/// A reason that is not empty.
pub fn reden(text: &str) -> Result<String, Regelfout> {
    let text = super::tekst::schoon(text);
    if text.is_empty() {
        Err(Regelfout::RedenOntbreekt)
    } else {
        Ok(text)
    }
}
