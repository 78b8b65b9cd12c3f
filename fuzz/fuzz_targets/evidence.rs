//! Any bytes as a photo or scan: no panic; what is taken in is what its description says, is clean, and stays as it is when it is
//! taken in once more.

#![no_main]

use evidence::{Document, take_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(taken_in) = take_in(bytes) {
        assert!(taken_in.document.is_of(&taken_in.bytes));
        let text = taken_in.document.to_string();
        assert_eq!(text.parse::<Document>(), Ok(taken_in.document));
        let again = take_in(&taken_in.bytes).expect("what is clean is taken in again");
        assert_eq!(again.bytes, taken_in.bytes);
    }
});
