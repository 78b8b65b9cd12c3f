//! A marker in every text of the demo's files; a crawler in every role; markers only where the oracle allows.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use axum::http::header;

use super::{
    demo::{Demo, found},
    log::log,
    walk::{Count, Walk},
};

/// The markers that stand in clear in the database or beside it.
fn stored(demo: &Demo) -> Vec<(String, String)> {
    let mut there = Vec::new();
    let mut files = 0;
    for entry in std::fs::read_dir(demo.house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        files += 1;
        let bytes = std::fs::read(&path).unwrap();
        for marker in found(&String::from_utf8_lossy(&bytes)) {
            there.push((marker, path.display().to_string()));
        }
    }
    assert!(files >= 2, "the database and its log of writes");
    there
}

#[test]
fn a_marker_is_read_only_where_the_oracle_allows_and_never_by_operators() {
    let log = log();
    let demo = Demo::new();
    let protected = demo.markers.keys().filter(|marker| demo.is_protected(marker)).count();
    assert!(demo.files.len() > 100 && protected > 500, "{} files, {protected} markers", demo.files.len());
    assert!(demo.absent.len() <= 3, "stand in no file: {:?}", demo.absent);
    // Readers change nothing, so they need not wait for each other.
    let next = AtomicUsize::new(0);
    let read = || {
        let run = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut count = Count::default();
        while let Some(who) = demo.people.get(next.fetch_add(1, Ordering::AcqRel)) {
            run.block_on(async {
                let number = demo.people.iter().position(|other| other.account() == who.account()).unwrap();
                let mut walk = Walk::new(&demo, who);
                walk.speak(["en", "da", "fr", "nl"][number % 4]).await;
                walk.read().await;
                walk.search(number).await;
                count += walk.count;
            });
        }
        count
    };
    let mut count = Count::default();
    std::thread::scope(|threads| {
        let readers = [threads.spawn(read), threads.spawn(read)];
        readers.into_iter().for_each(|reader| count += reader.join().unwrap());
    });
    let run = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (mut collisions, mut imports) = (0, 0);
    for who in &demo.people {
        run.block_on(async {
            let mut walk = Walk::new(&demo, who);
            walk.speak("en").await;
            walk.act().await;
            walk.err().await;
            collisions += usize::from(walk.collide().await);
            imports += usize::from(walk.import().await);
            count += walk.count;
        });
    }
    assert!(count.pages > 10_000 && count.posts > 300 && count.changes > 100, "{count:?}");
    assert!(count.markers > 5_000 && count.dossiers > 500, "{count:?}");
    assert!(collisions > 10 && imports > 8, "{collisions} collisions, {imports} imports");
    let said = log.said();
    assert!(said.contains("request"), "the log was captured");
    assert_eq!(found(&said), BTreeSet::new(), "in the log");
    for reference in &demo.files {
        assert!(!said.contains(reference.as_str()), "{reference} is in the log");
    }
    let stored = stored(&demo);
    // Only what is protected is encrypted: what is not is found, so the search finds.
    assert!(!stored.is_empty());
    for (marker, path) in stored {
        assert!(!demo.is_protected(&marker), "{marker} stands in {path}");
    }
    let run = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    run.block_on(async {
        let mut stranger = demo.house.stranger();
        for address in
            ["/", "/work", "/files", "/search", "/api/v1/work", &format!("/files/{}", demo.files[0])]
        {
            let answer = stranger.get(address).await;
            assert_eq!(found(&answer.body), BTreeSet::new(), "{address}");
            assert!(answer.headers.get(header::CONTENT_ENCODING).is_none());
        }
    });
}
