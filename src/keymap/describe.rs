//! What is written about keys, all of it from the action table and the loaded bindings: help,
//! which-key, palette, hint line, README.

use super::load::written;
use super::{Action, Context, Groep, Key, Keymap, stack};

/// Rows of the help under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpGroup {
    /// The heading.
    pub groep: Groep,
    /// Its rows, in the order of the action table.
    pub rows: Vec<HelpRow>,
}

/// One action with all its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The action, so that it can be greyed out or done from the list.
    pub action: Action,
    /// Its keys here, shortest first, else as in the file; empty when it is in the palette only.
    pub keys: Vec<String>,
}

/// One key that may follow the keys pressed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhichRow {
    /// The key.
    pub key: String,
    /// What it does, or the first thing it leads to.
    pub label: &'static str,
    /// More keys follow.
    pub more: bool,
}

/// A few keys and one word in the hint line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hint {
    /// The keys: `j/k`, `> <`, `⏎`.
    pub keys: String,
    /// The word: `kaart`.
    pub woord: &'static str,
}

/// Which actions stand in the hint line of a context, most useful first.
struct HintRow(&'static [Action], Option<&'static str>);

/// The hint line per context; the keys come from the loaded map. The last row of a stack is what
/// a painter keeps when the line is too long.
#[expect(clippy::too_many_lines, reason = "a table, one part per place")]
fn hint_rows(context: Context) -> &'static [HintRow] {
    use Action::{
        ActieAdd, AnswerNo, AnswerYes, Back, BesluitAdd, BsnShow, CallSpoken, CardHeight,
        CardReveal, CasePark, ContactAdd, CursorDown, CursorLeft, CursorRight, CursorUp,
        DocumentenShow, DoelWithdraw, DossierOpen, ErkenningAll, ErkenningDate, ErkenningDelete,
        ErkenningNew, ErkenningToggle, ErkenningenShow, FieldGoto, FieldNext, FieldNextOpen,
        FieldPrevOpen, FilterEdit, FormLeave, FormSave, GateFix, GateOverride, GevolgDone, Help,
        IntakeNew, KaartAdvance, KaartBack, KaartMark, KaartMatch, KaartNext, KaartPrev,
        KwalificatieChoose, MatchAll, MatchAsk, MatchDivide, MatchFunnel, MatchFurther,
        MatchHigher, MatchLower, MatchNearer, MatchTurn, MatchWhy, MonitorDay, MonitorEarlier,
        MonitorLater, MonitorPeriod, MonitorRefresh, MonitorReport, MonitorSplit, MonitorTable,
        NoteAdd, OordeelEdit, Open, OverlegBegin, OverlegEnd, OverlegMinutes, PairPin, Palette,
        PlekNew, PresentatieStop, ScreenBord, ScreenVoorraad, ScreenWerkgevers, Search, SortNext,
        StapBusy, StapDone, StapNvt, StapPlan, TaakAdd, TabNext, TrajectClose, Undo, VoorraadDo,
        VoorraadHandOver, VoorraadRefuse, VoorraadSnooze, VoorraadView, VoorraadWhy, WerkgeverEdit,
        WerkgeverNew, WerkprocesFailed, WerkprocesKnown, WerkprocesLearn, WerkprocesLearned,
        WerkprocesMark, WerkprocesOut, WerkprocesPractice, ZaalToggle,
    };
    match context {
        Context::Bord => &[
            HintRow(&[CursorDown, CursorUp], Some("kaart")),
            HintRow(&[CursorLeft, CursorRight], Some("fase")),
            HintRow(&[KaartAdvance, KaartBack], None),
            HintRow(&[Open], Some("dossier")),
            HintRow(&[IntakeNew], None),
            HintRow(&[Search], None),
            HintRow(&[FilterEdit], None),
            HintRow(&[KaartMark], None),
            HintRow(&[ContactAdd], None),
            HintRow(&[KaartMatch], None),
            HintRow(&[NoteAdd], None),
            HintRow(&[ScreenVoorraad], None),
            HintRow(&[ScreenWerkgevers], None),
            HintRow(&[Undo], None),
            HintRow(&[CardHeight], None),
        ],
        Context::Voorraad => &[
            HintRow(&[CursorDown, CursorUp], Some("rij")),
            HintRow(&[VoorraadDo], None),
            HintRow(&[VoorraadSnooze], None),
            HintRow(&[CallSpoken], Some("gebeld")),
            HintRow(&[VoorraadHandOver], None),
            HintRow(&[Open], Some("dossier")),
            HintRow(&[NoteAdd], None),
            HintRow(&[VoorraadWhy], None),
            HintRow(&[VoorraadView], None),
            HintRow(&[StapPlan], None),
            HintRow(&[FilterEdit], None),
            HintRow(&[Undo], None),
            HintRow(&[ScreenBord], None),
        ],
        Context::Matching => &[
            HintRow(&[CursorDown, CursorUp], Some("rij")),
            HintRow(&[Open], Some("stel voor")),
            HintRow(&[MatchWhy], None),
            HintRow(&[MatchAsk], None),
            HintRow(&[MatchTurn], None),
            HintRow(&[MatchDivide], None),
            HintRow(
                &[MatchFurther, MatchNearer, MatchHigher, MatchLower],
                Some("wat als"),
            ),
            HintRow(&[MatchFunnel], None),
            HintRow(&[MatchAll], None),
            HintRow(&[DossierOpen], None),
            HintRow(&[Undo], None),
        ],
        Context::Werkgevers => &[
            HintRow(&[CursorDown, CursorUp], Some("werkgever")),
            HintRow(&[Open], Some("dossier")),
            HintRow(&[WerkgeverNew], Some("nieuw")),
            HintRow(&[WerkgeverEdit], None),
            HintRow(&[PlekNew], None),
            HintRow(&[ErkenningenShow], None),
            HintRow(&[KaartAdvance], None),
            HintRow(&[FilterEdit], None),
            HintRow(&[SortNext], None),
            HintRow(&[Search], None),
            HintRow(&[ScreenBord], None),
        ],
        Context::Overleg => &[
            HintRow(&[CursorDown, CursorUp], Some("zaak")),
            HintRow(&[CursorDown, CursorUp], Some("rij")),
            HintRow(&[Open], Some("wie")),
            HintRow(&[CursorLeft, CursorRight], Some("week")),
            HintRow(&[BesluitAdd], None),
            HintRow(&[ActieAdd], None),
            HintRow(&[KaartAdvance, KaartBack], None),
            HintRow(&[CasePark], None),
            HintRow(&[OverlegEnd], None),
            HintRow(&[OverlegBegin], None),
            HintRow(&[TabNext], Some("beeld")),
            HintRow(&[FilterEdit], None),
            HintRow(&[OverlegMinutes], None),
            HintRow(&[Undo], None),
        ],
        Context::Monitor => &[
            HintRow(&[CursorDown, CursorUp], Some("rij")),
            HintRow(&[Open], Some("wie")),
            HintRow(&[MonitorTable], None),
            HintRow(&[MonitorSplit], None),
            HintRow(&[MonitorEarlier, MonitorLater], Some("periode")),
            HintRow(&[MonitorPeriod], Some("kies")),
            HintRow(&[MonitorDay], None),
            HintRow(&[MonitorReport], None),
            HintRow(&[MonitorRefresh], None),
            HintRow(&[ScreenBord], None),
        ],
        Context::Dossier => &[
            HintRow(&[TabNext], None),
            HintRow(&[DocumentenShow], None),
            HintRow(&[KaartNext, KaartPrev], Some("dossier")),
            HintRow(&[KaartAdvance, KaartBack], None),
            HintRow(&[ContactAdd], None),
            HintRow(&[NoteAdd], None),
            HintRow(&[TrajectClose], None),
            HintRow(&[Undo], None),
        ],
        Context::Stappen => &[
            HintRow(&[CursorDown, CursorUp], Some("stap")),
            HintRow(&[Open], None),
            HintRow(&[StapDone], None),
            HintRow(&[StapBusy], None),
            HintRow(&[StapPlan], None),
            HintRow(&[StapNvt], None),
        ],
        Context::Formulieren => &[
            HintRow(&[CursorDown, CursorUp], Some("regel")),
            HintRow(&[Open], None),
            HintRow(&[DoelWithdraw], None),
            HintRow(&[GevolgDone], None),
            HintRow(&[DocumentenShow], None),
            HintRow(&[BsnShow], None),
        ],
        Context::Leerroute => &[
            HintRow(
                &[
                    WerkprocesKnown,
                    WerkprocesLearn,
                    WerkprocesPractice,
                    WerkprocesLearned,
                    WerkprocesFailed,
                    WerkprocesOut,
                ],
                Some("status"),
            ),
            HintRow(&[WerkprocesMark], None),
            HintRow(&[KwalificatieChoose], None),
            HintRow(&[OordeelEdit], None),
            HintRow(&[StapDone], None),
        ],
        Context::Taken => &[
            HintRow(&[CursorDown, CursorUp], Some("taak")),
            HintRow(&[VoorraadDo], Some("klaar")),
            HintRow(&[VoorraadSnooze], Some("andere dag")),
            HintRow(&[VoorraadHandOver], None),
            HintRow(&[VoorraadRefuse], Some("vervalt")),
            HintRow(&[TaakAdd], None),
        ],
        Context::Venster => &[
            HintRow(&[CursorDown, CursorUp], Some("regel")),
            HintRow(&[Open], Some("kies")),
            HintRow(&[Back], None),
        ],
        Context::Poort => &[
            HintRow(&[GateFix], None),
            HintRow(&[GateOverride], None),
            HintRow(&[KaartAdvance], None),
        ],
        Context::Erkenning => &[
            HintRow(&[ErkenningToggle], None),
            HintRow(&[ErkenningDate], None),
            HintRow(&[ErkenningNew], None),
            HintRow(&[ErkenningDelete], None),
            HintRow(&[ErkenningAll], None),
        ],
        Context::Verdeling => &[
            HintRow(&[Open], Some("stel voor")),
            HintRow(&[PairPin], None),
            HintRow(&[MatchWhy], None),
            HintRow(&[MatchDivide], Some("opnieuw")),
        ],
        Context::Presentatie => &[
            HintRow(&[CursorDown, CursorUp], Some("wie")),
            HintRow(&[ZaalToggle], None),
            HintRow(&[CardReveal], None),
            HintRow(&[PresentatieStop], None),
        ],
        Context::Vraag => &[
            HintRow(&[AnswerYes], None),
            HintRow(&[AnswerNo], None),
            HintRow(&[Back], None),
        ],
        Context::Veld => &[HintRow(&[FieldNextOpen, FieldPrevOpen], None)],
        Context::Formulier => &[
            HintRow(&[FieldNext], None),
            HintRow(&[FieldGoto], None),
            HintRow(&[FormSave], None),
            HintRow(&[FormLeave], None),
        ],
        Context::Lijst => &[
            HintRow(&[CursorUp, CursorDown], Some("kies")),
            HintRow(&[Open], Some("ga")),
            HintRow(&[Back], None),
        ],
        Context::Algemeen => &[HintRow(&[Palette], None), HintRow(&[Help], None)],
    }
}

