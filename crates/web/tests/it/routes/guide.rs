use std::{fs, io::Read, path::Path, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
};
use guide::{Document, Guide};
use tower::ServiceExt;
use web::Settings;

use crate::{
    common::{Answer, House},
    instruments::log::log,
};

const ADDRESSES: [&str; 7] = [
    "/guide",
    "/guide/en",
    "/guide/ar",
    "/guide/page.css",
    "/guide/page.js",
    "/guide/worker.js",
    "/guide/icon.svg",
];
/// A page may weigh so much on its way.
const PACKED_MAX: usize = 25 * 1024;

fn belgian() -> Guide {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../guide/be"));
    let document = |name: &str| {
        let text = fs::read_to_string(folder.join(format!("{name}.kdl"))).unwrap();
        Document { name: format!("{name}.kdl"), text }
    };
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let languages: Vec<_> =
        names.filter(|name| name != "guide").map(|name| (name.clone(), document(&name))).collect();
    Guide::read(&document("guide"), &languages).0
}

fn house() -> House {
    House::with(Settings { guide: Some(Arc::new(belgian())), ..Settings::default() })
}

async fn get(house: &House, address: &str) -> Answer {
    house.stranger().get(address).await
}

/// Values of an attribute, in order.
fn all<'b>(body: &'b str, attribute: &str) -> Vec<&'b str> {
    let mark = format!(" {attribute}=\"");
    let values = body.split(mark.as_str()).skip(1);
    values.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[tokio::test]
async fn a_stranger_reads_the_guide_with_numbers_from_the_circular() {
    let house = house();
    get(&house, "/guide/en")
        .await
        .has_status(200)
        .says("Work in Belgium: know your rights")
        .says("You get 45 days to rest and to think.")
        .says("Call PAG-ASA · Brussels 02 511 64 64")
        .says("Are you in danger now? Call 112 .")
        .says("Draft of 25.11.2026 . No reader of this language has checked it yet.")
        .does_not_say("{");
}

#[tokio::test]
async fn the_list_names_each_language_in_itself() {
    let house = house();
    let list = get(&house, "/guide").await;
    list.has_status(200)
        .says("Dansk")
        .says("العربية")
        .says("简体中文")
        .says("We chose these languages ourselves.");
    assert!(list.body.contains(r#"href="/guide/ar" lang="ar" hreflang="ar" dir="rtl">العربية</a>"#));
    assert_eq!(list.body.matches("hreflang=").count(), belgian().whole().count());
}

#[tokio::test]
async fn nothing_is_set_read_kept_or_written_down_whoever_asks() {
    let house = house();
    let log = log();
    let before = log.said();
    for address in ADDRESSES {
        let asked = format!("{address}?lang=da");
        let stranger = get(&house, &asked).await;
        stranger.has_status(200);
        for mut browser in [house.browser("police"), house.browser("administrator")] {
            browser.cookies.insert("lang".to_owned(), "fr".to_owned());
            let answer = browser.get(&asked).await;
            assert_eq!(answer.body, stranger.body, "{address} is the same for everybody");
            assert_eq!(answer.headers, stranger.headers, "{address}");
        }
        assert_eq!(stranger.header("set-cookie"), "", "{address}");
        assert_eq!(stranger.header("cache-control"), "no-store", "{address}");
        assert_eq!(stranger.header("referrer-policy"), "no-referrer", "{address}");
    }
    assert_eq!(log.said(), before, "no line is written");
    // The log is awake.
    get(&house, "/help").await;
    assert!(log.said().contains("/help"));
}

#[tokio::test]
async fn a_language_that_is_not_there_leads_to_the_list() {
    let house = house();
    for address in ["/guide/xx", "/guide/EN", "/guide/guide", "/guide/%00", "/guide/..%2fen", "/guide/en%20"]
    {
        let answer = get(&house, address).await;
        answer.has_status(404).says("Choose your language");
        assert_eq!(answer.header("set-cookie"), "", "{address}");
    }
    get(&house, "/guide/en/more").await.has_status(404);
    house.stranger().post_raw("/guide/en", "a=b").await.has_status(403);
}

#[tokio::test]
async fn without_a_guide_nothing_leads_there() {
    let house = House::new();
    for address in ["/guide", "/guide/en"] {
        get(&house, address).await.has_status(404);
    }
    assert!(!get(&house, "/help").await.body.contains("href=\"/guide\""));
    assert!(
        get(&self::house(), "/help?lang=da")
            .await
            .body
            .contains("<a href=\"/guide\">Guide til arbejdstagere</a>")
    );
    get(&self::house(), "/circular/be?lang=en").await.says("rests on these rules");
}

#[tokio::test]
async fn every_language_is_one_whole_page_that_asks_nobody_else() {
    let house = house();
    let guide = belgian();
    for language in guide.whole() {
        let page = get(&house, &format!("/guide/{}", language.code)).await;
        let code = &language.code;
        page.has_status(200);
        let direction = if language.is_right_to_left { "rtl" } else { "ltr" };
        let html = format!("<html lang=\"{}\" dir=\"{direction}\">", language.tag);
        assert!(page.body.contains(&html), "{code}");
        assert_eq!(page.body.matches("<h1").count(), 1, "{code}");
        assert!(!page.words().contains('{'), "{code}");
        let links = all(&page.body, "href");
        let links: Vec<&str> = links.into_iter().filter(|link| !link.starts_with("/guide/")).collect();
        let calls = ["tel:+3225116464", "tel:+3232011690", "tel:+3242324030"];
        let mut expected = calls.to_vec();
        expected.extend(["tel:112", "https://www.meteo.be/", "/guide"]);
        assert_eq!(links, expected, "{code}: the first link is a call");
        assert_eq!(all(&page.body, "src"), ["/guide/page.js"], "{code}");
        assert!(!page.body.contains(" style=") && !page.body.contains("<style"), "{code}");
    }
}

#[tokio::test]
async fn every_page_is_packed_and_weighs_little() {
    let house = house();
    for language in belgian().whole() {
        let address = format!("/guide/{}", language.code);
        let request = Request::get(&address).header(header::ACCEPT_ENCODING, "br;q=1, gzip");
        let response = house.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(response.headers()[header::VARY], "Accept-Encoding");
        let packed = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let mut plain = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, get(&house, &address).await.body, "{address}");
        let rest = ["page.css", "page.js", "icon.svg"].map(|name| {
            let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/static/guide")).join(name);
            let packed = path.with_extension(format!("{}.gz", name.split('.').next_back().unwrap()));
            fs::read(if packed.is_file() { packed } else { path }).unwrap().len()
        });
        let weight = packed.len() + rest.iter().sum::<usize>();
        assert!(weight <= PACKED_MAX, "{address} weighs {weight} bytes with its sheet and script");
    }
}
