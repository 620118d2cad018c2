//! Starts the reference server.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use cw_demo::config::Config;
use cw_demo::store::Store;
use cw_demo::{App, router};
use tokio::net::TcpListener;

/// How often a server that runs for days looks whether it is another day.
const DAWN: Duration = Duration::from_secs(600);

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until it is interrupted, or says in one sentence why it cannot.
async fn serve(config: Config) -> Result<(), String> {
    let folders = config.folders().map_err(|err| err.to_string())?;
    // The port first: it is the likeliest to fail, and quick.
    let listener = TcpListener::bind((config.host, config.port)).await.map_err(|err| {
        format!(
            "cannot listen on {}:{}: {err}; choose another with --port",
            config.host, config.port
        )
    })?;
    let url = config.database().map_err(|err| err.to_string())?;
    let unreachable = |err| format!("cannot use the database {}: {err}", without_password(&url));
    let store = Store::open(&url).await.map_err(unreachable)?;
    let clock = config.clock();
    store.seed(clock.today()).await.map_err(unreachable)?;
    let address = listener.local_addr().map_err(|err| err.to_string())?;
    let app = App { store: store.clone(), clock, folders: Arc::new(folders) };
    tokio::spawn(async move {
        let mut dawn = tokio::time::interval(DAWN);
        loop {
            dawn.tick().await;
            if let Err(error) = store.seed(clock.today()).await {
                eprintln!("the new day could not be written: {error}");
            }
        }
    });
    announce(&format!("http://{address}"));
    let server = axum::serve(listener, router(app));
    tokio::select! {
        served = server => served.map_err(|err| format!("the server stopped: {err}")),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

fn announce(address: &str) {
    println!("{address}");
    println!("  {address}/          the comune today");
    println!("  {address}/2010/     the same comune in 2010");
    println!("  {address}/gallery/  every example");
}

/// The address of a database, fit to be shown.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}", &url[..scheme], &url[at..]),
        _ => url.to_owned(),
    }
}
