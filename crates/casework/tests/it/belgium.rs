//! Belgium's circular compiles.

use std::{path::Path, sync::Arc};

use circular::{Choices, compile};

#[test]
fn belgium_compiles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be");
    let (circular, mistakes) = circular::read(&folder).unwrap();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
    let rulebook = compile(Arc::new(circular), &Choices::default()).unwrap();
    assert!(rulebook.file_kinds().iter().any(|kind| kind == "dossier"));
}
