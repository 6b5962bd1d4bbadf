//! No size breaks a window.

use trajectbord::tui::{Input, Msg};

use super::met_kandidaat;

const WINDOWS: [&str; 8] = [
    ">",
    "> a",
    "> a ctrl-s",
    "> !",
    "x",
    "x ctrl-s",
    "c",
    "c ctrl-g",
];

#[test]
fn every_window_is_drawn_at_every_size() {
    for keys in WINDOWS {
        let (mut echt, _) = met_kandidaat();
        echt.keys(keys);
        echt.traag = true;
        for width in (1..=130).step_by(3) {
            for height in 1..=30 {
                echt.tell(Msg::Input(Input::Resize(width, height)));
                echt.draw();
            }
        }
    }
}
