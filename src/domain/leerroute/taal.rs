//! A title of a werkproces as a sentence about somebody: "Ontvangt goederen" becomes "Je kunt:
//! goederen ontvangen".
//!
//! No words are made up: the verb goes from the third person to the infinitive and moves to its
//! place. Where the rule is not certain to give a sentence, the title stays as it is.

mod woorden;

use woorden::{INFINITIEVEN, LOSSE_DELEN, NIET, VOORZETSELS, WERKWOORDEN, Werkwoord};

fn werkwoord(woord: &str) -> Option<&'static Werkwoord> {
    WERKWOORDEN.iter().find(|it| it.0 == woord)
}

/// The same title as a sentence to the one who learned it, or the title where no rule is certain.
pub fn zin(titel: &str) -> String {
    kunt(titel).map_or_else(|| titel.trim().to_owned(), |wat| format!("Je kunt: {wat}."))
}

/// What somebody can do, verb last: "goederen en/of producten ontvangen"; none where the rule is
/// not certain.
pub fn kunt(titel: &str) -> Option<String> {
    let titel = titel.trim();
    let woorden: Vec<&str> = titel.split_whitespace().collect();
    let [eerste, rest @ ..] = woorden.as_slice() else {
        return None;
    };
    let eerste = eerste.to_lowercase();
    if woorden
        .iter()
        .any(|it| NIET.contains(&it.trim_matches(',')))
    {
        return None;
    }
    if let Some(wat) = naamwoord(&eerste, rest) {
        return Some(wat);
    }
    let mut alle = vec![eerste.as_str()];
    alle.extend(rest);
    let delen = zinsdelen(&alle)?;
    let mut uit = String::new();
    for (voegwoord, deel) in delen {
        uit.push_str(voegwoord);
        uit.push_str(&deel_van_zin(&deel)?);
    }
    Some(uit)
}

fn is_infinitief(woord: &str) -> bool {
    let bekend = |it: &Werkwoord| it.1 == woord || it.2.iter().any(|deel| deel.1 == woord);
    INFINITIEVEN.contains(&woord) || WERKWOORDEN.iter().any(bekend)
}

/// "Aanleggen van bekabeling": the infinitive is there already, only its place changes.
fn naamwoord(eerste: &str, rest: &[&str]) -> Option<String> {
    let [van, wat @ ..] = rest else { return None };
    if *van != "van" || !is_infinitief(eerste) || wat.is_empty() {
        return None;
    }
    Some(format!("{} {eerste}", wat.join(" ")))
}

type Zinsdeel<'a> = (&'static str, Vec<&'a str>);

/// Cuts where a new verb begins with words of its own: "Pakt uit en | slaat deze op".
fn zinsdelen<'a>(woorden: &[&'a str]) -> Option<Vec<Zinsdeel<'a>>> {
    let mut delen: Vec<Zinsdeel<'a>> = vec![("", Vec::new())];
    let mut at = 0;
    while let Some(woord) = woorden.get(at) {
        let voegwoord = match *woord {
            "en" => " en ",
            "en/of" => " en/of ",
            "of" => " of ",
            _ => "",
        };
        let volgt = woorden
            .get(at + 1)
            .is_some_and(|it| werkwoord(it).is_some());
        let (_, deel) = delen.last_mut()?;
        // Verbs in a row share what follows: "Ontvangt en controleert de bestelling".
        let nog_geen_rest = deel
            .iter()
            .all(|it| werkwoord(it.trim_end_matches(',')).is_some());
        if !voegwoord.is_empty() && volgt && !nog_geen_rest {
            delen.push((voegwoord, Vec::new()));
        } else {
            deel.push(woord);
        }
        // The row goes on over its joining word.
        if !voegwoord.is_empty() && volgt && nog_geen_rest {
            at += 1;
            let (_, deel) = delen.last_mut()?;
            deel.push(woorden.get(at)?);
            return Some(rij(delen, woorden.get(at + 1..)?));
        }
        at += 1;
    }
    Some(delen)
}

