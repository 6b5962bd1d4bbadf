//! Where the parts of the matching pane lie: narrow, the why below both lists; wide, beside them.

use ratatui::layout::Rect;

/// From this width on the why stands beside the lists.
const NAAST: u16 = 112;

/// The parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    /// The funnel.
    pub(super) trechter: Rect,
    /// The question worth asking, or what is tried.
    pub(super) regel: Rect,
    /// Who is looked for.
    pub(super) links: Rect,
    /// Who fits.
    pub(super) rechts: Rect,
    /// Why.
    pub(super) waarom: Rect,
}

impl Plan {
    /// Whether the why stands beside the lists, with a line for each term.
    pub(super) fn breed(&self) -> bool {
        self.waarom.y == self.links.y
    }

    /// Rows of a list in sight: one line is its heading, and two may be headings of groups.
    pub(super) fn hoog(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(1)).max(1)
    }
}

/// The places in a body.
pub(super) fn plan(body: Rect) -> Plan {
    let row = |y: u16, height: u16| Rect {
        y: body.y.saturating_add(y),
        height: height.min(body.height.saturating_sub(y)),
        ..body
    };
    let trechter = row(0, 1);
    let regel = row(1, 1);
    let onder = body.height.saturating_sub(2);
    let kolom = |x: u16, width: u16, y: u16, height: u16| Rect {
        x: body.x.saturating_add(x),
        width,
        ..row(y, height)
    };
    if body.width >= NAAST {
        let links = (body.width / 4).clamp(28, 44);
        let rechts = (body.width * 2 / 5).clamp(44, 76);
        let rest = body.width.saturating_sub(links + rechts + 4);
        return Plan {
            trechter,
            regel,
            links: kolom(0, links, 2, onder),
            rechts: kolom(links + 2, rechts, 2, onder),
            waarom: kolom(links + rechts + 4, rest, 2, onder),
        };
    }
    // The why wants ten rows; the lists keep at least half.
    let waarom = (onder / 2).min(11);
    let lijsten = onder.saturating_sub(waarom);
    let links = (body.width * 3 / 8).min(32);
    let rechts = body.width.saturating_sub(links + 2);
    Plan {
        trechter,
        regel,
        links: kolom(0, links, 2, lijsten),
        rechts: kolom(links + 2, rechts, 2, lijsten),
        waarom: kolom(0, body.width, 2 + lijsten, waarom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_stay_inside_the_body_and_apart() {
        for width in 40..220 {
            for height in 7..60 {
                let body = Rect::new(0, 1, width, height);
                let plan = plan(body);
                let parts = [
                    plan.trechter,
                    plan.regel,
                    plan.links,
                    plan.rechts,
                    plan.waarom,
                ];
                for (at, part) in parts.iter().enumerate() {
                    assert_eq!(part.intersection(body), *part, "{width}x{height} {at}");
                    for other in parts.iter().skip(at + 1) {
                        assert!(!part.intersects(*other) || other.is_empty());
                    }
                }
                assert_eq!(plan.breed(), width >= NAAST);
            }
        }
    }
}
