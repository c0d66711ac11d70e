//! The `tuoyu` command.

/// A list of a hundred thousand rows is some millions of small texts, taken and given back on every core.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    tuoyu_cli::run()
}
