//! The 74 steps (DOMAIN 2.3), one row each; rows never move, see `StapId`.

use super::Actor::{BR, DUO, GU, JC, KA, LB, LWL, MBO, PB, PG, PO, SBB, TL, WSP};
use super::Geldt::{Beide, NietWerkend, Werkend, WerkendNvt};
use super::Poortniveau::{Block, Hard, Info, Warn};
use super::{Actor, Geldt, Poortniveau, Stap, Termijn, Vraag};
use crate::domain::betrokkene::Rol;
use crate::domain::fase::Fase;
use crate::domain::nazorg::Nazorgmoment::{DrieMaanden, TwaalfMaanden, VierWeken, ZesMaanden};

/// A row with the columns that every row has; the rest is set by the builders below.
#[expect(clippy::too_many_arguments, reason = "the columns of the table")]
const fn rij(
    code: &'static str,
    fase: Fase,
    label: &'static str,
    kort: &'static str,
    bron: &'static [&'static str],
    actoren: &'static [Actor],
    geldt: Geldt,
    poort: Poortniveau,
    bewijs: &'static str,
) -> Stap {
    Stap {
        code,
        fase,
        label,
        kort,
        bron,
        actoren,
        geldt,
        poort,
        nvt: false,
        later: None,
        eerst: &[],
        bewijs,
        termijn: Termijn::Geen,
        vraag: Vraag::Datum,
    }
}

impl Stap {
    const fn nvt(mut self) -> Self {
        self.nvt = true;
        self
    }

    const fn later(mut self, fase: Fase) -> Self {
        self.later = Some(fase);
        self
    }

    const fn eerst(mut self, stappen: &'static [&'static str]) -> Self {
        self.eerst = stappen;
        self
    }

    const fn binnen(mut self, termijn: Termijn) -> Self {
        self.termijn = termijn;
        self
    }

    const fn vraagt(mut self, vraag: Vraag) -> Self {
        self.vraag = vraag;
        self
    }
}

