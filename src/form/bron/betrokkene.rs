//! Who takes part in the traject: name, organisation and how to reach them, per role.

use super::{Rij, Stukken, lezen, schrijft};
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::stap::Situatie;
use crate::domain::tekst::schoon;

/// The four rows of a role.
macro_rules! rol {
    ($rol:expr, $log:literal, $naam:literal, $organisatie:literal, $telefoon:literal, $email:literal) => {
        [
            schrijft(
                $naam,
                $log,
                |stukken, _| Some(vind(stukken, $rol)?.naam.clone()),
                |stukken, tekst, _| {
                    zet_naam(stukken, $rol, tekst);
                    Ok(())
                },
            ),
            schrijft(
                $organisatie,
                $log,
                |stukken, _| match vind(stukken, $rol) {
                    Some(wie) => Some(wie.organisatie.clone()),
                    None => stukken.half.organisaties.get(&$rol).cloned(),
                },
                |stukken, tekst, _| {
                    match vind_om_te_wijzigen(stukken, $rol) {
                        Some(wie) => wie.organisatie = schoon(tekst),
                        None => {
                            stukken.half.organisaties.insert($rol, schoon(tekst));
                        }
                    }
                    Ok(())
                },
            ),
            schrijft(
                $telefoon,
                $log,
                |stukken, _| {
                    let telefoon = vind(stukken, $rol)?.telefoon.as_ref()?;
                    Some(telefoon.to_string())
                },
                |stukken, tekst, _| {
                    let telefoon = lezen(tekst)?;
                    if let Some(wie) = vind_om_te_wijzigen(stukken, $rol) {
                        wie.telefoon = telefoon;
                    }
                    Ok(())
                },
            ),
            schrijft(
                $email,
                $log,
                |stukken, _| {
                    let email = vind(stukken, $rol)?.email.as_ref()?;
                    Some(email.to_string())
                },
                |stukken, tekst, _| {
                    let email = lezen(tekst)?;
                    if let Some(wie) = vind_om_te_wijzigen(stukken, $rol) {
                        wie.email = email;
                    }
                    Ok(())
                },
            ),
        ]
    };
}

const PER_ROL: &[[Rij; 4]] = &[
    rol!(
        Rol::Praktijkopleider,
        "praktijkopleider",
        "rol.praktijkopleider.naam",
        "rol.praktijkopleider.organisatie",
        "rol.praktijkopleider.telefoon",
        "rol.praktijkopleider.email"
    ),
    rol!(
        Rol::Teamleider,
        "teamleider",
        "rol.teamleider.naam",
        "rol.teamleider.organisatie",
        "rol.teamleider.telefoon",
        "rol.teamleider.email"
    ),
    rol!(
        Rol::Praktijkbegeleider,
        "praktijkbegeleider",
        "rol.praktijkbegeleider.naam",
        "rol.praktijkbegeleider.organisatie",
        "rol.praktijkbegeleider.telefoon",
        "rol.praktijkbegeleider.email"
    ),
    rol!(
        Rol::Procesbegeleider,
        "procesbegeleider",
        "rol.procesbegeleider.naam",
        "rol.procesbegeleider.organisatie",
        "rol.procesbegeleider.telefoon",
        "rol.procesbegeleider.email"
    ),
    rol!(
        Rol::Jobcoach,
        "jobcoach",
        "rol.jobcoach.naam",
        "rol.jobcoach.organisatie",
        "rol.jobcoach.telefoon",
        "rol.jobcoach.email"
    ),
    rol!(
        Rol::Taalcoach,
        "taalcoach",
        "rol.taalcoach.naam",
        "rol.taalcoach.organisatie",
        "rol.taalcoach.telefoon",
        "rol.taalcoach.email"
    ),
];

pub(super) const RIJEN: &[Rij] = PER_ROL.as_flattened();

fn is_het(wie: &Betrokkene, rol: Rol) -> bool {
    wie.rol == rol && wie.tot.is_none()
}

/// Who has a role now: in the traject, else at the leerbedrijf. The last one named is the current
/// one.
fn vind(stukken: &Stukken, rol: Rol) -> Option<&Betrokkene> {
    let mut traject = stukken.traject.iter().flat_map(|it| &it.betrokkenen);
    let mut bedrijf = stukken.bedrijf.iter().flat_map(|it| &it.betrokkenen);
    let van_traject = traject.rfind(|wie| is_het(wie, rol));
    van_traject.or_else(|| bedrijf.rfind(|wie| is_het(wie, rol)))
}

fn vind_om_te_wijzigen(stukken: &mut Stukken, rol: Rol) -> Option<&mut Betrokkene> {
    let mut traject = stukken
        .traject
        .iter_mut()
        .flat_map(|it| &mut it.betrokkenen);
    let van_traject = traject.rfind(|wie| is_het(wie, rol));
    van_traject.or_else(|| {
        let mut bedrijf = stukken
            .bedrijf
            .iter_mut()
            .flat_map(|it| &mut it.betrokkenen);
        bedrijf.rfind(|wie| is_het(wie, rol))
    })
}

/// A first name makes somebody of it in the traject; taking the name away takes them away there,
/// and leaves the people of the leerbedrijf alone.
fn zet_naam(stukken: &mut Stukken, rol: Rol, tekst: &str) {
    let naam = schoon(tekst);
    if naam.is_empty() {
        if let Some(traject) = &mut stukken.traject {
            traject.betrokkenen.retain(|wie| !is_het(wie, rol));
        }
        return;
    }
    if let Some(wie) = vind_om_te_wijzigen(stukken, rol) {
        wie.naam = naam;
        return;
    }
    let organisatie = stukken.half.organisaties.remove(&rol);
    let bedrijf = stukken.bedrijf.as_ref().map(|it| it.naam.clone());
    let Some(traject) = &mut stukken.traject else {
        return;
    };
    let soort = soort(rol, traject.situatie);
    let eigen = bedrijf.filter(|_| soort == OrganisatieSoort::Leerbedrijf);
    traject.betrokkenen.push(Betrokkene {
        rol,
        naam,
        soort,
        organisatie: organisatie.or(eigen).unwrap_or_default(),
        telefoon: None,
        email: None,
        van: None,
        tot: None,
    });
}

/// The kind of organisation that a role usually comes from (DOMAIN 2.3, 18W and 18N).
const fn soort(rol: Rol, situatie: Situatie) -> OrganisatieSoort {
    match (rol, situatie) {
        (Rol::Praktijkopleider | Rol::Teamleider, _) => OrganisatieSoort::Leerbedrijf,
        (Rol::Praktijkbegeleider, _) => OrganisatieSoort::Mbo,
        (Rol::Procesbegeleider, Situatie::Werkend) => OrganisatieSoort::Wsp,
        (Rol::Procesbegeleider, Situatie::NietWerkend) => OrganisatieSoort::Gemeente,
        _ => OrganisatieSoort::Overig,
    }
}
