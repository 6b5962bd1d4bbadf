//! Wrong arguments, said in Dutch.

use std::io::Write;
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{VERKEERD_GEBRUIK, zichtbaar};

fn gegeven(fout: &Error, soort: ContextKind) -> String {
    match fout.get(soort) {
        Some(ContextValue::String(een)) => een.clone(),
        Some(ContextValue::Strings(meer)) => meer.join(", "),
        _ => String::new(),
    }
}

/// What is wrong, and what to do.
fn uitleg(fout: &Error) -> String {
    let wat = gegeven(fout, ContextKind::InvalidArg);
    let bedoeld = |soort| {
        let voorstel = gegeven(fout, soort);
        if voorstel.is_empty() {
            String::new()
        } else {
            format!(" Bedoel je {voorstel}?")
        }
    };
    match fout.kind() {
        ErrorKind::UnknownArgument => {
            format!("'{wat}' ken ik niet.{}", bedoeld(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let wat = gegeven(fout, ContextKind::InvalidSubcommand);
            format!(
                "de opdracht '{wat}' ken ik niet.{}",
                bedoeld(ContextKind::SuggestedSubcommand)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt nog: {wat}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let waarde = gegeven(fout, ContextKind::InvalidValue);
            if waarde.is_empty() {
                format!("bij {wat} hoort een waarde.")
            } else {
                format!("'{waarde}' kan niet bij {wat}.")
            }
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "{wat} kan niet samen met {}.",
                gegeven(fout, ContextKind::PriorArg)
            )
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("te veel waarden bij {wat}.")
        }
        ErrorKind::InvalidUtf8 => "een argument is geen leesbare tekst.".to_owned(),
        _ => "deze argumenten kan ik niet lezen.".to_owned(),
    }
}

/// Says what is wrong with the arguments, or shows the help that was asked for.
pub(super) fn zeg(fout: &Error) -> ExitCode {
    // Somebody who closed the pipe does not read the help anyway.
    if matches!(
        fout.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let _ = write!(std::io::stdout(), "{}", fout.render());
        return ExitCode::SUCCESS;
    }
    let _ = writeln!(
        std::io::stderr(),
        "trajectbord: {}\nKijk wat er kan met: trajectbord --help",
        zichtbaar(&uitleg(fout))
    );
    ExitCode::from(VERKEERD_GEBRUIK)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Args;
    use super::*;

    #[test]
    fn wrong_arguments_are_named_in_dutch() {
        let zegt = |args: &[&str]| {
            uitleg(&Args::try_parse_from([&["trajectbord"], args].concat()).unwrap_err())
        };
        assert!(zegt(&["--kleur"]).contains("'--kleur' ken ik niet"));
        assert!(
            zegt(&["lijt"]).contains("Bedoel je lijst?"),
            "{}",
            zegt(&["lijt"])
        );
        assert!(zegt(&["genereer"]).contains("ontbreekt nog: --aantal"));
        assert!(zegt(&["genereer", "--aantal", "0"]).contains("'0' kan niet"));
        assert!(zegt(&["--vers"]).contains("--voorbeeld"));
    }
}
