//! Every value list against the codes of DOMAIN 1.4, and reading what coaches type.

use std::collections::HashMap;

use super::branche::{Branche, Sectorkamer};
use super::contact::{ContactUitkomst, ContactWijze};
use super::diagnose::{
    AdviesMbo, Alternatief, Basisvaardigheid, Conclusie, Dagdeel, DoelNaTraject, EerderGeprobeerd,
    InvullerRol, Onderwijsland, Redenduur, Rijbewijs, Vervoermiddel, Waardering, Zwaarte,
};
use super::doelgroep::Doelgroep;
use super::gesprek::{Aanwezige, Kwaliteit, Verloop, Voortgang};
use super::inkomensvorm::Inkomensvorm;
use super::invullen::{IngevuldMet, JaNeeOnbekend, Taalhulp};
use super::kanaal::Kanaal;
use super::nazorg::{AanHetWerk, Vervolgstap};
use super::niveau::Niveau;
use super::ondersteuning::Ondersteuning;
use super::reden_afwijzing::RedenAfwijzing;
use super::reden_niet_hoger::RedenNietHoger;
use super::reden_uitval::RedenUitval;
use super::registratie::{
    Financieringsbron, Geslacht, IdBewijs, Inburgeringsroute, Leertraject, Persoonsnummersoort,
};
use super::taalniveau::{Alfabetisering, Referentieniveau, Taalniveau};
use super::toestemming::{BetrokkeneSoort, Doelantwoord, Grondslag, Toestemmingswijze};
use super::uitkering::{Uitkering, Uitvoerder};
use super::uitkomst::{Contractsoort, Uitkomst};
use super::werkprocesstatus::WerkprocesStatus;
use super::{Waardelijst, vouw};
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding, Startkwalificatie};
use crate::domain::tekstvorm::tests::{read, written};

/// The codes in their stored order; a change in the middle breaks old records.
fn check_codes<T: Waardelijst>(codes: &str) {
    let found: Vec<&str> = T::ALL.iter().map(|it| it.code()).collect();
    assert_eq!(found.join(" "), codes, "{}", T::NAAM);
}

