//! Where the parts of a dossier lie: one under another at 80 columns, beside each other from 100
//! on, and from 160 on the timeline beside the steps.

use ratatui::layout::Rect;

/// From so many columns on, who it is about stands beside the tabs.
const NAAST: u16 = 100;
/// From so many columns on, what happened stands beside the tab.
const DRIE: u16 = 160;
/// Lines that say who it is about when they stand on top.
const KOP: u16 = 6;

/// The parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    /// Who it is about.
    pub(super) kop: Rect,
    /// Whether that is a few lines on top instead of a column.
    pub(super) kort: bool,
    /// The names of the tabs.
    pub(super) tabs: Rect,
    /// What the tab shows.
    pub(super) lijst: Rect,
    /// A second list beside it.
    pub(super) zij: Option<Rect>,
}

/// The parts in a body.
pub(super) fn plan(body: Rect) -> Plan {
    met_kop(body, KOP)
}

/// The parts for a tab that needs every line: who it is about stands on two.
pub(super) fn krap(body: Rect) -> Plan {
    met_kop(body, 2)
}

fn met_kop(body: Rect, kop: u16) -> Plan {
    if body.width < NAAST {
        let high = kop.min(body.height / 3);
        let kop = Rect {
            x: body.x + 1.min(body.width),
            width: body.width.saturating_sub(2),
            height: high,
            ..body
        };
        let rest = Rect {
            y: body.y + high,
            height: body.height - high,
            ..body
        };
        return with_tabs(kop, true, rest, None);
    }
    let left = if body.width < DRIE { 40 } else { 48 };
    let kop = Rect {
        x: body.x + 1,
        width: left - 2,
        ..body
    };
    let right = if body.width < DRIE {
        0
    } else {
        (body.width - left) * 2 / 5
    };
    let rest = Rect {
        x: body.x + left,
        width: body.width - left - right,
        ..body
    };
    let zij = (right > 0).then(|| Rect {
        x: rest.right() + 1,
        width: right - 1,
        ..body
    });
    with_tabs(kop, false, rest, zij)
}

fn with_tabs(kop: Rect, kort: bool, rest: Rect, zij: Option<Rect>) -> Plan {
    let tabs = Rect {
        height: rest.height.min(1),
        ..rest
    };
    Plan {
        kop,
        kort,
        tabs,
        lijst: Rect {
            y: rest.y + tabs.height,
            height: rest.height - tabs.height,
            ..rest
        },
        zij,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_inside_the_body_and_the_list_has_room() {
        for width in 40..220 {
            for height in 7..60 {
                let body = Rect::new(0, 1, width, height);
                let plan = plan(body);
                for part in [plan.kop, plan.tabs, plan.lijst]
                    .into_iter()
                    .chain(plan.zij)
                {
                    assert_eq!(part.intersection(body), part, "{width}x{height}: {part}");
                }
                assert!(plan.lijst.height >= height / 2, "{width}x{height}");
            }
        }
    }
}