/// Keys as a coach sees them, with signs where the screen has them.
pub fn shown(keys: &[Key], ascii: bool) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.shown(ascii)).collect();
    names.join(" ")
}

/// The keys of one action in a stack, shortest first, else as in the file.
pub fn keys_of(map: &Keymap, stack: &[Context], action: Action, ascii: bool) -> Vec<String> {
    let mut keys = map.of_action(stack, action);
    keys.sort_by_key(Vec::len);
    keys.iter().map(|keys| shown(keys, ascii)).collect()
}

/// The help of a place: every action that works there, under its heading.
pub fn help(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpGroup> {
    let rows = rows(map, stack, ascii);
    let group = |groep: &Groep| HelpGroup {
        groep: *groep,
        rows: rows
            .iter()
            .filter(|row| row.action.group() == *groep)
            .cloned()
            .collect(),
    };
    let groups = Groep::ALL.iter().map(group);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

/// The palette of a place: every action that works there and those without a key, in the order of
/// the action table. The words are `action.label()`.
pub fn palette(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpRow> {
    let unbound = unbound(map);
    let mut rows = rows(map, stack, ascii);
    rows.extend(unbound.into_iter().map(|action| HelpRow {
        action,
        keys: Vec::new(),
    }));
    rows.retain(|row| row.action != Action::Palette);
    rows
}

/// What may follow the keys pressed so far.
pub fn which_key(map: &Keymap, stack: &[Context], pending: &[Key], ascii: bool) -> Vec<WhichRow> {
    let mut rows: Vec<WhichRow> = Vec::new();
    for (keys, action) in map.of_stack(stack) {
        let Some(rest) = keys.strip_prefix(pending) else {
            continue;
        };
        let Some(next) = rest.first() else { continue };
        let key = next.shown(ascii);
        if rows.iter().all(|row| row.key != key) {
            rows.push(WhichRow {
                key,
                label: action.label(),
                more: rest.len() > 1,
            });
        }
    }
    rows
}

/// The hint line of a place, from the topmost context down.
pub fn hints(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<Hint> {
    hints_voor(map, stack, ascii, &|_| true, &|_, _| true)
}

/// The same, for whoever may not do everything, and for the picture in front of those that the place
/// has.
pub fn hints_voor(
    map: &Keymap,
    stack: &[Context],
    ascii: bool,
    mag: &dyn Fn(Action) -> bool,
    hier: &dyn Fn(Action, Option<&str>) -> bool,
) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut seen: Vec<Action> = Vec::new();
    for HintRow(actions, woord) in stack.iter().flat_map(|context| hint_rows(*context)) {
        if actions.first().is_some_and(|it| !hier(*it, *woord)) {
            continue;
        }
        let keys: Vec<String> = actions
            .iter()
            .filter(|action| !seen.contains(action) && mag(**action))
            .filter_map(|action| keys_of(map, stack, *action, ascii).into_iter().next())
            .collect();
        seen.extend(actions.iter());
        let eerste = actions.iter().find(|action| mag(**action));
        let (Some(_), Some(action)) = (keys.first(), eerste) else {
            continue;
        };
        let letters = keys
            .iter()
            .all(|key| key.chars().count() == 1 && key.chars().all(char::is_alphanumeric));
        hints.push(Hint {
            keys: keys.join(if letters { "/" } else { " " }),
            woord: woord.unwrap_or(action.kort()),
        });
    }
    hints
}

/// Letters that do nothing in a stack, for windows that give each row a letter of its own.
pub fn free_letters(map: &Keymap, stack: &[Context]) -> Vec<char> {
    let bound = map.of_stack(stack);
    let taken = |c: char| {
        bound
            .iter()
            .any(|(keys, _)| keys.first() == Some(&Key::char(c)))
    };
    ('a'..='z').filter(|c| !taken(*c)).collect()
}

/// The table of keys in the README: per place, every action with its keys.
pub fn markdown(map: &Keymap) -> String {
    let mut text = String::new();
    for context in Context::ALL {
        let rows = map.of_context(*context);
        text.push_str("### ");
        text.push_str(context.label());
        text.push_str("\n\n| toets | wat | actie |\n|---|---|---|\n");
        for action in Action::ALL {
            let mut keys: Vec<&Vec<Key>> = rows
                .iter()
                .filter(|row| row.1 == *action)
                .map(|row| &row.0)
                .collect();
            if keys.is_empty() {
                continue;
            }
            keys.sort_by_key(|keys| keys.len());
            let keys: Vec<String> = keys.iter().map(|keys| code(&written(keys))).collect();
            row(&mut text, &keys.join(" "), *action);
        }
        text.push('\n');
    }
    let unbound = unbound(map);
    if !unbound.is_empty() {
        text.push_str("### Alleen in de opdrachtlijst (`:`)\n\n");
        text.push_str("| toets | wat | actie |\n|---|---|---|\n");
        for action in unbound {
            row(&mut text, "", action);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn row(text: &mut String, keys: &str, action: Action) {
    for part in [
        "| ",
        keys,
        " | ",
        action.label(),
        " | `",
        action.name(),
        "` |\n",
    ] {
        text.push_str(part);
    }
}

/// Keys between backticks; a bar would end the cell of the table.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn rows(map: &Keymap, stack: &[Context], ascii: bool) -> Vec<HelpRow> {
    let bound = map.of_stack(stack);
    let row = |action: &Action| {
        let mut keys: Vec<&Vec<Key>> = bound
            .iter()
            .filter(|row| row.1 == *action)
            .map(|row| &row.0)
            .collect();
        keys.sort_by_key(|keys| keys.len());
        HelpRow {
            action: *action,
            keys: keys.iter().map(|keys| shown(keys, ascii)).collect(),
        }
    };
    let all = Action::ALL.iter().map(row);
    all.filter(|row| !row.keys.is_empty()).collect()
}

/// Actions without a key anywhere.
fn unbound(map: &Keymap) -> Vec<Action> {
    let bound: Vec<Action> = stack::ALL
        .iter()
        .flat_map(|(_, stack)| map.of_stack(stack))
        .map(|row| row.1)
        .collect();
    let all = Action::ALL.iter().copied();
    all.filter(|action| !bound.contains(action)).collect()
}

#[cfg(test)]
mod tests;