#[test]
fn the_lists_have_the_codes_of_the_domain_in_a_fixed_order() {
    check_codes::<Uitkering>(
        "PW IOAW IOAZ BBZ WW IOW WIA_WGA WIA_IVA WAO WAZ WAJONG ZW ANW NUG WERK WERK_AANV ONBEKEND",
    );
    check_codes::<Doelgroep>(
        "WERKZOEKENDE WERKENDE STATUSHOUDER INBURGERAAR MIGRANT VSV JONGERE_27 PRO VSO NUG UITZEND \
         GEDETINEERDE ARBEIDSBEPERKING BESCHUT_SW GEHANDICAPTENZORG LAAGOPGELEID 50PLUS \
         WERKLOOSHEID_DREIGT ANDERS",
    );
    check_codes::<Opleiding>(
        "GEEN BASIS PRO VSO ONDERBOUW VMBO_BK VMBO_TL MBO1 MBO2 HAVO VWO MBO3 MBO4 HBO WO OUD \
         BUITENLAND ONBEKEND",
    );
    check_codes::<Behaald>("JA NEE ONBEKEND");
    check_codes::<DuoUitslag>("NIET_UITGEVOERD GEEN_GEVONDEN GEVONDEN NIET_TE_BEPALEN");
    check_codes::<Startkwalificatie>("JA NEE ONBEKEND");
    check_codes::<Taalniveau>("A0 <A1 A1 A2 B1 B2 C1+ MOEDERTAAL ONBEKEND");
    check_codes::<Referentieniveau>("<1F 1F 2F 3F");
    check_codes::<Alfabetisering>("ANALFABEET ANDERS GEALFABETISEERD");
    check_codes::<RedenNietHoger>(
        "TAAL BASIS SCHOOLBAAR LEERBAAR SCHOOLERVARING BELASTBAAR PSYCHOSOCIAAL THUIS PRAKTISCH \
         WERKNEMERSVAARD SOC_CULT INKOMEN MOTIVATIE KEUZE AANBOD ANDERS",
    );
    check_codes::<Ondersteuning>(
        "JOBCOACH TAALCOACH WERKPLEKAANPASSING VERVOER KINDEROPVANG SCHULDHULP REKENEN_DIGITAAL \
         CULTUUR_JOBCOACH HULPMIDDELEN LESSEN GEEN",
    );
    check_codes::<Inkomensvorm>(
        "BEHOUD_UITKERING PROEFPLAATSING AOK BBL DETACHERING_SW UITZEND WERKERVARINGSPLEK GEEN",
    );
    check_codes::<Branche>(
        "GROEN ZORG DIENSTVERLENING SCHOONMAAK LOGISTIEK TECHNIEK PRODUCTIE BOUW HORECA \
         DETAILHANDEL VOEDING MOBILITEIT DIERVERZORGING ANDERS",
    );
    check_codes::<Sectorkamer>("5672 5673 5674 5675 5676 5677 5678 5679 5680");
    check_codes::<WerkprocesStatus>("kan_al te_leren in_oefening geleerd niet_geleerd vervallen");
    check_codes::<RedenUitval>(
        "WERK_GEVONDEN HOGERE_ROUTE GEZONDHEID THUISSITUATIE MOTIVATIE VERKEERDE_BRANCHE VERZUIM \
         WERKGEVER_STOPT BEGELEIDING VERHUIZING WET OVERLEDEN ONBEKEND",
    );
    check_codes::<RedenAfwijzing>(
        "WERK_PAST_NIET REISTIJD UREN TAAL EISEN BEGELEIDING PERSPECTIEF GEEN_KLIK NIET_VERSCHENEN \
         GEEN_REACTIE PLEK_VERGEVEN IETS_ANDERS ANDERS",
    );
    check_codes::<Uitkomst>(
        "AOK_ZELFDE AOK_ELDERS BBL AOK_BBL UITZEND BESCHUT MBO VOLGENDE_PV BEHOUD_BAAN ZELFSTANDIG \
         GEEN_WERK ONBEKEND",
    );
    check_codes::<Contractsoort>("VAST TIJDELIJK");
    check_codes::<AanHetWerk>("JA NEE ONBEKEND");
    check_codes::<Vervolgstap>("CERTIFICAAT BBL VOLGENDE_PV CURSUS NU_NIET");
    check_codes::<Kanaal>("GEMEENTE UWV WSP WERKGEVER DOORSTROOMPUNT MBO ZELF OVERIG");
    check_codes::<Niveau>("1 2 3 4");
    check_codes::<ContactWijze>("TELEFOON MAIL BEZOEK GESPREK BERICHT BRIEF");
    check_codes::<ContactUitkomst>("GESPROKEN NIET_BEREIKT VOICEMAIL TERUGBELLEN");
}

