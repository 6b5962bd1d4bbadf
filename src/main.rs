//! The binary: calls `cli` and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    trajectbord::cli::main()
}
