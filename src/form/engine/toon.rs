//! What a painter needs to know of a form.

use super::{Focus, FormState};
use crate::form::answers::{Answers, Antwoord};
use crate::form::bevinding::{Bevinding, Ernst};
use crate::form::check;
use crate::form::kind;
use crate::form::line::Line;
use crate::form::quick::Gelezen;
use crate::form::spec::{Asked, Field, Keuze, Kind, Rule};

/// One field that is asked.
pub struct Veld<'a> {
    /// Its row of the table.
    pub field: &'static Field,
    /// The heading it stands under.
    pub section: &'static str,
    /// Its text and cursor.
    pub line: &'a Line,
    /// The cursor is here.
    pub focus: bool,
    /// Must be filled in.
    pub verplicht: bool,
    /// Filled by the quick line.
    pub snel: bool,
    /// What is wrong and what to do; stands under the field.
    pub fout: Option<String>,
    /// What does not go together with other fields, and what to look at again.
    pub bevindingen: Vec<Bevinding>,
    /// Why it must be filled in, where another answer asks for it.
    pub mist: Option<String>,
    /// What stands behind the text: `(41)`, `(ma 12-3)`, `nog onbekend`.
    pub opmerking: Option<String>,
    /// Where the text comes from.
    pub herkomst: Option<&'a str>,
}

impl Veld<'_> {
    /// Filled in by the program.
    pub fn vast(&self) -> bool {
        self.field.asked == Asked::Vast
    }

    /// What its text says.
    pub fn antwoord(&self) -> Antwoord<'_> {
        Antwoord::van(self.line.text())
    }

    /// What helps to fill it in: why it is asked, else what its table says, else what its kind is
    /// typed like.
    pub fn hulp(&self) -> &str {
        if let Some(mist) = &self.mist {
            return mist;
        }
        match self.field.kind {
            _ if !self.field.hulp.is_empty() => self.field.hulp,
            Kind::Date(_) => "vandaag, gisteren, ma of 12-3",
            Kind::YesNo => "ja of nee",
            _ => "",
        }
    }

    /// How much of the room for a long text is used: "412/1000".
    pub fn teller(&self) -> Option<String> {
        let long = self.field.kind.meerregelig();
        self.field.rules.iter().find_map(|rule| match rule {
            Rule::MaxLen(max) if long => {
                let used = self.line.text().trim().chars().count();
                Some(format!("{used}/{max}"))
            }
            _ => None,
        })
    }
}

/// The quick line.
pub struct Snel<'a> {
    /// Its text and cursor.
    pub line: &'a Line,
    /// The cursor is here.
    pub focus: bool,
    /// What was understood, with its place in the text.
    pub gelezen: &'a Gelezen,
}

/// The choices of the field under the cursor.
pub struct Keuzes {
    /// The choices that fit.
    pub rows: Vec<Keuze>,
    /// The one that is taken when the coach goes on.
    pub chosen: Option<usize>,
}

/// A form at one moment: which fields are asked, and each of them when it is drawn. What is not
/// drawn costs next to nothing.
pub struct Beeld<'a> {
    form: &'a FormState,
    answers: Answers,
    bevindingen: Vec<Bevinding>,
    gevraagd: Vec<usize>,
}

impl<'a> Beeld<'a> {
    /// The fields that are asked, by their place in the form.
    pub fn gevraagd(&self) -> &[usize] {
        &self.gevraagd
    }

    /// Where among the fields to fill in the cursor is: the third of twenty is `(3, 20)`.
    pub fn plek(&self) -> Option<(usize, usize)> {
        let Focus::Veld(here) = self.form.focus else {
            return None;
        };
        let typed = |at: &&usize| {
            let field = self.form.fields.get(**at);
            field.is_some_and(|field| field.asked != Asked::Vast)
        };
        let all = self.gevraagd.iter().filter(typed);
        let at = all.clone().position(|at| *at == here)?;
        Some((at + 1, all.count()))
    }

    /// One field.
    pub fn veld(&self, at: usize) -> Option<Veld<'a>> {
        let form = self.form;
        let (field, vak) = (form.fields.get(at)?, form.vakken.get(at)?);
        let text = vak.line.text();
        let mut bevindingen: Vec<Bevinding> = self
            .bevindingen
            .iter()
            .filter(|it| it.veld == field.key)
            .cloned()
            .collect();
        let mist = bevindingen
            .iter()
            .position(|it| check::ontbreekt(&self.answers, it));
        let mist = mist.map(|at| bevindingen.remove(at).tekst);
        bevindingen.extend(check::let_op(field, text));
        bevindingen.sort_by_key(|it| it.ernst != Ernst::Fout);
        Some(Veld {
            field,
            section: form.section(at),
            line: &vak.line,
            focus: form.goto.is_none() && form.focus == Focus::Veld(at),
            verplicht: mist.is_some()
                || check::required(form.spec, field, &self.answers, form.today),
            snel: vak.written.as_deref() == Some(text),
            fout: form.fout(at, &self.answers),
            bevindingen,
            mist,
            opmerking: match Antwoord::van(text) {
                Antwoord::Onbekend => Some("nog onbekend".to_owned()),
                Antwoord::WilNiet => Some("wil niet zeggen".to_owned()),
                Antwoord::Leeg | Antwoord::Waarde(_) => {
                    kind::opmerking(field.kind, text, form.today)
                }
            },
            herkomst: vak.herkomst.as_ref().and_then(|it| it.van(text)),
        })
    }
}

impl FormState {
    /// The form at this moment.
    pub fn beeld(&self) -> Beeld<'_> {
        let answers = self.answers();
        let fields = self.fields.iter().enumerate();
        let gevraagd = fields
            .filter(|(_, field)| check::asked(self.spec, field, &answers, self.today))
            .map(|(at, _)| at)
            .collect();
        Beeld {
            form: self,
            bevindingen: check::toets(self.spec, &answers, self.today),
            answers,
            gevraagd,
        }
    }

    /// Every field that is asked, in the order of the form.
    pub fn velden(&self) -> Vec<Veld<'_>> {
        let beeld = self.beeld();
        let places = beeld.gevraagd.iter();
        places.filter_map(|at| beeld.veld(*at)).collect()
    }

    /// The heading that a field stands under.
    pub fn section(&self, at: usize) -> &'static str {
        let mut end = 0;
        let here = self.spec.sections.iter().find(|section| {
            end += section.fields.len();
            at < end
        });
        here.map_or("", |section| section.title)
    }

    /// The quick line, if the form has one.
    pub fn snel(&self) -> Option<Snel<'_>> {
        self.spec.quick.then(|| Snel {
            line: &self.snel,
            focus: self.goto.is_none() && self.focus == Focus::Snel,
            gelezen: &self.gelezen,
        })
    }

    /// The choices of the field under the cursor, if it has a list.
    pub fn keuzes(&self) -> Option<Keuzes> {
        let (rows, chosen) = self.options()?;
        Some(Keuzes { rows, chosen })
    }

    /// The key of the field under the cursor; `snel` in the quick line.
    pub fn focus_key(&self) -> &'static str {
        self.key(self.focus)
    }

    /// The place of the field under the cursor in the form; none in the quick line.
    pub fn focus_veld(&self) -> Option<usize> {
        match self.focus {
            Focus::Snel => None,
            Focus::Veld(at) => Some(at),
        }
    }

    /// How many complaints stand on the form now.
    pub fn fouten(&self) -> usize {
        let velden = self.velden();
        velden.iter().filter(|veld| veld.fout.is_some()).count()
    }
}
