//! Any bytes as a journal, read and folded under Belgium's circular: no panic, every mistake told, every index within the
//! journal.

#![no_main]

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use casework::{fold, read_journal};
use circular::{Choices, Rulebook, compile};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fn belgium() -> &'static Rulebook {
    static BELGIUM: OnceLock<Rulebook> = OnceLock::new();
    BELGIUM.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../circulars/be");
        let (circular, _) = circular::read(&folder).expect("the folder of the circular can be read");
        compile(Arc::new(circular), &Choices::default()).expect("Belgium's circular compiles")
    })
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match read_journal(&text) {
        Ok(events) => {
            let as_of = events.iter().map(|event| event.on).max().unwrap_or(date(2026, 11, 25));
            for (as_of, known_on) in [(as_of, None), (date(2026, 11, 25), Some(date(2026, 6, 30)))] {
                let standing = fold(belgium(), &events, as_of, known_on);
                assert!(standing.refused.iter().all(|line| (line.index as usize) < events.len()));
                let twice = standing.refused.windows(2).any(|pair| pair[0].index == pair[1].index);
                assert!(!twice, "an event is refused once");
            }
        }
        Err(mistakes) => assert!(!mistakes.is_empty()),
    }
});
