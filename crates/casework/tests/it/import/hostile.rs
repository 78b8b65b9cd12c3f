//! Files that nobody should be able to do harm with: threats T27 and T29.

use casework::import::{BYTES_MAX, Format, ImportError, MistakeCode, ROWS_MAX, plan};
use proptest::prelude::*;

use super::{INSPECTOR, mistakes, planned, planned_as, rulebook};

fn refused(bytes: &[u8]) -> ImportError {
    planned_as(INSPECTOR, bytes).unwrap_err()
}

#[test]
fn a_file_that_is_no_table_is_refused_in_one_sentence() {
    for (bytes, expected) in [
        (&b""[..], ImportError::Empty),
        (b"\xef\xbb\xbf", ImportError::Empty),
        (b"[]", ImportError::Empty),
        (b"\xff\xfea\0,\0b\0", ImportError::NotText),
        (b"\xfe\xff\0a", ImportError::NotText),
        (b"PK\x03\x04rest of a workbook", ImportError::Workbook),
        (b"a\0b,c\n1,2\n", ImportError::NotText),
        (b"n\xe9,c\n1,2\n", ImportError::NotText),
        (b"{\"a\":", ImportError::Json { line: 1, column: 5 }),
        (b"[{\"nbt_on\":1},", ImportError::Json { line: 1, column: 14 }),
    ] {
        assert_eq!(refused(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
    let nothing_known = refused(b"name,place\nA,B\n");
    assert_eq!(nothing_known, ImportError::NoKnownColumn { example: "nbt_region".into() });
}

#[test]
fn a_field_named_twice_is_refused_with_both_places() {
    let twice = refused(b"nbt_on,prs_FirstName,nbt_region,prs_First_Name\n");
    let expected = ImportError::RepeatedColumn { column: "prs_First_Name".into(), first: 2, second: 4 };
    assert_eq!(twice, expected);
}

#[test]
fn a_broken_row_is_told_and_the_next_one_goes_in() {
    let mut bytes = b"nbt_on,nbt_region,prs_FirstName\n".to_vec();
    bytes.extend_from_slice(b"2026-03-02,north,Am\xe9lie\n");
    bytes.extend_from_slice(b"2026-03-02,north,Am\0lie\n");
    bytes.extend_from_slice(b"2026-03-02,north\n");
    bytes.extend_from_slice(b"2026-03-02,north,A,B\n");
    bytes.extend_from_slice(b"1026-03-02,north,A\n");
    bytes.extend_from_slice(b"2026-03-02,north,\xd8\xa3\xd9\x85\xd9\x8a\xd9\x86\xd8\xa9\n");
    bytes.extend_from_slice(b"2026-03-02,north,\"A\n2026-03-02,north,B\n");
    let plan = planned_as(INSPECTOR, &bytes).unwrap();
    assert_eq!(plan.ready.iter().map(|file| file.row).collect::<Vec<_>>(), [7]);
    assert_eq!(
        plan.bad.iter().map(|bad| (bad.row, bad.mistakes[0].code)).collect::<Vec<_>>(),
        [
            (2, MistakeCode::Encoding),
            (3, MistakeCode::ControlSign),
            (4, MistakeCode::ColumnCount),
            (5, MistakeCode::ColumnCount),
            (6, MistakeCode::Day),
            // The open quotation mark swallowed what follows: nothing of it goes in.
            (8, MistakeCode::OpenQuote),
        ]
    );
}

#[test]
fn a_cell_of_ten_megabytes_is_told_by_its_beginning() {
    let long = "x".repeat(10 * 1024 * 1024);
    let plan = planned(&format!("nbt_on,nbt_region,prs_FirstName\n2026-03-02,north,{long}\n"));
    let mistake = &plan.bad[0].mistakes[0];
    assert_eq!(mistake.code, MistakeCode::TooLong);
    assert_eq!(mistake.value.as_ref().unwrap().0.chars().count(), 81);
    let longer_than_the_fact =
        planned(&format!("nbt_on,nbt_region,prs_FirstName\n2026-03-02,north,{}\n", "y".repeat(61)));
    assert_eq!(longer_than_the_fact.bad[0].mistakes[0].code, MistakeCode::Value);
}

#[test]
fn too_much_of_anything_is_refused() {
    assert_eq!(refused(&vec![b'a'; BYTES_MAX + 1]), ImportError::TooLarge);
    assert_eq!(refused(",".repeat(400).as_bytes()), ImportError::TooManyColumns);
    let rows = format!("nbt_on\n{}", "x\n".repeat(ROWS_MAX + 1));
    assert_eq!(refused(rows.as_bytes()), ImportError::TooManyRows);
    assert_eq!(refused(format!("[{}1]", "1,".repeat(ROWS_MAX)).as_bytes()), ImportError::TooManyRows);
    let wide = format!("nbt_on{}\n{}", ",".repeat(200), format!("x{}\n", ",".repeat(200)).repeat(30_000));
    assert_eq!(refused(wide.as_bytes()), ImportError::TooManyCells);
    let keys: Vec<String> = (0..100_000).map(|key| format!("\"k{key}\":1")).collect();
    assert_eq!(refused(format!("[{{{}}}]", keys.join(",")).as_bytes()), ImportError::TooManyColumns);
}

#[test]
fn deeply_nested_json_is_told_not_followed() {
    let deep = format!("[{{\"nbt_on\":{}{}}}]", "[".repeat(5_000), "]".repeat(5_000));
    assert!(matches!(refused(deep.as_bytes()), ImportError::Json { .. }));
    let nested = planned(
        r#"[{"nbt_on":"2026-03-02","nbt_region":{"of":"north"}},{"nbt_on":["a",["b"]],"nbt_region":"north"}]"#,
    );
    let codes: Vec<_> = nested.bad.iter().map(|bad| bad.mistakes[0].code).collect();
    assert_eq!(codes, [MistakeCode::Nested, MistakeCode::Nested]);
}

#[test]
fn t27_no_cell_of_an_export_starts_a_formula_and_no_debug_form_shows_a_value() {
    let signs = ["=HYPERLINK(1)", "+32", "-1", "@x", "\tx", "'=1"];
    for sign in signs {
        let quoted = format!("\"{}\"", sign.replace('"', "\"\""));
        let plan = planned(&format!("nbt_on,nbt_region,prs_FirstName\n2026-03-02,nowhere,{quoted}\n"));
        let text = String::from_utf8(plan.bad_rows()).unwrap();
        let cell = text.lines().nth(1).unwrap().split(',').nth(2).unwrap();
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t', '\r']), "{text}");
        assert!(!format!("{:?}", plan.bad).contains("HYPERLINK"));
        assert!(!format!("{:?}", plan.bad).contains("nowhere"));
    }
    // SQL, paths and markup are names like any other.
    let plan = planned(
        "nbt_on,nbt_region,prs_FirstName\n2026-03-02,north,\"'; DROP TABLE event; --<script>../../etc\"\n",
    );
    assert_eq!(mistakes(&plan), Vec::<String>::new());
}

#[test]
fn t29_a_row_for_another_office_or_for_a_file_that_exists_is_refused() {
    let plan = planned(
        "nbt_on,nbt_region,cas_ReferringOrganisation,nbt_file\n\
         2026-03-02,north,Team North,\n\
         2026-03-02,north,team-south,\n\
         2026-03-02,north,somebody,\n\
         2026-03-02,north,,BE-9MX2-7QD4\n",
    );
    assert_eq!(plan.ready.iter().map(|file| file.row).collect::<Vec<_>>(), [2]);
    assert_eq!(
        mistakes(&plan),
        [
            r#"3 cas_ReferringOrganisation "team-south": an office imports its own referrals only"#,
            r#"4 cas_ReferringOrganisation "somebody": an office imports its own referrals only"#,
            r#"5 nbt_file "BE-9MX2-7QD4": an import opens new files and cannot add to one that exists"#,
        ]
    );
}

#[test]
fn t29_a_row_goes_in_whole_or_not_at_all() {
    // Four of its five events would be accepted; the last names a house that is no office.
    let plan = planned(
        "nbt_on,nbt_region,prs_FirstName,con_Consent,cas_ReferredOrganisation\n2026-03-02,north,A,yes,nowhere\n",
    );
    assert_eq!((plan.ready.len(), plan.bad.len()), (0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let rulebook = rulebook();
        for format in [Format::Csv, Format::Json] {
            let _ = plan(&bytes, format, &rulebook, INSPECTOR);
        }
    }

    #[test]
    fn every_row_is_accounted_for(cells in prop::collection::vec("[ -~éا\u{202e}\n\"]{0,12}", 0..40)) {
        let rows: Vec<String> = cells.chunks(4).map(|row| row.join(",")).collect();
        let text = format!("nbt_on,nbt_region,prs_FirstName,vic_TypeOfExploitation\n{}\n", rows.join("\n"));
        let plan = plan(text.as_bytes(), Format::Csv, &rulebook(), INSPECTOR).unwrap();
        prop_assert_eq!(plan.rows, plan.ready.len() + plan.bad.len() + plan.repeated.len());
        prop_assert!(plan.bad.iter().all(|bad| !bad.mistakes.is_empty()));
    }
}
