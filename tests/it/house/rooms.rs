//! The table of the house: which room may name which room, and which room may name which outside crate.

/// One room: a top-level module of the crate.
pub(crate) struct Room {
    /// Its name, which is also its file `src/<name>.rs`.
    pub(crate) name: &'static str,
    /// The rooms it may name, or deeper paths where only one file of a room is open to it.
    pub(crate) may: May,
}

/// What a room may name of the other rooms.
pub(crate) enum May {
    /// The composition root: it plugs the others together.
    Everything,
    /// Only these paths, and whatever lies below them.
    Only(&'static [&'static str]),
}

use May::{Everything, Only};

/// The arrows. An arrow that is not here is a decision: take it here, with its reason, or not at all.
pub(crate) const ROOMS: &[Room] = &[
    // The trade: no storage, no screen, no clock.
    room("domain", Only(&[])),
    // Knows that there is a store and a listener, not which.
    // Search is a question like any other, so the service holds its index.
    // Making a document and filling in a form are commands, so the service knows both.
    room("app", Only(&["domain", "form", "document", "fuzzy"])),
    // Keys are wrapped, and backups leave the host, in the format of age.
    room("store", Only(&["age", "app", "domain"])),
    // A file format: bytes in, bytes out.
    room("age", Only(&[])),
    // What two processes say to each other: requests, answers and events of the port.
    room("wire", Only(&["app", "domain"])),
    // Screens of other processes at this service.
    room("server", Only(&["app", "domain", "wire"])),
    // Adapters of the gateway port.
    room("link", Only(&["app", "domain", "wire"])),
    room("form", Only(&["domain"])),
    // Files of others become rows that the service can weigh: bytes in, no disk.
    room("inlees", Only(&["app", "domain", "form"])),
    room("keymap", Only(&[])),
    room("fuzzy", Only(&[])),
    // The tree of content and its writers: pure.
    room("document", Only(&["domain", "form"])),
    // The example region; it goes through the same validation as an import, and its forms are
    // filled in as the program fills them in.
    room("seed", Only(&["app", "domain", "form"])),
    // The large region borrows the names of the example region, and keeps answers as their forms do.
    room("generate", Only(&["app", "domain", "form", "seed"])),
    // Model, update, view: pure. It shows documents, it does not make them.
    room(
        "tui",
        Only(&["app", "domain", "form", "document", "keymap", "fuzzy"]),
    ),
    // Bytes in become messages, frames become bytes.
    room("term", Only(&["tui::msg", "keymap"])),
    // Performs the effects: domain and keymap because effects carry their types, fuzzy for the search worker,
    // document because saving one makes its bytes, inlees because importing one reads them.
    room(
        "run",
        Only(&[
            "app", "domain", "document", "inlees", "keymap", "fuzzy", "tui", "term",
        ]),
    ),
    room("boot", Everything),
    room("cli", Everything),
    room("main", Everything),
];

/// Paths that tests inside any room may name besides: a store without a disk.
pub(crate) const IN_TESTS: &[&str] = &["store::memory"];

/// Names that say nothing about what is in the room.
pub(crate) const NO_ROOM: &[&str] = &[
    "utils", "util", "common", "helpers", "helper", "types", "manager", "misc",
];

/// Every crate of `[dependencies]`, and the rooms that may name it. A new dependency needs a row.
pub(crate) const OUTSIDE: &[(&str, &[&str])] = &[
    ("sled", &["store"]),
    ("bincode", &["store"]),
    ("crc32fast", &["store"]),
    ("chacha20poly1305", &["age", "store"]),
    ("x25519_dalek", &["age"]),
    ("hkdf", &["age"]),
    ("hmac", &["age"]),
    ("scrypt", &["age"]),
    ("base64", &["age"]),
    // A passphrase that is typed on the screen passes through app.
    ("zeroize", &["age", "app", "store", "cli", "boot"]),
    ("crossterm", &["term"]),
    ("ratatui", &["tui", "run", "term"]),
    ("fuzzy_matcher", &["fuzzy"]),
    ("anyhow", &["main", "cli", "boot"]),
    ("clap", &["main", "cli", "boot"]),
    (
        "rustix",
        &["age", "store", "term", "run", "cli", "boot", "server"],
    ),
    ("signal_hook", &["term", "run", "cli", "boot"]),
    ("toml", &["keymap", "seed", "generate", "cli", "boot"]),
    (
        "serde_json",
        &[
            "app", "store", "form", "document", "run", "wire", "cli", "boot",
        ],
    ),
    (
        "serde",
        &[
            "domain", "app", "store", "link", "form", "keymap", "document", "seed", "generate",
            "run", "wire", "cli", "boot",
        ],
    ),
    (
        "chrono",
        &[
            "domain", "app", "store", "link", "form", "inlees", "document", "seed", "generate",
            "tui", "term", "run", "cli", "boot", "main",
        ],
    ),
    (
        "thiserror",
        &[
            "domain", "age", "app", "store", "link", "form", "inlees", "keymap", "document",
            "seed", "generate", "tui", "term", "run", "wire", "cli", "boot",
        ],
    ),
    ("unicode_width", &["form", "document", "tui", "cli"]),
    (
        "unicode_segmentation",
        &["domain", "form", "document", "tui", "cli"],
    ),
    ("unicode_normalization", &["domain"]),
    ("minijinja", &["document"]),
    ("pulldown_cmark", &["document"]),
    ("krilla", &["document"]),
    ("harfrust", &["document"]),
    ("unicode_linebreak", &["document"]),
    ("csv", &["inlees"]),
    ("encoding_rs", &["inlees"]),
    ("roxmltree", &["inlees"]),
    ("calamine", &["inlees"]),
    ("zip", &["inlees", "document"]),
    ("sha2", &["age", "app", "inlees", "store"]),
    ("pathfinding", &["app"]),
    (
        "fastrand",
        &["app", "store", "seed", "generate", "run", "cli", "boot"],
    ),
];

const fn room(name: &'static str, may: May) -> Room {
    Room { name, may }
}
