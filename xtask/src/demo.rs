//! `cargo xtask demo`: builds what is missing and serves `www/` on this machine only.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tiny_http::{Header, Request, Response, Server};

use crate::build::{self, Optimise};
use crate::sh;

/// The first port that is tried, and how many after it.
const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

/// Serves until it is interrupted.
///
/// # Errors
/// Where the build fails, an argument is unknown or the port is taken.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let port = port(arguments)?;
    build::bindings(Optimise::IfPossible)?;
    let server = match port {
        Some(port) => listen(port).with_context(|| format!("port {port}"))?,
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find_map(|port| listen(port).ok())
            .context("no free port; choose one with --port")?,
    };
    println!("The demo page is at http://{}/ (Ctrl+C ends it)", server.server_addr());
    for request in server.incoming_requests() {
        // A reader who leaves before the answer is sent is no reason to stop.
        let _ = answer(request);
    }
    Ok(())
}

fn port(arguments: &[String]) -> Result<Option<u16>> {
    match arguments {
        [] => Ok(None),
        [flag, value] if flag == "--port" => Ok(Some(
            value.parse().with_context(|| format!("--port {value}: expected a number such as 8080"))?,
        )),
        other => bail!("unknown arguments {}; only --port N is known", other.join(" ")),
    }
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| anyhow::anyhow!(error))
}

fn answer(request: Request) -> std::io::Result<()> {
    let Some(path) = file(request.url()) else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let response = Response::from_file(File::open(&path)?);
    request.respond(
        response
            .with_header(header("Content-Type", media_type(&path)))
            .with_header(header("Cache-Control", "no-cache"))
            .with_header(header("X-Content-Type-Options", "nosniff")),
    )
}

/// The file under `www/` that an address names; nothing outside of it.
fn file(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = sh::www().join(relative);
    (inside && file.is_file()).then_some(file)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("ASCII")
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ts" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_nothing_outside_the_folder() {
        assert!(file("/package.json?x=1").is_some());
        assert!(file("/../Cargo.toml").is_none());
        assert!(file("/./../Cargo.toml").is_none());
        assert!(file("//etc/passwd").is_none());
    }
}
