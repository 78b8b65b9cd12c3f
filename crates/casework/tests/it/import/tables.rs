//! Tables as offices keep them.

use casework::import::{ImportError, Importer, UnknownColumn};

use super::{INSPECTOR, events, mistakes, planned, planned_as};

const GOOD: &str = "\u{feff}nbt_on;nbt_region;prs_First_Name;prs_SecondName;prs_Birthdate;prs_Citizenship;prs_PrimaryLanguage;vic_Type_of_Exploitation;vic_MethodsOfControl;con_Consent;cas_OutgoingReferralDate;cas_ReferredOrganisation\r\n\
    2026-03-02;north;Amarelo;\"Ankerholt; (synthetic)\";1991-04-03;PHL|MA;tgl;ForcedLabour|ForcedBegging;sexual abuse|PhysicalAbuse;true;2026-03-04;Harbour House\r\n\
    2026-03-05;The South;;;;;;labour;;;;\r\n";

#[test]
fn a_row_becomes_the_events_that_it_tells_of() {
    let plan = planned(GOOD);
    assert_eq!(mistakes(&plan), Vec::<String>::new());
    assert_eq!(
        events(&plan),
        [
            r#"2 2026-03-02 noticed {"language":"tl","purposes":["labour","begging"],"region":"north","signs":["violence"]}"#,
            r#"2 2026-03-02 named {"born":"1991-04-03","citizenship":["PH","MA"],"name":"Amarelo Ankerholt; (synthetic)"}"#,
            "2 2026-03-02 told {}",
            "2 2026-03-02 said-yes {}",
            r#"2 2026-03-04 sent {"house":"harbour"}"#,
            r#"3 2026-03-05 noticed {"purposes":["labour"],"region":"south"}"#,
        ]
    );
    assert_eq!(plan.unknown_columns, vec![]);
    let recorders: Vec<_> = plan.ready[0].events.iter().map(|event| (&event.by, &event.office)).collect();
    assert!(recorders.iter().all(|by| *by == (&"inspector".to_owned(), &"team-north".to_owned())));
}

#[test]
fn json_with_the_same_answers_is_the_same_file_under_the_same_key() {
    let json = r#"[{"con_Consent": true, "nbt_on": "2026-03-02", "nbt_region": "north",
        "vic_TypeOfExploitation": ["ForcedLabour"], "prs_NumberOfChildren": 2}]"#;
    let csv = "vic_TypeOfExploitation,nbt_region,prs_NumberOfChildren,con_Consent,nbt_on\n\
               ForcedLabour,north,2,true,2026-03-02\n";
    let (json, csv) = (planned(json), planned(csv));
    assert_eq!(json.ready[0].events, csv.ready[0].events);
    assert_eq!(json.ready[0].key, csv.ready[0].key);
    assert_eq!((json.ready[0].row, csv.ready[0].row), (1, 2));
}

#[test]
fn the_key_changes_with_the_office_and_with_every_answer_and_with_nothing_else() {
    let key = |text: &str, office| {
        let importer = Importer { office, ..INSPECTOR };
        planned_as(importer, text.as_bytes()).unwrap().ready[0].key.clone()
    };
    let first = key("nbt_on,nbt_region\n2026-03-02,north\n", "team-north");
    assert_eq!(first, key("nbt_region;NBT_ON;our own number\r\nnorth;2026-03-02;17\r\n", "team-north"));
    assert_ne!(first, key("nbt_on,nbt_region\n2026-03-02,north\n", "team-south"));
    assert_ne!(first, key("nbt_on,nbt_region\n2026-03-02,south\n", "team-north"));
    // What stands in one cell and what stands in two do not run together.
    let split = |first: &str, second: &str| {
        let text =
            format!("nbt_on,nbt_region,prs_FirstName,prs_SecondName\n2026-03-02,north,{first},{second}\n");
        key(&text, "team-north")
    };
    assert_ne!(split("ab", "c"), split("a", "bc"));
}

