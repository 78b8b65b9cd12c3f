use std::{fs, path::Path, sync::Arc};

use casework::scenarios;
use circular::{Choices, Rulebook, overlay::Proposal};
use neighbour::replay::Plan;
use tempfile::TempDir;
use web::{Replaying, Settings};

use crate::common::{House, belgium};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn denmark() -> Arc<Rulebook> {
    let (circular, _) = circular::read(&root().join("circulars/dk")).unwrap();
    Arc::new(circular::compile(Arc::new(circular), &Choices::default()).unwrap())
}

fn proposal(name: &str) -> Proposal {
    let text = fs::read_to_string(root().join(format!("proposals/dk/{name}.kdl"))).unwrap();
    Proposal::read(name, &text).unwrap()
}

/// An installation that replays some of the Belgian scenarios under the Danish rules, and keeps proposals in a folder.
fn house(folder: &TempDir) -> House {
    let plan = Plan::read(&fs::read_to_string(root().join("replay/dk.kdl")).unwrap()).unwrap();
    let make = || {
        let belgium = belgium();
        let some = belgium.circular().scenarios.iter().take(30);
        Ok(some.map(|one| scenarios::journal(&belgium, one).0).collect())
    };
    let replaying = Replaying::new("made-up", make, vec![plan])
        .proposing(["longer-reflection", "right-to-work"].map(proposal))
        .keeping(folder.path().join("proposals"));
    let replaying = Some(Arc::new(replaying));
    House::with(Settings { neighbours: vec![denmark()], replaying, ..Settings::default() })
}

#[tokio::test]
async fn a_caseload_is_replayed_for_everybody_with_its_picture_and_what_it_cannot_show() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    let mut reader = house.stranger();
    reader.get("/circular/be?lang=en").await.says("Replay under a neighbour's rules");
    let index = reader.get("/replay?lang=en").await;
    assert!(index.has_status(200).says("made-up").body.contains("href=\"/replay/dk\""));
    let page = reader.get("/replay/dk?lang=en").await;
    page.has_status(200)
        .says("A static replay")
        .says("Who loses a step")
        .says("Days of protection from removal");
    assert!(page.body.contains("<svg") && page.body.contains("/replay/methods"));
    assert!(!page.body.contains("<script>") && !page.body.contains("style="), "nothing inline");
    reader.get("/replay/methods?lang=da").await.has_status(200).says("Hvad der antages").says("opdigtede");
    reader.get("/replay/dk?lang=da").await.says("Hvad der ændrer sig");
    // Neither circular of the two nor the plan is French whole: English, and it says so.
    let french = reader.get("/replay/dk?lang=fr").await;
    assert!(french.has_status(200).body.contains("<div lang=\"en\">"));
}

#[tokio::test]
async fn a_single_dossier_shows_both_timelines_and_another_number_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    let mut reader = house.stranger();
    let page = reader.get("/replay/dk/dossier/1?lang=en").await;
    page.has_status(200).says("Belgian circular").says("Danish circular").says("decided again");
    for address in [
        "/replay/dk/dossier/0",
        "/replay/dk/dossier/999",
        "/replay/fi",
        "/replay/dk?with=nothing",
        "/reform/dk?with=nothing",
    ] {
        reader.get(address).await.has_status(404);
    }
    reader.get("/replay/dk/dossier/many").await.has_status(400);
    House::new().stranger().get("/replay").await.has_status(404);
}

#[tokio::test]
async fn proposals_move_the_figures_and_contradictions_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    let mut reader = house.stranger();
    reader
        .get("/reform/dk?lang=en")
        .await
        .says("Forty-five days of reflection")
        .does_not_say("the law in force that");
    let tried = reader.get("/reform/dk?with=longer-reflection&with=right-to-work&lang=en").await;
    tried.has_status(200).says("All of them together").says("- lasts 30 days").says("+ lasts 45 days");
    tried.says("no longer hold").does_not_say("Write a proposal");
    let with = reader.get("/replay/dk?with=right-to-work&lang=en").await;
    with.has_status(200).says("With these proposals laid over the law in force").says("A right to work");
    let report = reader.get("/reform/dk/report?with=right-to-work&lang=da").await;
    report.has_status(200);
    assert!(report.body.contains("<h2>Hovedpunkter</h2>"));
    assert_eq!(report.header("content-disposition"), "attachment; filename=\"neighbour-check.html\"");
}

