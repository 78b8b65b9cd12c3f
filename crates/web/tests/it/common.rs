//! An installation on the Belgian circular, and a browser without pictures.

use std::{path::Path, sync::Arc, sync::OnceLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use circular::{Choices, Rulebook};
use tower::ServiceExt;
use web::{App, Settings};

pub fn belgium() -> Arc<Rulebook> {
    static BELGIUM: OnceLock<Arc<Rulebook>> = OnceLock::new();
    let read = || {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be"));
        let (circular, mistakes) = circular::read(folder).unwrap();
        assert!(mistakes.is_empty());
        Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
    };
    Arc::clone(BELGIUM.get_or_init(read))
}

pub fn app() -> Router {
    App::new(belgium(), Settings::default()).router()
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The words of the page: tags and isolating signs left out, white space single.
    pub fn words(&self) -> String {
        words(&self.body)
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.words().contains(words), "{:?} is not in {}: {}", words, self.status, self.words());
        self
    }

    #[track_caller]
    pub fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }
}

pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for sign in html.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            '\u{2066}'..='\u{2069}' => {}
            sign if !in_tag => text.push(sign),
            _ => {}
        }
    }
    let text = text.replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&");
    let text = text.replace("&#60;", "<").replace("&#62;", ">");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

pub async fn get(app: &Router, address: &str) -> Answer {
    send(app, Request::get(address).header(header::HOST, "localhost").body(Body::empty()).unwrap()).await
}