#[test]
fn a_row_that_says_the_same_as_an_earlier_one_adds_nothing() {
    let plan = planned("nbt_on,nbt_region\n2026-03-02,north\n2026-03-03,north\n2026-03-02, north\n");
    assert_eq!(plan.ready.iter().map(|file| file.row).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(plan.repeated.iter().map(|row| (row.row, row.same_as)).collect::<Vec<_>>(), [(4, 2)]);
}

#[test]
fn everything_wrong_with_a_row_is_told_at_once_with_its_place() {
    let plan = planned(
        "nbt_on,nbt_region,prs_Birthdate,prs_Citizenship,prs_PrimaryLanguage,vic_TypeOfExploitation,prs_NumberOfChildren,nbt_owed\n\
         2026-03-02,north,1991-04-03,PH,en,ForcedLabour,0,1200.50 EUR\n\
         03.02.2026,nord,13/4/1991,PHI,english,ForcedLabor,two,1200\n\
         2027-01-01,north,1991-02-30,,,,31,\n\
         ,,,,,,,\n\
         2026-03-02,,,,,,,\n",
    );
    assert_eq!(plan.ready.len(), 1);
    assert_eq!(
        mistakes(&plan),
        [
            r#"3 nbt_on "03.02.2026": this is not a day; write year-month-day, such as 2026-03-02"#,
            r#"3 nbt_region "nord": this is not a region of the circular; the nearest is north"#,
            r#"3 vic_TypeOfExploitation "ForcedLabor": this is not one of the codes; the nearest is ForcedLabour"#,
            r#"3 prs_PrimaryLanguage "english": this is not a language code of ISO 639"#,
            r#"3 prs_NumberOfChildren "two": this is not a whole number"#,
            r#"3 nbt_owed "1200": this is not an amount; write it with its currency, such as 1200.50 EUR"#,
            r#"3 prs_Birthdate "13/4/1991": this is not a day; write year-month-day, such as 2026-03-02; the nearest is 1991-04-13"#,
            r#"3 prs_Citizenship "PHI": this is not a country code of ISO 3166"#,
            r#"4 nbt_on "2027-01-01": this day is still to come, or before 1900"#,
            r#"4 prs_NumberOfChildren "31": this is longer, greater, earlier or later than is taken here"#,
            r#"4 prs_Birthdate "1991-02-30": this is not a day; write year-month-day, such as 2026-03-02"#,
            r#"6 nbt_region "-": this is required"#,
        ]
    );
}

#[test]
fn an_unknown_column_is_told_once_and_kept_out() {
    let plan = planned(
        "nbt_on,nbt_region,vic_MethodOfControl,prs_Title,our own number\n\
         2026-03-02,north,DebtBondage,Dr,17\n2026-03-03,north,,,18\n",
    );
    let unknown = |column: &str, in_standard, nearest: Option<&str>| UnknownColumn {
        column: column.into(),
        in_standard,
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(
        plan.unknown_columns,
        [
            unknown("vic_MethodOfControl", false, Some("vic_MethodsOfControl")),
            unknown("prs_Title", true, None),
            unknown("our own number", false, None),
        ]
    );
    assert_eq!(events(&plan)[0], r#"2 2026-03-02 noticed {"region":"north"}"#);
}

#[test]
fn what_may_not_be_typed_may_not_be_imported() {
    let row = "nbt_on,nbt_region,cas_ReferredOrganisation\n2026-03-02,north,harbour\n";
    // The person has not agreed: the same condition that stops the form stops the row.
    assert_eq!(
        mistakes(&planned(row)),
        [r#"2 - "-": The condition `willing` does not hold: The person agrees."#]
    );
    let as_who = |by, office| planned_as(Importer { by, office, ..INSPECTOR }, row.as_bytes()).unwrap_err();
    assert_eq!(as_who("centre", "harbour"), ImportError::NothingToOpen { by: "centre".into() });
    assert_eq!(as_who("king", "desk"), ImportError::Role { by: "king".into() });
    let other = ImportError::Office { office: "harbour".into(), by: "inspector".into() };
    assert_eq!(as_who("inspector", "harbour"), other);
    let trainee = Importer { by: "trainee", ..INSPECTOR };
    assert_eq!(planned_as(trainee, "nbt_on,nbt_region\n2026-03-02,north".as_bytes()).unwrap().ready.len(), 1);
}

#[test]
fn bad_rows_come_back_as_a_table_and_go_in_once_corrected() {
    let plan =
        planned("nbt_on;nbt_region;prs_FirstName\n2026-03-02;nowhere;=1+1\n2026-03-03;north;Bintari\n");
    let text = String::from_utf8(plan.bad_rows()).unwrap();
    assert_eq!(
        text,
        "nbt_on;nbt_region;prs_FirstName;nbt_why\r\n\
         2026-03-02;nowhere;'=1+1;nbt_region: this is not a region of the circular\r\n"
    );
    let corrected = planned(&text.replace("nowhere", "south"));
    assert_eq!(corrected.unknown_columns, vec![]);
    assert_eq!(events(&corrected)[1], r#"2 2026-03-02 named {"name":"=1+1"}"#);
}

#[test]
fn a_near_miss_is_answered_with_the_nearest_code() {
    let plan = planned(
        "nbt_on,nbt_region,vic_TypeOfExploitation,vic_MethodsOfControl,prs_Birthdate\n\
         2026-03-02,nort,ForcedLabor,DebtBondge;Hypnosis,13/4/1991\n",
    );
    assert_eq!(
        mistakes(&plan),
        [
            r#"2 nbt_region "nort": this is not a region of the circular; the nearest is north"#,
            r#"2 vic_TypeOfExploitation "ForcedLabor": this is not one of the codes; the nearest is ForcedLabour"#,
            r#"2 vic_MethodsOfControl "DebtBondge;Hypnosis": this is not one of the codes; the nearest is DebtBondage"#,
            r#"2 prs_Birthdate "13/4/1991": this is not a day; write year-month-day, such as 2026-03-02; the nearest is 1991-04-13"#,
        ]
    );
}
