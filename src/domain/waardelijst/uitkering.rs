//! Value list V1: the kind of benefit, who pays it, and its code at the VNG.

use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Uitkeringssoort (DOMAIN 1.4 V1).
    Uitkering, "uitkering" {
        Pw = "PW", "Participatiewet (bijstand)", ["bijstand", "p-wet", "pwet", "participatiewet", "sociale dienst", "wwb"];
        Ioaw = "IOAW", "IOAW", [];
        Ioaz = "IOAZ", "IOAZ", [];
        Bbz = "BBZ", "Bbz (zelfstandigen)", ["bijstand zelfstandigen"];
        Ww = "WW", "WW", ["werkloosheid", "werkloosheidsuitkering"];
        Iow = "IOW", "IOW", [];
        WiaWga = "WIA_WGA", "WIA (WGA)", ["wia", "wga"];
        WiaIva = "WIA_IVA", "WIA (IVA)", ["iva"];
        Wao = "WAO", "WAO", ["arbeidsongeschikt"];
        Waz = "WAZ", "WAZ", [];
        Wajong = "WAJONG", "Wajong", ["wajonger"];
        Zw = "ZW", "Ziektewet", ["ziek"];
        Anw = "ANW", "Anw", ["nabestaanden", "nabestaandenuitkering"];
        Nug = "NUG", "geen uitkering, niet-uitkeringsgerechtigd", ["nugger", "niet-uitkeringsgerechtigd", "geen", "geen uitkering"];
        Werk = "WERK", "werkend, geen uitkering", ["werkend", "werkt", "loon", "in dienst"];
        WerkAanvullend = "WERK_AANV", "werkend met aanvullende uitkering", ["aanvullend", "aanvullende uitkering"];
        Onbekend = "ONBEKEND", "nog onbekend", ["?", "weet niet", "onbekend"];
    }
}

/// Who pays a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Uitvoerder {
    /// The municipality.
    Gemeente,
    /// UWV.
    Uwv,
    /// Municipality or UWV, which one depends on the benefit underneath.
    GemeenteOfUwv,
    /// SVB.
    Svb,
}

impl Uitvoerder {
    /// What a coach sees.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Uwv => "UWV",
            Self::GemeenteOfUwv => "gemeente of UWV",
            Self::Svb => "SVB",
        }
    }
}

impl Uitkering {
    /// Doelgroepcodes of VNG "Dennis" that this benefit may mean; the mapping is ours.
    pub const fn dd_codes(self) -> &'static [&'static str] {
        match self {
            Self::Pw | Self::Ioaw | Self::Ioaz => &["DD02"],
            Self::Bbz => &["DD06", "DD07"],
            Self::Ww | Self::Iow => &["DD05"],
            Self::WiaWga | Self::WiaIva | Self::Wao | Self::Waz => &["DD04"],
            Self::Wajong => &["DD03"],
            Self::Nug => &["DD01"],
            Self::WerkAanvullend => &["DD02", "DD05"],
            Self::Zw | Self::Anw | Self::Werk | Self::Onbekend => &[],
        }
    }

    /// Who pays it. For a NUG nobody does; the gemeente supports.
    pub const fn uitvoerder(self) -> Option<Uitvoerder> {
        match self {
            Self::Pw | Self::Ioaw | Self::Ioaz | Self::Bbz => Some(Uitvoerder::Gemeente),
            Self::Ww
            | Self::Iow
            | Self::WiaWga
            | Self::WiaIva
            | Self::Wao
            | Self::Waz
            | Self::Wajong
            | Self::Zw => Some(Uitvoerder::Uwv),
            Self::Anw => Some(Uitvoerder::Svb),
            Self::WerkAanvullend => Some(Uitvoerder::GemeenteOfUwv),
            Self::Nug | Self::Werk | Self::Onbekend => None,
        }
    }
}
