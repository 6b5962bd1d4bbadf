//! The branche under which people look for a kwalificatie: a guess by SBB's domain and by the words
//! of the title. A region that chose another one keeps it.

use crate::domain::tekst::vouw;
use crate::domain::waardelijst::Branche;

/// Opleidingsdomein of SBB to branche (DOMAIN 3.5).
const DOMEINEN: [(u32, Branche); 17] = [
    (79000, Branche::Bouw),     // Bouw en infra
    (79010, Branche::Bouw),     // Afbouw, hout en onderhoud
    (79020, Branche::Techniek), // Techniek en procesindustrie
    (79030, Branche::Anders),   // Ambacht, laboratorium en gezondheidstechniek
    (79040, Branche::Anders),   // Media en vormgeving
    (79050, Branche::Anders),   // ICT
    (79060, Branche::Mobiliteit),
    (79070, Branche::Logistiek), // Transport, scheepvaart en logistiek
    (79080, Branche::Detailhandel),
    (79090, Branche::Dienstverlening), // Economie en administratie
    (79100, Branche::Dienstverlening), // Veiligheid en sport
    (79110, Branche::Anders),          // Uiterlijke verzorging
    (79120, Branche::Horeca),          // Horeca en bakkerij
    (79130, Branche::Horeca),          // Toerisme en recreatie
    (79140, Branche::Zorg),
    (79150, Branche::Groen), // Voedsel, natuur en leefomgeving
    (79160, Branche::Groen),
];

/// Words of a title that say more than the domain; the first that fits counts. Entree has no domain,
/// so its nine titles are told by these (DOMAIN 3.2).
const WOORDEN: [(&str, Branche); 31] = [
    ("schoonma", Branche::Schoonmaak),
    ("glazenwass", Branche::Schoonmaak),
    ("facilitair", Branche::Dienstverlening),
    ("dienstverlening en zorg", Branche::Zorg),
    ("assistent dienstverlening", Branche::Dienstverlening),
    ("zorg en welzijn", Branche::Zorg),
    ("dierverzorg", Branche::Dierverzorging),
    ("paard", Branche::Dierverzorging),
    ("veehouder", Branche::Dierverzorging),
    ("hovenier", Branche::Groen),
    ("groen", Branche::Groen),
    ("plant", Branche::Groen),
    ("procesoperator", Branche::Voeding),
    ("procestechniek", Branche::Voeding),
    ("voedingsindustrie", Branche::Horeca),
    ("bakker", Branche::Voeding),
    ("slager", Branche::Voeding),
    ("medewerker vers", Branche::Voeding),
    ("lasser", Branche::Productie),
    ("metaalbewerk", Branche::Productie),
    ("productie", Branche::Productie),
    ("metaal elektro en installatie", Branche::Techniek),
    ("installatie", Branche::Techniek),
    ("bouwen wonen", Branche::Bouw),
    ("mobiliteit", Branche::Mobiliteit),
    ("logistiek", Branche::Logistiek),
    ("horeca", Branche::Horeca),
    ("keuken", Branche::Horeca),
    ("kok", Branche::Horeca),
    ("verkoop", Branche::Detailhandel),
    ("retail", Branche::Detailhandel),
];

/// The branche of a title in a domain.
pub(super) fn vermoed(titel: &str, domein: Option<u32>) -> Branche {
    let gevouwen = vouw(titel);
    let begint = |woord: &str| {
        gevouwen.starts_with(&vouw(woord)) || gevouwen.contains(&format!(" {}", vouw(woord)))
    };
    if let Some((_, branche)) = WOORDEN.iter().find(|(woord, _)| begint(woord)) {
        return *branche;
    }
    let van_domein = DOMEINEN.iter().find(|(nummer, _)| Some(*nummer) == domein);
    van_domein.map_or(Branche::Anders, |(_, branche)| *branche)
}

/// The domain in a text such as "1. Bouw en infra 79000".
pub(super) fn domein(tekst: &str) -> Option<u32> {
    tekst
        .split(|c: char| !c.is_ascii_digit())
        .filter(|stuk| stuk.len() == 5)
        .filter_map(|stuk| stuk.parse().ok())
        .find(|nummer| (79_000..80_000).contains(nummer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_more_than_its_domain() {
        assert_eq!(
            vermoed("Schoonmaker in verschillende omgevingen", Some(79010)),
            Branche::Schoonmaak
        );
        assert_eq!(vermoed("Timmerman", Some(79000)), Branche::Bouw);
        assert_eq!(vermoed("Assistent logistiek", None), Branche::Logistiek);
        assert_eq!(
            vermoed("Assistent plant, dier of groene omgeving", None),
            Branche::Groen
        );
        assert_eq!(
            vermoed("Helpende Zorg en Welzijn", Some(79140)),
            Branche::Zorg
        );
        assert_eq!(vermoed("Iets nieuws", None), Branche::Anders);
    }

    #[test]
    fn a_heading_of_a_domain_is_known_by_its_number() {
        assert_eq!(domein("1. Bouw en infra\u{a0}79000"), Some(79000));
        assert_eq!(domein("Opleidingscode 25743"), None);
    }
}
