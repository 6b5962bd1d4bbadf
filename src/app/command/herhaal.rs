//! A change that can be done again on another card.

use super::Command;
use crate::domain::id::{KaartId, TrajectId};

impl Command {
    /// Whether it can be done again on another card.
    pub fn is_herhaalbaar(&self) -> bool {
        self.ook_voor(KaartId::Traject(TrajectId(0))).is_some()
    }

    /// Whether it leaves what was done before it the last thing done: nothing changed on a card.
    pub const fn telt_niet_als_daad(&self) -> bool {
        matches!(
            self,
            Self::Ongedaan
                | Self::Opnieuw
                | Self::BewaarConcept { .. }
                | Self::WisConcept { .. }
                | Self::BewaarWerkstand { .. }
                | Self::Waarneem { .. }
                | Self::ToonBsn { .. }
                | Self::LegDocumentVast { .. }
                | Self::BeginOverleg
                | Self::Bespreek { .. }
                | Self::SluitOverleg
        )
    }

    /// The same change on another card; none where the change says something of one card only.
    pub fn ook_voor(&self, kaart: KaartId) -> Option<Self> {
        let mut ook = self.clone();
        match &mut ook {
            // What a step found out of one person is not known of the next, nor why a poort was passed.
            Self::ZetStap {
                kaart: waar,
                gezien,
                gegeven: None,
                ..
            }
            | Self::Verplaats {
                kaart: waar,
                gezien,
                motivering: None,
            }
            | Self::Wacht {
                kaart: waar,
                gezien,
                ..
            } => (*waar, *gezien) = (kaart, None),
            Self::Hervat { kaart: waar }
            | Self::Notitie { kaart: waar, .. }
            | Self::StelUit { kaart: waar, .. }
            | Self::DraagOver { kaart: waar, .. }
            | Self::Contact { kaart: waar, .. } => *waar = kaart,
            Self::NieuweTaak { kaart: waar, .. } => *waar = Some(kaart),
            Self::WijsToe { kaarten, .. } => *kaarten = vec![kaart],
            _ => return None,
        }
        Some(ook)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::{NieuweStand, StapGegeven};
    use crate::app::store::Seq;
    use crate::domain::stap::StapId;
    use crate::domain::waardelijst::Uitkomst;

    const EEN: KaartId = KaartId::Traject(TrajectId(1));
    const TWEE: KaartId = KaartId::Traject(TrajectId(2));

    fn zet(kaart: KaartId, gegeven: Option<StapGegeven>, gezien: Option<Seq>) -> Command {
        Command::ZetStap {
            kaart,
            stap: StapId::code("WK-02").unwrap(),
            stand: NieuweStand::Gedaan { op: None },
            gegeven,
            tekst: String::new(),
            gezien,
        }
    }

    #[test]
    fn the_next_card_gets_the_same_without_the_version_of_the_first() {
        let ook = zet(EEN, None, Some(Seq(4))).ook_voor(TWEE);
        assert_eq!(ook, Some(zet(TWEE, None, None)));
    }

    #[test]
    fn what_is_known_of_one_person_is_not_said_of_the_next() {
        let gegeven = Some(StapGegeven::Uitkomst {
            uitkomst: Uitkomst::Bbl,
        });
        assert_eq!(zet(EEN, gegeven, None).ook_voor(TWEE), None);
        assert_eq!(Command::Ongedaan.ook_voor(TWEE), None);
    }
}