#[tokio::test]
async fn who_coordinates_writes_a_proposal_tries_it_and_keeps_it_under_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    let mut browser = house.browser("coordination-unit");
    browser.get("/reform/dk?lang=en").await.says("Write a proposal");
    let home = "/reform/dk/draft?rule=stage/departure-deadline";
    let page = browser.get(home).await;
    page.has_status(200).says("lasts 30 days");
    let denmark = denmark();
    let rules = denmark.circular().rules();
    let rule =
        rules.iter().find(|rule| rule.kind == "stage" && rule.name.text == "departure-deadline").unwrap();
    let text = rule.text(denmark.circular());
    let rewritten = text.replace("lasts 30 days", "lasts 60 days");
    let whole = |text: &'static str, name: &'static str, what: &'static str| {
        [
            ("rule", "stage/departure-deadline"),
            ("text", text),
            ("name", name),
            ("title-en", "Sixty \"days\""),
            ("title-da", "Tres dage"),
            ("because-en", "Why"),
            ("because-da", "Hvorfor"),
            ("do", what),
        ]
    };
    let rewritten: &'static str = Box::leak(rewritten.into_boxed_str());
    // A mistake is drawn, and everything typed stands there still.
    let wrong: &'static str = Box::leak(rewritten.replace("gives no-removal", "gives gold").into_boxed_str());
    let refused = browser.post(home, "/reform/dk/draft", &whole(wrong, "sixty-days", "try")).await;
    refused.has_status(422).says("This cannot be tried").says("gold").says("lasts 60 days");
    assert!(refused.body.contains("value=\"sixty-days\"") && refused.body.contains("Tres dage"));
    browser
        .post(home, "/reform/dk/draft", &whole("stage {", "sixty-days", "try"))
        .await
        .has_status(422)
        .says("cannot be read");
    let tried = browser.post(home, "/reform/dk/draft", &whole(rewritten, "sixty-days", "try")).await;
    tried.has_status(200).says("+ lasts 60 days").says("lasts 60 days");
    assert!(!folder.path().join("proposals").exists(), "trying keeps nothing");
    browser
        .post(home, "/reform/dk/draft", &whole(rewritten, "Sixty Days!", "keep"))
        .await
        .has_status(422)
        .says("3 to 60 small letters");
    browser
        .post(home, "/reform/dk/draft", &whole(rewritten, "right-to-work", "keep"))
        .await
        .has_status(422)
        .says("already");
    browser
        .post(home, "/reform/dk/draft", &whole(rewritten, "sixty-days", "keep"))
        .await
        .leads_to("/reform/dk?with=sixty-days");
    browser.get("/reform/dk?with=sixty-days&lang=en").await.has_status(200).says("Sixty \"days\"");
    let kept = fs::read_to_string(folder.path().join("proposals/dk-sixty-days.kdl")).unwrap();
    assert!(Proposal::read("kept", &kept).is_ok(), "{kept}");
    browser
        .post(home, "/reform/dk/draft", &whole(rewritten, "sixty-days", "keep"))
        .await
        .has_status(422)
        .says("already");
}

#[tokio::test]
async fn every_mistake_of_a_draft_is_tied_to_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    let mut browser = house.browser("coordination-unit");
    let home = "/reform/dk/draft?rule=stage/departure-deadline";
    let nothing = [("rule", "stage/no-such"), ("text", ""), ("name", ""), ("do", "keep")];
    let refused = browser.post(home, "/reform/dk/draft", &nothing).await;
    refused.has_status(422);
    for field in ["rule", "text", "name", "title-en", "title-da", "because-en", "because-da"] {
        assert!(refused.body.contains(&format!("<a href=\"#{field}\">")), "{field} in the summary");
        assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field}'s own text");
        let tag = refused.body.split('<').find(|tag| tag.contains(&format!(" id=\"{field}\"")));
        let tag = tag.unwrap_or_else(|| panic!("no field {field}"));
        let told = tag.split("aria-describedby=\"").nth(1).and_then(|rest| rest.split('"').next());
        let told: Vec<&str> = told.unwrap_or_default().split(' ').collect();
        assert!(told.contains(&format!("{field}-error").as_str()), "{tag}");
    }
}

#[tokio::test]
async fn nobody_else_writes_proposals() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(&folder);
    house.stranger().get("/reform/dk/draft").await.leads_to("/sign-in?next=/reform/dk/draft");
    for role in ["social-inspector", "judge", "administrator"] {
        let mut browser = house.browser(role);
        browser.get("/reform/dk/draft").await.has_status(404);
        browser.get("/reform/dk?lang=en").await.has_status(200).does_not_say("Write a proposal");
    }
    house.browser("rapporteur").get("/reform/dk/draft").await.has_status(200);
}
