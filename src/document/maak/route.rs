//! The leerroute as values: kerntaken with their chosen werkprocessen, and those that were learned.

use super::dag;
use crate::document::sjabloon::Waarde;
use crate::document::stof::Stof;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerroute::Leerregel;
use crate::domain::leerroute::taal::zin;
use crate::domain::waardelijst::WerkprocesStatus;

/// Adds `werkprocessen`, `geleerd`, `kerntaken` and `verklaring`.
pub(super) fn erbij(waarden: &mut Waarde, stof: &Stof) {
    let regels = stof.traject.as_ref().map_or(&[][..], |it| &it.leerroute);
    let gekozen = || {
        regels
            .iter()
            .filter(|regel| regel.status != WerkprocesStatus::Vervallen)
    };
    let alle: Vec<Waarde> = gekozen().map(|regel| werkproces(stof, regel)).collect();
    let geleerd: Vec<Waarde> = gekozen()
        .filter(|regel| regel.status == WerkprocesStatus::Geleerd)
        .map(|regel| werkproces(stof, regel))
        .collect();
    waarden.zet("werkprocessen", alle);
    waarden.zet("geleerd", geleerd);
    waarden.zet("kerntaken", kerntaken(stof, regels));
    waarden.zet(
        "verklaring",
        Waarde::velden([
            ("eindgesprek", dag(stof.gedaan_op("PL-07"))),
            ("opgesteld", dag(stof.gedaan_op("PL-08"))),
            ("getekend_leerbedrijf", dag(stof.gedaan_op("PL-09"))),
            ("getekend_branche", dag(stof.gedaan_op("PL-10"))),
            ("uitgereikt", dag(stof.gedaan_op("PL-11"))),
        ]),
    );
}

fn werkproces(stof: &Stof, regel: &Leerregel) -> Waarde {
    let naam = naam(stof, regel);
    Waarde::velden([
        ("code", regel.code.to_string()),
        ("zin", zin(&naam)),
        ("naam", naam),
        ("status", regel.status.label().to_owned()),
        ("op", dag(regel.op)),
        ("door", regel.door.clone()),
    ])
}

/// The official title of a werkproces; its code where the kwalificatie is not known.
fn naam(stof: &Stof, regel: &Leerregel) -> String {
    stof.kwalificatie
        .iter()
        .flat_map(Kwalificatie::werkprocessen)
        .find(|it| it.code == regel.code)
        .map_or_else(
            || format!("werkproces {}", regel.code),
            |it| it.naam.clone(),
        )
}

/// The kerntaken of which a werkproces was chosen.
fn kerntaken(stof: &Stof, regels: &[Leerregel]) -> Vec<Waarde> {
    stof.kwalificatie
        .iter()
        .flat_map(|it| &it.kerntaken)
        .filter(|kerntaak| {
            let codes = kerntaak.werkprocessen.iter().map(|it| it.code);
            codes.into_iter().any(|code| {
                regels
                    .iter()
                    .any(|regel| regel.code == code && regel.status != WerkprocesStatus::Vervallen)
            })
        })
        .map(|kerntaak| {
            Waarde::velden([
                ("code", kerntaak.code.to_string()),
                ("naam", kerntaak.naam.clone()),
            ])
        })
        .collect()
}
