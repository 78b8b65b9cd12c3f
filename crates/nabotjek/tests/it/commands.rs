//! Commands as a person types them, on the Belgian circular and its caseload.

use std::{
    path::Path,
    process::{Command, Output},
};

fn nabotjek(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_nabotjek")).current_dir(root).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

const ROWS: &str = "\
nbt_on;nbt_region;nbt_setting;nbt_minor;nbt_safe_way;prs_FirstName;prs_SecondName;prs_Citizenship;vic_TypeOfExploitation;con_Consent;cas_OutgoingReferralDate;cas_ReferredOrganisation;nbt_centre_region
2026-03-02;brussels;workplace-inspection;no;own-phone;Amarelo;Nobody (synthetic);PHL;ForcedLabour;true;2026-03-03;PAG-ASA;brussels
2026-03-02;brussels;workplace-inspection;no;own-phone;Bintari;Nobody (synthetic);PHL;ForcedLabor;true;2026-03-03;pag-asa;brussels
2026-03-02;brussels;workplace-inspection;no;own-phone;Corvane;Nobody (synthetic);PHL;ForcedLabour;;2026-03-03;pag-asa;brussels
";

#[test]
fn the_figures_of_the_demo_caseload_are_the_published_ones() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals.jsonl");
    let made = nabotjek(&["caseload", "--as-of", "2026-11-24"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    std::fs::write(&journals, &made.stdout).unwrap();
    let journals = journals.to_str().unwrap();
    for (year, published) in [("2021", 1), ("2022", 4), ("2024", 1)] {
        let figures = nabotjek(&["figures", year, "--journals", journals]);
        assert_eq!(figures.status.code(), Some(0), "{}", out(&figures));
        assert_eq!(out(&figures).matches(": equal\n").count(), published, "{}", out(&figures));
    }
    // One journal less, and what was published is no longer what is counted.
    let text = String::from_utf8(made.stdout).unwrap();
    let less: Vec<&str> = text.lines().skip(1).collect();
    std::fs::write(folder.path().join("less.jsonl"), less.join("\n")).unwrap();
    let less = folder.path().join("less.jsonl");
    let figures = nabotjek(&["figures", "2022", "--journals", less.to_str().unwrap()]);
    assert_eq!(figures.status.code(), Some(1));
    assert!(out(&figures).contains("NOT EQUAL"), "{}", out(&figures));
}

#[test]
fn a_dry_run_says_what_an_import_would_do() {
    let folder = tempfile::tempdir().unwrap();
    let rows = folder.path().join("rows.csv");
    let bad = folder.path().join("bad.csv");
    std::fs::write(&rows, ROWS).unwrap();
    let import = |file: &Path| {
        let (file, bad) = (file.to_str().unwrap(), bad.to_str().unwrap());
        let who = ["--as", "social-inspector", "--office", "ecosoc-brussels"];
        nabotjek(&[&["import", file, "--dry-run", "--bad-rows", bad], &who[..]].concat())
    };
    let first = import(&rows);
    assert_eq!(first.status.code(), Some(1));
    assert_eq!(
        out(&first),
        "3 rows: 1 ready, 2 with mistakes, 0 the same as an earlier row.\n\
         row 3, vic_TypeOfExploitation, \"ForcedLabor\": this is not one of the codes; the nearest is ForcedLabour\n\
         row 4: The condition `consents-to-referral` does not hold: The person agrees, or is a minor.\n"
    );
    let corrected = std::fs::read_to_string(&bad).unwrap();
    let corrected =
        corrected.replace("ForcedLabor;", "ForcedLabour;").replace("ForcedLabour;;", "ForcedLabour;yes;");
    std::fs::write(&rows, corrected).unwrap();
    let second = import(&rows);
    assert_eq!(second.status.code(), Some(0), "{}", out(&second));
    assert_eq!(out(&second), "2 rows: 2 ready, 0 with mistakes, 0 the same as an earlier row.\n");
}