#[test]
fn the_lists_of_the_forms_have_their_codes_in_a_fixed_order() {
    check_codes::<Doelantwoord>("JA NEE NIET_GEVRAAGD");
    check_codes::<Toestemmingswijze>("PAPIER DIGITAAL MONDELING");
    check_codes::<Grondslag>("TOESTEMMING PUBLIEKE_TAAK WET OVEREENKOMST");
    check_codes::<BetrokkeneSoort>("KANDIDAAT WERKGEVER");
    check_codes::<IngevuldMet>("IN_PERSOON TELEFONISCH ANDERS");
    check_codes::<Taalhulp>("GEEN TOLK NAASTE");
    check_codes::<JaNeeOnbekend>("JA NEE ONBEKEND");
    check_codes::<InvullerRol>(
        "TEAMLEIDER BEGELEIDER COACH ADVISEUR WERKCOACH PRAKTIJKOPLEIDER ANDERS",
    );
    check_codes::<Onderwijsland>("NL BUITENLAND");
    check_codes::<Waardering>("GEEN AANGEVRAAGD UITKOMST");
    check_codes::<Basisvaardigheid>("ONVOLDOENDE VOLDOENDE ONBEKEND");
    check_codes::<Vervoermiddel>("FIETS OV AUTO BROMMER GEEN");
    check_codes::<Rijbewijs>("GEEN AM B BE C CE D T");
    check_codes::<Dagdeel>(
        "MA_O MA_M MA_A DI_O DI_M DI_A WO_O WO_M WO_A DO_O DO_M DO_A VR_O VR_M VR_A ZA_O ZA_M ZA_A \
         ZO_O ZO_M ZO_A",
    );
    check_codes::<Zwaarte>("HOOFDREDEN MEDE");
    check_codes::<Redenduur>("TIJDELIJK LANGDURIG ONBEKEND");
    check_codes::<EerderGeprobeerd>("MBO_GESTOPT BBL_GESTOPT CURSUS INBURGERING GEEN");
    check_codes::<Alternatief>("BOL BBL DERDE_LEERWEG CERTIFICAAT BORIS EVC GEEN");
    check_codes::<DoelNaTraject>("AOK_HUIDIG AOK_ELDERS BBL CERTIFICAAT VOLGENDE_PV ONBEKEND");
    check_codes::<Conclusie>("PASSEND HOGER EERST_ANDERS ONDERZOEK");
    check_codes::<AdviesMbo>("POSITIEF MITS NEGATIEF NNB");
    check_codes::<Persoonsnummersoort>("BSN ONDERWIJSNUMMER ONBEKEND");
    check_codes::<Geslacht>("M V O");
    check_codes::<IdBewijs>("PASPOORT ID_KAART VERBLIJFSDOCUMENT ANDERS");
    check_codes::<Leertraject>("ODT OVO");
    check_codes::<Financieringsbron>("PROJECT GEMEENTE UWV WERKGEVER OENO_FONDS SUBSIDIE OVERIG");
    check_codes::<Inburgeringsroute>("B1 ONDERWIJS Z ONBEKEND");
    check_codes::<Aanwezige>(
        "DEELNEMER PRAKTIJKOPLEIDER PRAKTIJKBEGELEIDER PROCESBEGELEIDER WERKCOACH TEAMLEIDER COACH \
         VERTEGENWOORDIGER ANDERS",
    );
    check_codes::<Voortgang>("VOOR OP_SCHEMA ACHTER");
    check_codes::<Kwaliteit>("GOED VOLDOENDE BETER");
    check_codes::<Verloop>("GOED WISSELEND MOEIZAAM");
}

/// No two values of one list claim the same word, and every word finds its value.
fn check_words<T: Waardelijst + std::fmt::Debug>() {
    let mut owners: HashMap<String, T> = HashMap::new();
    for value in T::ALL.iter().copied() {
        assert_eq!(T::van_code(value.code()), Some(value));
        assert_eq!(T::lees(value.code()), Some(value), "{value:?}");
        assert!(!value.label().is_empty());
        for word in std::iter::once(value.label()).chain(value.synoniemen().iter().copied()) {
            assert_eq!(T::lees(word), Some(value), "{word} of {value:?}");
            if let Some(other) = owners.insert(vouw(word), value) {
                assert_eq!(other, value, "{word} belongs to two values");
            }
        }
    }
}