/// After a row of verbs: the rest of the words, cut on where a verb of its own begins.
fn rij<'a>(mut delen: Vec<Zinsdeel<'a>>, rest: &[&'a str]) -> Vec<Zinsdeel<'a>> {
    for (at, woord) in rest.iter().enumerate() {
        let volgt = rest.get(at + 1).is_some_and(|it| werkwoord(it).is_some());
        match (*woord, volgt) {
            ("en", true) => delen.push((" en ", Vec::new())),
            ("en/of", true) => delen.push((" en/of ", Vec::new())),
            _ => {
                if let Some((_, deel)) = delen.last_mut() {
                    deel.push(woord);
                }
            }
        }
    }
    delen
}

/// One part with its verb or row of verbs in front.
fn deel_van_zin(woorden: &[&str]) -> Option<String> {
    let mut vormen = Vec::new();
    let mut rest = woorden;
    while let [woord, verder @ ..] = rest {
        let kaal = woord.trim_end_matches(',');
        if let Some(it) = werkwoord(kaal) {
            vormen.push((it, if kaal == *woord { "" } else { "," }));
            rest = verder;
            if kaal != *woord {
                continue;
            }
            match verder {
                [voegwoord, volgend, ..]
                    if matches!(*voegwoord, "en" | "of" | "en/of")
                        && werkwoord(volgend).is_some() =>
                {
                    if let Some(laatste) = vormen.last_mut() {
                        laatste.1 = match *voegwoord {
                            "en" => " en",
                            "of" => " of",
                            _ => " en/of",
                        };
                    }
                    rest = verder.get(1..)?;
                }
                _ => break,
            }
        } else {
            return None;
        }
    }
    match vormen.as_slice() {
        [] => None,
        [(een, "")] => met_een(een, rest),
        rij => met_rij(rij, rest),
    }
}

/// The object before the infinitive, and what begins with a preposition behind it.
fn met_een(woord: &Werkwoord, rest: &[&str]) -> Option<String> {
    let (_, infinitief, delen) = *woord;
    let los = |at: usize| {
        let woord = rest.get(at)?;
        delen.iter().find(|it| it.0 == *woord)
    };
    let laatste = rest.len().checked_sub(1);
    // A part at the very end is the verb's; in the middle it must be the only one of its kind.
    if let Some((at, deel)) = laatste.and_then(|at| Some((at, los(at)?))) {
        return Some(samen(rest.get(..at)?, deel.1, &[]));
    }
    let midden: Vec<usize> = (0..rest.len()).filter(|at| los(*at).is_some()).collect();
    match midden.as_slice() {
        [at] => {
            let na = rest.get(at + 1..)?;
            let deel = los(*at)?;
            let volgt = na.first()?;
            VOORZETSELS
                .contains(volgt)
                .then(|| samen(rest.get(..*at).unwrap_or(&[]), deel.1, na))
        }
        [] => {
            // A loose part with a comma, or at the end without a verb that takes it: not certain.
            let vreemd = rest
                .iter()
                .any(|it| it.ends_with(',') && LOSSE_DELEN.contains(&it.trim_end_matches(',')));
            let eind = rest.last().is_some_and(|it| LOSSE_DELEN.contains(it));
            // "Het" on its own reads as the article of the infinitive.
            if vreemd || eind || rest == ["het"] {
                return None;
            }
            match rest.first() {
                Some(begin) if VOORZETSELS.contains(begin) => Some(samen(&[], infinitief, rest)),
                _ => Some(samen(rest, infinitief, &[])),
            }
        }
        _ => None,
    }
}

/// A row of verbs that share an object; none of them may fall apart.
fn met_rij(rij: &[(&Werkwoord, &str)], rest: &[&str]) -> Option<String> {
    let los = rij.iter().any(|(it, _)| {
        let (_, _, delen) = **it;
        rest.iter()
            .any(|woord| delen.iter().any(|deel| deel.0 == *woord))
    });
    let eind = rest.last().is_some_and(|it| LOSSE_DELEN.contains(it));
    if los || eind || rest.is_empty() {
        return None;
    }
    let werkwoorden: Vec<String> = rij.iter().map(|(it, na)| format!("{}{na}", it.1)).collect();
    Some(format!("{} {}", rest.join(" "), werkwoorden.join(" ")))
}

fn samen(voor: &[&str], infinitief: &str, na: &[&str]) -> String {
    let mut woorden: Vec<&str> = voor.to_vec();
    woorden.push(infinitief);
    woorden.extend(na);
    woorden.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles of the example region's kwalificaties, as they stand in its file.
    fn titels() -> Vec<&'static str> {
        include_str!("../../../seed/kwalificaties.toml")
            .lines()
            .filter_map(|regel| regel.trim().strip_prefix("[\"")?.split_once("\", \""))
            .filter(|(code, _)| code.contains("-W"))
            .filter_map(|(_, rest)| rest.split_once('"').map(|(titel, _)| titel))
            .collect()
    }

    #[test]
    fn the_verb_goes_to_its_place() {
        for (titel, wat) in [
            (
                "Ontvangt goederen en/of producten",
                "goederen en/of producten ontvangen",
            ),
            (
                "Bereidt assisterende werkzaamheden voor",
                "assisterende werkzaamheden voorbereiden",
            ),
            (
                "Voert onderhoud uit aan tuinen en/of openbaar groen",
                "onderhoud uitvoeren aan tuinen en/of openbaar groen",
            ),
            (
                "Assisteert bij voorraadbeheer",
                "assisteren bij voorraadbeheer",
            ),
            (
                "Ontvangt en controleert de bestelling",
                "de bestelling ontvangen en controleren",
            ),
            (
                "Verwerkt, modelleert en bakt bakkerijproducten",
                "bakkerijproducten verwerken, modelleren en bakken",
            ),
            (
                "Pakt de bestelling uit en slaat deze op",
                "de bestelling uitpakken en deze opslaan",
            ),
            (
                "Maakt (werk)ruimtes gebruiksklaar",
                "(werk)ruimtes gebruiksklaar maken",
            ),
            (
                "Maakt goederen en/of producten gereed voor opslag en slaat deze op",
                "goederen en/of producten gereedmaken voor opslag en deze opslaan",
            ),
            ("Draagt zorg voor documenten", "zorg dragen voor documenten"),
            (
                "Handelt de verkoop af en/of rondt de klantreis in de verkoopomgeving af",
                "de verkoop afhandelen en/of de klantreis in de verkoopomgeving afronden",
            ),
            (
                "Rekent de bestelling(en) af en neemt afscheid",
                "de bestelling(en) afrekenen en afscheid nemen",
            ),
            (
                "Aanleggen van leidingen voor de werktuigkundige installatie",
                "leidingen voor de werktuigkundige installatie aanleggen",
            ),
            (
                "Neemt ICT-meldingen aan en handelt deze af",
                "ICT-meldingen aannemen en deze afhandelen",
            ),
            ("Knipt het haar", "het haar knippen"),
        ] {
            assert_eq!(kunt(titel).as_deref(), Some(wat), "{titel}");
        }
    }

    #[test]
    fn a_title_that_no_rule_is_certain_of_stays_as_it_is() {
        for titel in [
            "Meldt zich ter afsluiting van zijn assisterende werkzaamheden af",
            "Stelt DAB-plan op en vast",
            "Ontvangt en neemt afscheid van gasten",
            "Installeert en voert controlewerkzaamheden uit",
            "Bereidt werkzaamheden voor, voor het verhelpen van storingen aan en optimaliseren van apparatuur, installaties en systemen",
            "Richt werkterrein in en onderhoudt het",
            "Bekistingen maken en plaatsen",
            "Onderdelen van machines",
            "Maatvoeren",
            "",
        ] {
            assert_eq!(kunt(titel), None, "{titel}");
            assert_eq!(zin(titel), titel);
        }
        assert_eq!(zin("Bedient apparatuur"), "Je kunt: apparatuur bedienen.");
    }

    #[test]
    fn every_title_of_the_example_region_keeps_its_words() {
        let titels = titels();
        assert!(titels.len() > 300, "{}", titels.len());
        let mut zinnen = 0;
        for titel in &titels {
            let Some(wat) = kunt(titel) else { continue };
            zinnen += 1;
            let laag = titel.to_lowercase();
            let vroeger: Vec<&str> = laag.split([' ', ',']).collect();
            for woord in wat.split([' ', ',']) {
                let laag = woord.to_lowercase();
                let bleef = vroeger.contains(&laag.as_str());
                assert!(
                    bleef || is_infinitief(&laag) || laag == "dragen" || laag == "nemen",
                    "{titel}: {woord}"
                );
                assert!(
                    werkwoord(&laag).is_none() || laag == "plant",
                    "{titel}: {woord}"
                );
            }
            // What was no verb and no part of one is still there.
            for woord in vroeger {
                let deel = werkwoord(woord).is_some() || LOSSE_DELEN.contains(&woord);
                let deel = deel || ["schoon", "klaar", "gereed", "deel", "van"].contains(&woord);
                assert!(
                    deel || wat.to_lowercase().contains(woord),
                    "{titel}: {woord} is weg"
                );
            }
        }
        assert!(
            zinnen * 100 > titels.len() * 88,
            "{zinnen} van {}",
            titels.len()
        );
    }
}
