//! What a rule across fields finds: the field it is about, how bad it is, and what to do.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ernst {
    /// A warning; it stops nothing.
    LetOp,
    /// The form is not complete until this is mended, or motivated where the rule allows that.
    Fout,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bevinding {
    /// The key of the field it stands under.
    pub veld: &'static str,
    /// How bad it is.
    pub ernst: Ernst,
    /// What is wrong and what to do; without anything of the answer in it.
    pub tekst: String,
}

impl Bevinding {
    /// What keeps the form from being complete.
    pub fn fout(veld: &'static str, tekst: impl Into<String>) -> Self {
        Self {
            veld,
            ernst: Ernst::Fout,
            tekst: tekst.into(),
        }
    }

    /// What a coach should look at again.
    pub fn let_op(veld: &'static str, tekst: impl Into<String>) -> Self {
        Self {
            veld,
            ernst: Ernst::LetOp,
            tekst: tekst.into(),
        }
    }
}
