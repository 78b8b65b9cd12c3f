//! T37: a count tells nothing that the list under it does not.

use std::{fs, path::Path, sync::Arc};

use access::Access;
use circular::{Choices, Rulebook};

use crate::common::{House, detected};

/// Owed by whoever notices, who may not see the compartment in which it stands.
const DUTY: &str = r#"
duty ask-about-health file=dossier compartment=health {
    title en="Ask about health" da="Spørg om helbred" fr="Demander l'état de santé" nl="Vraag naar de gezondheid"
    cites house at="invented for a test" certainty=house
    opens on=detected
    owed-by recorder
    due at-once
}
"#;

fn with_a_duty_that_its_owner_may_not_see() -> Arc<Rulebook> {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            let (path, to) = (entry.path(), to.join(entry.file_name()));
            if path.is_dir() {
                copy(&path, &to);
            } else {
                fs::copy(&path, &to).unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../circulars/be")), folder.path());
    fs::write(folder.path().join("care/invented.kdl"), DUTY).unwrap();
    let (circular, mistakes) = circular::read(folder.path()).unwrap();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
}

#[tokio::test]
async fn t37_a_duty_that_its_owner_may_not_see_is_neither_listed_nor_counted() {
    let rulebook = with_a_duty_that_its_owner_may_not_see();
    let access = Arc::new(Access::load(&rulebook).unwrap());
    let more = House::under(rulebook, access, web::Settings::default());
    let plain = House::new();
    let mut told = Vec::new();
    for house in [&plain, &more] {
        let reference = house.record("social-inspector", None, "detected", detected("brussels"));
        let mut inspector = house.browser("social-inspector");
        let mut words = Vec::new();
        for address in ["/work", "/work?show=overdue", "/work?show=week", "/api/v1/work"] {
            words.push(inspector.get(address).await.words().replace(reference.as_str(), "FILE"));
        }
        words.push(
            inspector.get(&format!("/files/{reference}")).await.words().replace(reference.as_str(), "FILE"),
        );
        told.push(words);
    }
    let owed = more.journal.work(
        &casework::Owner::all_of(more.journal.rulebook(), "social-inspector", "ecosoc-brussels"),
        journal::WorkQuery { limit: 99, ..Default::default() },
    );
    assert!(owed.unwrap().iter().any(|row| row.duty == "ask-about-health"), "the duty is owed");
    assert_eq!(told[0], told[1]);
}