/// The table of steps, in the order of DOMAIN 2.3.
#[rustfmt::skip]
pub const STAPPEN: [Stap; 74] = [
    rij("WG-01", Fase::WervingWerkgevers, "Werkgever geïnformeerd over doel en resultaat (flyer)", "informeren",
        &["1", "S3", "L8"], &[WSP, LWL], Beide, Warn, "contactmoment en versie van de flyer").binnen(Termijn::NaFase(14)),
    rij("WG-02", Fase::WervingWerkgevers, "Erkend leerbedrijf gecontroleerd (SBB)", "SBB-controle",
        &["2", "S3", "L1"], &[WSP, LWL, SBB], Beide, Block, "leerbedrijf-id, erkenning per crebo, geldig tot").binnen(Termijn::NaFase(1)),
    rij("WG-03", Fase::WervingWerkgevers, "Praktijkopleider aanwezig en bekend", "praktijkopleider",
        &["2", "S4", "L1"], &[LB], Beide, Block, "naam en contact van de praktijkopleider").vraagt(Vraag::Praktijkopleider),
    rij("WG-04", Fase::WervingWerkgevers, "Erkenning aangevraagd bij SBB", "erkenning",
        &["3", "S3", "L1"], &[LB, MBO, SBB], Beide, Block, "aanvraagdatum, status, besluit").nvt().binnen(Termijn::NaFase(14)),
    rij("WG-05", Fase::WervingWerkgevers, "Analyse leermogelijkheden bedrijf", "leermogelijkheden",
        &["3", "L1"], &[MBO, SBB, LB], Beide, Warn, "lijst van uitvoerbare werkprocessen per crebo").nvt(),
    rij("WG-06", Fase::WervingWerkgevers, "Branche van de werkzaamheden vastgelegd", "branche",
        &["4", "L1"], &[WSP, LB], Beide, Block, "branche (mag afwijken van die van het bedrijf)").vraagt(Vraag::Branche),
    rij("WG-07", Fase::WervingWerkgevers, "Aantal leerwerkplekken en niveau vastgelegd", "aantal en niveau",
        &["5", "L1"], &[WSP, LB], Beide, Block, "aantal plekken, niveau, crebo, beschikbaar vanaf").vraagt(Vraag::Plaatsen),
    rij("WG-08", Fase::WervingWerkgevers, "Werknemers geïnformeerd met folder, verwachtingen gematcht", "werknemers folder",
        &["6"], &[LB, WSP], Werkend, Warn, "datum en versie van de folder").nvt(),
    rij("WG-09", Fase::WervingWerkgevers, "Werknemers of nieuwe deelnemers geselecteerd", "selectie",
        &["7"], &[LB], Beide, Warn, "aantal").nvt(),
    rij("WG-10", Fase::WervingWerkgevers, "Lijst potentiële deelnemers ontvangen", "lijst deelnemers",
        &["8"], &[LB], Beide, Warn, "lijst; namen pas na toestemming, anders alleen het aantal").nvt(),
    rij("WG-11", Fase::WervingWerkgevers, "Toestemming bedrijfsgegevens (Bijlage 1)", "toestemming",
        &["9"], &[LB, WSP], Beide, Block, "toestemmingsverklaring werkgever"),
    rij("WG-12", Fase::WervingWerkgevers, "Kosten en financiering besproken", "financiering",
        &["10", "L6"], &[LWL, LB], Beide, Warn, "financieringsbron en budgetplek"),
    rij("WK-01", Fase::WervingKandidaten, "Aanmelding of voorselectie vastgelegd", "aanmelding",
        &["S3", "L2"], &[GU, WSP, LB], Beide, Block, "herkomst, datum, contactgegeven").binnen(Termijn::WerkdagenNaFase(5)),
    rij("WK-02", Fase::WervingKandidaten, "Kandidaat geïnformeerd (folder, verwachtingen)", "informeren",
        &["1", "6", "L8"], &[GU, LB], Beide, Warn, "versie en taal van de folder"),
    rij("WK-03", Fase::WervingKandidaten, "Toestemming gebruik persoonsgegevens (Bijlage 1)", "toestemming",
        &["9", "12"], &[KA, GU], Beide, Block, "toestemmingsverklaring per doel, of een andere vastgelegde grondslag"),
    rij("WK-04", Fase::WervingKandidaten, "Toestemming foto en beeldmateriaal gevraagd (eventueel)", "toestemming foto",
        &["12"], &[KA, GU], Beide, Info, "ja, nee of niet gevraagd"),
    rij("WK-05", Fase::WervingKandidaten, "Naam en BSN doorgegeven aan Leerwerkloket", "naar LWL",
        &["13"], &[GU, LWL], Beide, Block, "datum, ontvanger, grondslag").eerst(&["WK-03"]).binnen(Termijn::WerkdagenNa("WK-03", 5)),
    rij("WK-06", Fase::WervingKandidaten, "Eerste DUO-check startkwalificatie uitgevoerd door onderwijs", "DUO-check",
        &["13", "11"], &[MBO, DUO, LWL], Beide, Block, "uitslag en datum; geen document nodig").binnen(Termijn::WerkdagenNa("WK-05", 10)).vraagt(Vraag::Duo),
    rij("WK-07", Fase::WervingKandidaten, "Startkwalificatie beoordeeld (geen havo, vwo, mbo-2 of hoger)", "startkwalificatie",
        &["11", "S3"], &[GU, MBO], Beide, Block, "conclusie en grond"),
    rij("WK-08", Fase::WervingKandidaten, "Intakegesprek: best passende leerroute", "intakegesprek",
        &["S3", "14"], &[GU, WSP, KA], Beide, Block, "gespreksverslag, branchevoorkeur").binnen(Termijn::Na("WK-01", 14)),
    rij("WK-09", Fase::WervingKandidaten, "Hoogst haalbare route afgewogen (diploma, certificaat, praktijkverklaring)", "route afwegen",
        &["14", "S2"], &[GU, MBO], Beide, Block, "afweging en advies van het mbo"),
    rij("WK-10W", Fase::WervingKandidaten, "Diagnoseformulier ingevuld door begeleider of teamleider", "diagnose",
        &["15W"], &[TL, KA], Werkend, Warn, "diagnoseformulier (Bijlage 2)").later(Fase::Bemiddeling).binnen(Termijn::Na("WK-08", 14)),
    rij("WK-10N", Fase::WervingKandidaten, "Diagnoseformulier ingevuld door coach, adviseur of praktijkopleider", "diagnose",
        &["15N"], &[GU, JC, PO, KA], NietWerkend, Warn, "diagnoseformulier (Bijlage 2)").later(Fase::Bemiddeling).binnen(Termijn::Na("WK-08", 14)),
    rij("WK-11W", Fase::WervingKandidaten, "Procesbegeleider aangewezen (WSP-accountmanager)", "procesbegeleider",
        &["18W"], &[WSP], Werkend, Block, "naam en contact").vraagt(Vraag::Persoon(Rol::Procesbegeleider)),
    rij("WK-11N", Fase::WervingKandidaten, "Procesbegeleider aangewezen (werkcoach en/of WSP)", "procesbegeleider",
        &["18N"], &[GU, WSP], NietWerkend, Block, "naam en contact").vraagt(Vraag::Persoon(Rol::Procesbegeleider)),
    rij("WK-12", Fase::WervingKandidaten, "Ondersteuningsbehoefte verkend (taal, vaardigheden, jobcoach)", "ondersteuning",
        &["18W", "18N"], &[PB, JC], Beide, Warn, "gekozen ondersteuning en actie"),
    rij("BM-01", Fase::Bemiddeling, "Kandidaat en werkgever naar elkaar verwezen", "verwijzen",
        &["S3", "7"], &[WSP, GU], WerkendNvt, Block, "voorstel, datum, reactie per kant").nvt().binnen(Termijn::NaFase(14)),
    rij("BM-02", Fase::Bemiddeling, "Kennismaking gevoerd", "kennismaking",
        &["S3"], &[LB, KA, WSP], WerkendNvt, Block, "datum, indruk van beide kanten").nvt().binnen(Termijn::Na("BM-01", 14)),
    rij("BM-03", Fase::Bemiddeling, "Match bevestigd door beide partijen", "match",
        &["S3"], &[LB, KA], Beide, Block, "matchbesluit; er wordt een plaats gereserveerd").vraagt(Vraag::Plek),
    rij("BM-04", Fase::Bemiddeling, "Werkprocessen op werkvloer besproken, takenpakket bepaald", "werkprocessen",
        &["21", "S3"], &[MBO, LB, PO, KA], Beide, Block, "keuze van werkprocessen, kan al of te leren").binnen(Termijn::Na("BM-03", 21)),
    rij("BM-05", Fase::Bemiddeling, "Erkenning dekt gekozen crebo en niveau", "erkenning dekt",
        &["3", "2"], &[MBO, SBB], Beide, Block, "uitslag en datum van de controle"),
    rij("BM-06", Fase::Bemiddeling, "Mbo-instelling erkend voor deze route (derde leerweg)", "mbo erkend",
        &["20"], &[MBO], Beide, Block, "instelling en crebo bevestigd"),
    rij("BM-07", Fase::Bemiddeling, "Aanvullende lessen, toetsen, examens bepaald (indien van toepassing)", "extra lessen",
        &["S3"], &[MBO, LB], Beide, Warn, "lijst (VCA, taal) en kosten").nvt(),
    rij("PI-01", Fase::Plaatsing, "Ondersteunende voorzieningen en werkplekaanpassingen geregeld", "voorzieningen",
        &["S3", "18W", "18N"], &[GU, LB], Beide, Warn, "lijst en status van de aanvraag").nvt().binnen(Termijn::VoorStart(0)),
    rij("PI-02", Fase::Plaatsing, "Vorm van inkomen geregeld", "inkomen",
        &["S3", "19"], &[GU, LB], NietWerkend, Block, "vorm van inkomen en ingangsdatum").binnen(Termijn::VoorStart(0)),
    rij("PI-03W", Fase::Plaatsing, "Registratieformulier compleet (werkende)", "registratie",
        &["16W"], &[TL, LB, KA, MBO], Werkend, Block, "registratieformulier (Bijlage 3)").binnen(Termijn::VoorStart(14)),
    rij("PI-03N", Fase::Plaatsing, "Registratieformulier compleet (niet-werkende)", "registratie",
        &["16N"], &[GU, KA, MBO], NietWerkend, Block, "registratieformulier (Bijlage 3)").binnen(Termijn::VoorStart(14)),
    rij("PI-04", Fase::Plaatsing, "Aangemeld bij mbo-instelling", "aanmelding mbo",
        &["S3"], &[GU, LWL, MBO], Beide, Block, "aanmelddatum").binnen(Termijn::VoorStart(14)),
    rij("PI-05", Fase::Plaatsing, "Begeleidingsdocument of werkboek (maatwerkleerroute) vastgesteld", "begeleidingsdoc.",
        &["21"], &[MBO, PG, PO, KA], Beide, Block, "begeleidingsdocument: van werkprocessen naar opdrachten").binnen(Termijn::VoorStart(0)),
    rij("PI-06", Fase::Plaatsing, "Startdatum en periode afgesproken", "periode",
        &["24", "L4"], &[LB, PO, KA, PG], Beide, Block, "geplande start en geplande einddatum").vraagt(Vraag::Periode),
    rij("PI-07", Fase::Plaatsing, "Doorlooptijd ingeschat, onderwijskosten bepaald", "kosten",
        &["25", "L4", "L6"], &[MBO], Beide, Block, "weken en bedrag"),
    rij("PI-08", Fase::Plaatsing, "Inkoop scholing en kostenakkoord vastgelegd", "kostenakkoord",
        &["S3", "10", "25", "L6"], &[GU, LWL, MBO], Beide, Block, "akkoord door, datum, bron, bedrag").binnen(Termijn::VoorStart(0)),
    rij("PI-09", Fase::Plaatsing, "OOK (onderwijsovereenkomst) getekend", "OOK",
        &["22"], &[MBO, KA], Beide, Hard, "datum en partijen").binnen(Termijn::VoorStart(0)),
    rij("PI-10", Fase::Plaatsing, "POK (praktijkovereenkomst) getekend", "POK",
        &["22"], &[MBO, KA, LB], Beide, Hard, "datum en partijen").binnen(Termijn::VoorStart(0)),
    rij("PI-11", Fase::Plaatsing, "Ingeschreven bij mbo en gemeld bij DUO", "inschrijving",
        &["23", "S3"], &[MBO, DUO], Beide, Warn, "inschrijfdatum, volgnummer").later(Fase::Praktijkleren).binnen(Termijn::NaStart(7)),
    rij("PI-12", Fase::Plaatsing, "Begeleidingsteam compleet met contactgegevens", "team",
        &["17W", "17N", "18W", "18N", "L0", "L3"], &[PB], Beide, Block, "praktijkopleider, praktijkbegeleider, procesbegeleider; teamleider of werkcoach").binnen(Termijn::VoorStart(0)),
    rij("PI-13", Fase::Plaatsing, "Evaluatiegesprek halverwege ingepland", "evaluatie plannen",
        &["26"], &[PG], Beide, Warn, "datum, ongeveer op de helft van de periode").binnen(Termijn::NaStart(7)),
    rij("PL-01", Fase::Praktijkleren, "Traject daadwerkelijk gestart", "start",
        &["24", "L4"], &[LB, PG], Beide, Block, "werkelijke startdatum").binnen(Termijn::NaStart(2)).vraagt(Vraag::Start),
    rij("PL-02W", Fase::Praktijkleren, "Begeleiding op werkvloer door teamleider en praktijkopleider; voortgang door praktijkbegeleider", "begeleiding",
        &["17W", "S3"], &[PO, TL, PG], Werkend, Warn, "voortgang per werkproces").binnen(Termijn::NaStart(28)),
    rij("PL-02N", Fase::Praktijkleren, "Begeleiding op werkvloer door praktijkopleider, met afstemming werkcoach", "begeleiding",
        &["17N", "S3"], &[PO, PG, GU], NietWerkend, Warn, "voortgang en afstemmingsnotitie van de werkcoach").binnen(Termijn::NaStart(28)),
    rij("PL-03", Fase::Praktijkleren, "Evaluatiegesprek halverwege gevoerd (alle partijen, minstens een)", "evaluatie",
        &["26", "L7"], &[PG, PO, KA, PB], Beide, Block, "verslag: voortgang, kwaliteit, afspraken, aanwezigen").binnen(Termijn::Halverwege),
    rij("PL-04", Fase::Praktijkleren, "Ondersteuning ingeschakeld waar nodig", "ondersteuning",
        &["18W", "18N"], &[PB, JC], Beide, Info, "acties"),
    rij("PL-05", Fase::Praktijkleren, "Begeleidingsdocument afgerond", "werkboek af",
        &["27"], &[KA, PO, PG], Beide, Block, "afronddatum").binnen(Termijn::Einde),
    rij("PL-06", Fase::Praktijkleren, "Oordeel per werkproces gegeven", "oordeel",
        &["S3", "17W", "17N"], &[PO, PG], Beide, Block, "geleerd of niet geleerd per werkproces, datum, naam").binnen(Termijn::Einde),
    rij("PL-07", Fase::Praktijkleren, "Eindgesprek gevoerd", "eindgesprek",
        &["27"], &[KA, PO, PG, GU], Beide, Block, "hoe gelopen, wat vond de deelnemer, vervolg; aanwezigen").binnen(Termijn::Einde),
    rij("PL-08", Fase::Praktijkleren, "Praktijkverklaring opgesteld", "verklaring",
        &["28"], &[MBO], Beide, Block, "lijst van geleerde werkprocessen").eerst(&["PL-06"]).binnen(Termijn::Na("PL-07", 7)),
    rij("PL-09", Fase::Praktijkleren, "Ondertekend door leerbedrijf", "handtek. bedrijf",
        &["29"], &[LB], Beide, Block, "datum en naam").eerst(&["PL-08"]).binnen(Termijn::Na("PL-08", 7)),
    rij("PL-10", Fase::Praktijkleren, "Ondertekend door brancheorganisatie", "handtek. branche",
        &["29"], &[BR], Beide, Block, "datum en organisatie").nvt().eerst(&["PL-08"]).binnen(Termijn::Na("PL-08", 14)),
    rij("PL-11", Fase::Praktijkleren, "Praktijkverklaring uitgereikt (onderdeel van de mbo-verklaring)", "uitreiking",
        &["S3", "S2", "L5"], &[MBO, LB], Beide, Block, "uitreikdatum; telt als resultaat").eerst(&["PL-08"]).binnen(Termijn::Na("PL-09", 7)),
    rij("PL-12", Fase::Praktijkleren, "Uitgeschreven bij mbo en DUO, einddatum geregistreerd", "uitschrijving",
        &["L4"], &[MBO], Beide, Warn, "werkelijke einddatum en reden").vraagt(Vraag::Einde),
    rij("PB-01", Fase::PlaatsingBaan, "Begeleiding van uitkering naar werk", "naar werk",
        &["19"], &[GU], NietWerkend, Block, "plan en contact; gestart is genoeg"),
    rij("PB-02", Fase::PlaatsingBaan, "Voorzieningen en werkplekaanpassingen voor de baan", "voorzieningen",
        &["S3"], &[GU, LB], Beide, Warn, "lijst en status").nvt(),
    rij("PB-03", Fase::PlaatsingBaan, "Streven AOK en/of BBL besproken, uitkomst vastgelegd", "uitkomst",
        &["19", "27", "L5"], &[GU, LB, MBO], Beide, Block, "uitkomst").binnen(Termijn::Na("PL-11", 28)).vraagt(Vraag::Uitkomst),
    rij("PB-04", Fase::PlaatsingBaan, "Arbeidsovereenkomst (of BBL-overeenkomst) getekend", "contract",
        &["S3", "19"], &[LB, KA], Beide, Block, "ingangsdatum, soort contract, uren").nvt().vraagt(Vraag::Baan),
    rij("PB-05", Fase::PlaatsingBaan, "Gewijzigde of beëindigde uitkering gemeld", "uitkering melden",
        &["19", "S3"], &[GU, KA], NietWerkend, Warn, "datum").nvt(),
    rij("PB-06", Fase::PlaatsingBaan, "Kwantitatief en kwalitatief resultaat vastgelegd", "resultaat",
        &["L5"], &[LWL, PB], Beide, Block, "aantallen en een korte tekst of citaat"),
    rij("NZ-01", Fase::Nazorg, "Nazorgcontact kort na start (werknemer en werkgever)", "nazorgcontact",
        &["S3"], &[GU, JC], Beide, Warn, "status van de baan, knelpunten").binnen(Termijn::Nazorg(VierWeken)).vraagt(Vraag::Meting(VierWeken)),
    rij("NZ-02", Fase::Nazorg, "Doorontwikkeling besproken (certificaat, BBL, volgende praktijkverklaring)", "doorontwikkeling",
        &["27", "S3"], &[LWL, MBO, LB], Beide, Warn, "vervolgstap of bewust nu niet").binnen(Termijn::NaFase(91)).vraagt(Vraag::Vervolg),
    rij("NZ-03", Fase::Nazorg, "Werkmeting na 3 maanden", "meting 3 mnd",
        &["L5", "S2", "L7"], &[LWL], Beide, Warn, "aan het werk ja, nee of onbekend; uren").binnen(Termijn::Nazorg(DrieMaanden)).vraagt(Vraag::Meting(DrieMaanden)),
    rij("NZ-04", Fase::Nazorg, "Werkmeting na 6 maanden", "meting 6 mnd",
        &["L5", "S2", "L7"], &[LWL], Beide, Warn, "aan het werk ja, nee of onbekend; uren").binnen(Termijn::Nazorg(ZesMaanden)).vraagt(Vraag::Meting(ZesMaanden)),
    rij("NZ-05", Fase::Nazorg, "Werkmeting na 12 maanden", "meting 12 mnd",
        &["L5", "S2", "L7"], &[LWL], Beide, Warn, "aan het werk ja, nee of onbekend; uren").binnen(Termijn::Nazorg(TwaalfMaanden)).vraagt(Vraag::Meting(TwaalfMaanden)),
    rij("NZ-06", Fase::Nazorg, "Evaluatie deelnemer en werkgever", "evaluatie",
        &["L7"], &[LWL], Beide, Warn, "score 1 tot 5 en tekst").binnen(Termijn::NaFase(91)).vraagt(Vraag::Scores),
    rij("NZ-07", Fase::Nazorg, "Kosten afgerekend", "afrekening",
        &["L6"], &[LWL, MBO], Beide, Warn, "werkelijke kosten").binnen(Termijn::Na("PL-11", 91)).vraagt(Vraag::Afrekening),
    rij("NZ-08", Fase::Nazorg, "Dossier gesloten, bewaartermijn gestart", "sluiten",
        &["K"], &[GU], Beide, Block, "sluitdatum, vernietigingsdatum"),
];
