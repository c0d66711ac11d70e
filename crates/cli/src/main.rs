//! The `tuoyu` command.

fn main() -> std::process::ExitCode {
    tuoyu_cli::run()
}
