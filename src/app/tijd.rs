//! Moments as a coach reads them: local, `dd-mm-jjjj uu:mm`.

use chrono::{DateTime, Local, Utc};

/// A moment on screen.
pub fn op_scherm(moment: DateTime<Utc>) -> String {
    moment
        .with_timezone(&Local)
        .format("%d-%m-%Y %H:%M")
        .to_string()
}