#[test]
fn every_word_of_a_list_finds_its_value() {
    check_words::<Uitkering>();
    check_words::<Doelgroep>();
    check_words::<Opleiding>();
    check_words::<Behaald>();
    check_words::<DuoUitslag>();
    check_words::<Startkwalificatie>();
    check_words::<Taalniveau>();
    check_words::<Referentieniveau>();
    check_words::<Alfabetisering>();
    check_words::<RedenNietHoger>();
    check_words::<Ondersteuning>();
    check_words::<Inkomensvorm>();
    check_words::<Branche>();
    check_words::<Sectorkamer>();
    check_words::<WerkprocesStatus>();
    check_words::<RedenAfwijzing>();
    check_words::<RedenUitval>();
    check_words::<Uitkomst>();
    check_words::<AanHetWerk>();
    check_words::<Vervolgstap>();
    check_words::<Contractsoort>();
    check_words::<Kanaal>();
    check_words::<Niveau>();
    check_words::<ContactWijze>();
    check_words::<ContactUitkomst>();
    check_words::<Doelantwoord>();
    check_words::<Toestemmingswijze>();
    check_words::<Grondslag>();
    check_words::<BetrokkeneSoort>();
    check_words::<IngevuldMet>();
    check_words::<Taalhulp>();
    check_words::<JaNeeOnbekend>();
    check_words::<InvullerRol>();
    check_words::<Onderwijsland>();
    check_words::<Waardering>();
    check_words::<Basisvaardigheid>();
    check_words::<Vervoermiddel>();
    check_words::<Rijbewijs>();
    check_words::<Dagdeel>();
    check_words::<Zwaarte>();
    check_words::<Redenduur>();
    check_words::<EerderGeprobeerd>();
    check_words::<Alternatief>();
    check_words::<DoelNaTraject>();
    check_words::<Conclusie>();
    check_words::<AdviesMbo>();
    check_words::<Persoonsnummersoort>();
    check_words::<Geslacht>();
    check_words::<IdBewijs>();
    check_words::<Leertraject>();
    check_words::<Financieringsbron>();
    check_words::<Inburgeringsroute>();
    check_words::<Aanwezige>();
    check_words::<Voortgang>();
    check_words::<Kwaliteit>();
    check_words::<Verloop>();
}

#[test]
fn what_a_coach_types_is_understood() {
    for (typed, value) in [
        ("bijstand", Uitkering::Pw),
        ("pw", Uitkering::Pw),
        ("P-wet", Uitkering::Pw),
        ("ww", Uitkering::Ww),
        ("Wajong", Uitkering::Wajong),
        ("wia", Uitkering::WiaWga),
        ("wia wga", Uitkering::WiaWga),
        ("nugger", Uitkering::Nug),
        ("?", Uitkering::Onbekend),
    ] {
        assert_eq!(Uitkering::lees(typed), Some(value), "{typed}");
    }
    for (typed, value) in [
        ("groen", Branche::Groen),
        ("zorg", Branche::Zorg),
        ("LOGISTIEK", Branche::Logistiek),
        ("logis", Branche::Logistiek),
        ("magazijn", Branche::Logistiek),
        ("keuken", Branche::Horeca),
    ] {
        assert_eq!(Branche::lees(typed), Some(value), "{typed}");
    }
    for typed in ["1", "n1", "N1", "niveau 1", "entree", "mbo1"] {
        assert_eq!(Niveau::lees(typed), Some(Niveau::Een), "{typed}");
    }
    assert_eq!(Taalniveau::lees("a2"), Some(Taalniveau::A2));
    assert_eq!(Taalniveau::lees("<a1"), Some(Taalniveau::OnderA1));
    assert_eq!(Taalniveau::lees("c1"), Some(Taalniveau::C1));
    assert_eq!(Kanaal::lees("rmc"), Some(Kanaal::Doorstroompunt));
    assert_eq!(Opleiding::lees("vmbo tl"), Some(Opleiding::VmboTl));
}

#[test]
fn what_fits_nothing_or_two_things_is_not_guessed() {
    assert_eq!(Branche::lees(""), None);
    assert_eq!(Branche::lees("ruimtevaart"), None);
    assert_eq!(Branche::lees("lo"), None, "two letters are too few");
    assert_eq!(Niveau::lees("niveau"), None, "all four begin like that");
    assert_eq!(Niveau::lees("5"), None);
}

#[test]
fn its_text_holds_the_code_and_is_checked_on_the_way_in() {
    let kept = written(&Uitkering::WiaWga);
    assert_eq!(kept, "WIA_WGA");
    assert_eq!(read::<Uitkering>(&kept).unwrap(), Uitkering::WiaWga);
    let error = read::<Niveau>("9").unwrap_err();
    assert!(error.to_string().contains("Kies uit: 1, 2, 3, 4"));
}

/// A binary format of one byte, enough to see what a list does in one. The real one
/// belongs to the store, which has its own golden bytes.
struct OneByte(u8);

