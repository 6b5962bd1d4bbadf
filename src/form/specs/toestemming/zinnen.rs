//! What is read aloud and consented to, word for word, per version of the form: consent belongs to
//! a wording, so a sentence never changes within a version.

use crate::domain::toestemming::Doel;

/// Read before the questions.
pub const INLEIDING: &str = "Ik wil u graag helpen met leren op het werk. Daarvoor gebruik ik \
    gegevens van u. Soms geef ik die aan anderen. Ik vraag bij elk onderdeel apart of dat mag. \
    U mag altijd nee zeggen. U mag later ook uw mening veranderen.";

/// Read after the questions.
pub const SLOT: &str = "Wilt u een toestemming weer intrekken? Bel of mail mij dan. Ik stop dan \
    met delen. U hoeft niet te zeggen waarom.";

/// The sentence that is read aloud for a doel, in the version of the form that was used.
pub const fn zin(versie: u16, doel: Doel) -> Option<&'static str> {
    match versie {
        1 => Some(versie_1(doel)),
        _ => None,
    }
}

const fn versie_1(doel: Doel) -> &'static str {
    match doel {
        Doel::DelenMbo => {
            "Mag ik uw naam, adres, geboortedatum en wat wij over uw opleiding weten aan de \
             mbo-school geven? De school gebruikt dit om u in te schrijven."
        }
        Doel::DelenLwl => {
            "Mag ik uw naam aan het Leerwerkloket geven? Zij laten nakijken welke diploma's u al \
             hebt."
        }
        Doel::DelenLeerbedrijf => {
            "Mag ik uw naam, telefoonnummer en wat u wilt leren aan een leerbedrijf geven? Dan \
             kunt u daar kennismaken. Het bedrijf hoort niets over uw uitkering of gezondheid."
        }
        Doel::DelenSbbBranche => {
            "Mag ik uw naam en wat u hebt geleerd aan SBB en de brancheorganisatie geven? Zij \
             zetten hun handtekening op uw praktijkverklaring."
        }
        Doel::Monitoring => {
            "Mag ik u na afloop nog een paar keer bellen of mailen? Ik vraag dan of u werk hebt \
             en hoe het gaat."
        }
        Doel::FotoBeeld => {
            "Mogen wij foto's of een film van u maken en laten zien? Nee zeggen mag. Dan gaat \
             alles gewoon door."
        }
        Doel::Succesverhaal => {
            "Mogen wij uw verhaal aan anderen vertellen, zodat zij ook durven te beginnen? Nee \
             zeggen mag. Dan gaat alles gewoon door."
        }
        Doel::Bedrijfsgegevens => {
            "Mag ik de gegevens van uw bedrijf en van uw contactpersonen aan de mbo-school en het \
             Leerwerkloket geven? Zij hebben die nodig voor de leerwerkplek."
        }
    }
}
