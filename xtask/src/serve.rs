//! `cargo xtask serve`: the finished site on this machine, as a static host would serve it.

use anyhow::Result;

use crate::options::ServeOptions;
use crate::project::Project;
use crate::{build, process, tools};

/// Builds what has changed, then serves until interrupted.
pub(crate) fn run(project: &Project, options: &ServeOptions) -> Result<()> {
    build::run(project)?;
    let mut server = tools::node(project, "tests/support/serve.mjs")?;
    server.arg(project.path(build::SITE));
    if let Some(port) = options.port {
        server.args(["--port", &port.to_string()]);
    }
    process::run(&mut server)
}