impl<'de> serde::Deserializer<'de> for OneByte {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_u8(self.0)
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn binary_holds_the_place_and_an_unknown_place_is_refused() {
    use serde::Deserialize;
    assert_eq!(
        Uitkering::deserialize(OneByte(4)).unwrap(),
        Uitkering::ALL[4]
    );
    assert_eq!(Uitkering::Ww as u8, 4);
    assert!(Uitkering::deserialize(OneByte(200)).is_err());
}

#[test]
fn benefits_know_their_payer_and_their_code() {
    assert_eq!(Uitkering::Pw.dd_codes(), ["DD02"]);
    assert_eq!(Uitkering::Wajong.dd_codes(), ["DD03"]);
    assert!(Uitkering::Zw.dd_codes().is_empty());
    assert_eq!(Uitkering::Bbz.uitvoerder(), Some(Uitvoerder::Gemeente));
    assert_eq!(Uitkering::Zw.uitvoerder(), Some(Uitvoerder::Uwv));
    assert_eq!(Uitkering::Nug.uitvoerder(), None);
}

#[test]
fn sensitive_values_are_the_ones_the_domain_names() {
    let groups: Vec<&str> = Doelgroep::ALL
        .iter()
        .filter(|it| it.is_gevoelig())
        .map(|it| it.code())
        .collect();
    assert_eq!(
        groups,
        [
            "GEDETINEERDE",
            "ARBEIDSBEPERKING",
            "BESCHUT_SW",
            "GEHANDICAPTENZORG"
        ]
    );
    assert!(RedenNietHoger::Belastbaar.is_gevoelig());
    assert!(!RedenNietHoger::Taal.is_gevoelig());
    assert!(RedenUitval::Gezondheid.is_gevoelig());
}

#[test]
fn the_roles_that_fill_a_diagnose_in_are_those_of_item_15() {
    let roles = |situatie| {
        let roles = InvullerRol::ALL.iter();
        let roles: Vec<&str> = roles
            .filter(|rol| rol.past_bij(situatie))
            .map(|rol| rol.code())
            .collect();
        roles.join(" ")
    };
    assert_eq!(roles(Situatie::Werkend), "TEAMLEIDER BEGELEIDER");
    assert_eq!(
        roles(Situatie::NietWerkend),
        "COACH ADVISEUR WERKCOACH PRAKTIJKOPLEIDER"
    );
    assert!(Toestemmingswijze::Mondeling.is_voorlopig());
    assert!(!Toestemmingswijze::Papier.is_voorlopig());
    assert!(!AdviesMbo::NogNiet.is_gegeven());
}

#[test]
fn only_what_was_learned_may_stand_on_the_verklaring() {
    let allowed: Vec<&str> = WerkprocesStatus::ALL
        .iter()
        .filter(|it| it.mag_op_verklaring())
        .map(|it| it.code())
        .collect();
    assert_eq!(allowed, ["geleerd"]);
}

#[test]
fn every_reason_for_uitval_has_a_bron_code() {
    for reason in RedenUitval::ALL {
        assert!(!reason.bron().is_empty(), "{reason}");
    }
    assert_eq!(RedenUitval::Motivatie.bron(), ["02", "04"]);
}

#[test]
fn the_outcomes_that_count_as_work_are_those_of_report_m5() {
    let work = Uitkomst::ALL
        .iter()
        .filter(|it| it.is_uitstroom_naar_werk());
    assert_eq!(work.count(), 6);
    assert!(!Uitkomst::GeenWerk.vraagt_overeenkomst());
}

#[test]
fn niveau_is_also_a_number() {
    assert_eq!(Niveau::Een.getal(), 1);
    assert_eq!(Niveau::van_getal(4), Some(Niveau::Vier));
    assert_eq!(Niveau::van_getal(5), None);
    assert!(Niveau::Een < Niveau::Twee);
}

#[test]
fn short_branch_names_fit_a_card() {
    for branche in Branche::ALL {
        assert!(branche.kort().len() <= 14, "{branche}");
    }
}
