//! T41: a hidden file costs no more than one that is not there. Counted by what is opened, not by the clock.

use crate::common::{House, detected};

const SURFACES: [&str; 7] =
    ["", "/record", "/record/intake", "/what-if", "/readers", "/why/stage-0", "/events/00/correct"];

#[tokio::test]
async fn t41_a_hidden_file_is_refused_before_it_is_opened() {
    let house = House::new();
    for role in ["judge", "hotline-worker", "administrator"] {
        // Opened by nobody yet.
        let reference = house.record("social-inspector", None, "detected", detected("brussels"));
        let is_opened = || house.journal.kept(&reference).unwrap().is_some();
        for surface in SURFACES {
            house.browser(role).get(&format!("/files/{reference}{surface}")).await.has_status(404);
            assert!(!is_opened(), "{role} {surface} opened it");
        }
        house.browser("social-inspector").get(&format!("/files/{reference}")).await.has_status(200);
        assert!(is_opened(), "whoever may see it opens it");
    }
}
