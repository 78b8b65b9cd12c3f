//! Serving until told to stop.

use std::{
    future::Future,
    io,
    net::SocketAddr,
    net::TcpListener,
    time::{Duration, Instant},
};

use crate::app::App;

/// How often it is looked whether a new day has begun. Not a timer to midnight: clocks are set, machines sleep.
const LOOK: Duration = Duration::from_secs(20);
/// How often what was sent and never recorded is looked for.
const TIDY: Duration = Duration::from_secs(3600);
/// Requests that are under way when it is told to stop may take so long to end.
const GRACE: Duration = Duration::from_secs(20);

/// Serves on a listener until `stop` is there; requests under way are answered first.
///
/// # Errors
/// When the listener cannot be used.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let days = tokio::spawn(follow_the_days(app.clone()));
    let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
    let (told, tell) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        let _ = told.send(());
    });
    // A browser that keeps its connection open does not keep the server from ending.
    let late = async {
        if tell.await.is_ok() {
            tokio::time::sleep(GRACE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    let ended = tokio::select! {
        ended = server.into_future() => ended,
        () = late => Ok(()),
    };
    days.abort();
    ended
}

/// Deletes documents that were sent and never recorded.
async fn tidy(app: &App) {
    let journal = app.journal().clone();
    match tokio::task::spawn_blocking(move || journal.tidy_documents()).await {
        Ok(Ok(tidied)) => tracing::info!(kept = tidied.kept, deleted = tidied.deleted, "documents"),
        Ok(Err(fault)) => tracing::error!(%fault, "documents"),
        Err(error) => tracing::error!(%error, "documents"),
    }
}

/// Brings the lists up to date on each new day: terms that ran out at midnight.
async fn follow_the_days(app: App) {
    let mut known = app.journal().today();
    let mut tidied = Instant::now();
    loop {
        tokio::time::sleep(LOOK).await;
        if tidied.elapsed() > TIDY {
            tidied = Instant::now();
            tidy(&app).await;
        }
        let today = app.journal().today();
        if today == known {
            continue;
        }
        let journal = app.journal().clone();
        match tokio::task::spawn_blocking(move || journal.turn_day()).await {
            Ok(Ok(files)) => {
                tracing::info!(files, "a new day");
                known = today;
            }
            Ok(Err(fault)) => tracing::error!(%fault, "a new day"),
            Err(error) => tracing::error!(%error, "a new day"),
        }
    }
}
