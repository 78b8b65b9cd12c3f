//! What is recorded, and what is not.

use std::sync::Arc;

use casework::{Owner, RefusalCode};
use jiff::civil::date;
use journal::{AppendError, Disk, Journal, Target, WorkQuery, verify};

use crate::belgium::{
    Hands, add, append, begin, centre, detected, event, inspector, open, open_with, place, rulebook, script,
};

fn healthy(folder: &std::path::Path) {
    let report = verify(folder, rulebook(), None).unwrap();
    assert_eq!(report.finding, None, "{report:?}");
}

#[test]
fn what_is_acknowledged_is_there_after_opening_again() {
    let folder = place();
    let journal = open(folder.path());
    let done = script(&journal, 50);
    assert!(done.iter().all(|(_, answer)| answer.is_ok()), "{done:?}");
    drop(journal);
    let journal = open(folder.path());
    let first = done[0].1.as_ref().unwrap();
    let file = journal.read(&first.reference).unwrap().unwrap();
    let names: Vec<&str> = file.record.events.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(names, ["detected", "identity-recorded", "contact-broken", "intake", "shelter-entered"]);
    assert_eq!(file.standing.refused, []);
    assert_eq!(journal.count_files().unwrap(), 10);
    healthy(folder.path());
}

#[test]
fn what_the_rules_refuse_writes_nothing_and_names_the_rule() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let refused = add(&journal, &file, event("immatriculation-issued", "2026-11-20", &[]), centre(), 2);
    assert!(matches!(refused, Err(AppendError::Refused(_))), "{refused:?}");
    let future = add(&journal, &file, event("informed", "2026-11-26", &[]), inspector(), 3);
    assert!(matches!(&future, Err(AppendError::Refused(refusal)) if refusal.code == RefusalCode::Date));
    assert_eq!(journal.read(&file).unwrap().unwrap().record.seq, 1);
    healthy(folder.path());
}

/// T32.
#[test]
fn t32_the_same_post_a_hundred_times_at_once_is_one_event() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let receipts: Vec<_> = std::thread::scope(|scope| {
        let posts: Vec<_> = (0..100)
            .map(|_| {
                scope.spawn(|| {
                    add(&journal, &file, event("informed", "2026-11-21", &[]), inspector(), 7).unwrap()
                })
            })
            .collect();
        posts.into_iter().map(|post| post.join().unwrap()).collect()
    });
    assert_eq!(receipts.iter().filter(|receipt| !receipt.repeated).count(), 1);
    assert!(receipts.iter().all(|receipt| receipt.event == receipts[0].event));
    assert_eq!(journal.read(&file).unwrap().unwrap().record.seq, 2);
}

#[test]
fn the_second_of_two_who_saw_the_same_is_told_of_the_conflict() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let informed = |once| {
        let mut post =
            append(Target::Existing(file.clone()), event("informed", "2026-11-21", &[]), inspector(), once);
        post.seen = Some(1);
        journal.append(post)
    };
    assert!(informed(2).is_ok());
    assert!(matches!(informed(3), Err(AppendError::Conflict { now: 2 })));
    assert_eq!(journal.read(&file).unwrap().unwrap().record.seq, 2);
}

/// T33: permission is asked inside the transaction.
#[test]
fn t33_nothing_is_recorded_after_permission_is_withdrawn() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let allowed = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let post = |once| {
        let mut post =
            append(Target::Existing(file.clone()), event("informed", "2026-11-21", &[]), inspector(), once);
        let allowed = Arc::clone(&allowed);
        post.permit = Box::new(move |_| allowed.load(std::sync::atomic::Ordering::SeqCst));
        journal.append(post)
    };
    assert!(post(2).is_ok());
    allowed.store(false, std::sync::atomic::Ordering::SeqCst);
    assert!(matches!(post(3), Err(AppendError::NotPermitted)));
    let mut begun = append(Target::New { kind: "dossier".into(), beside: None }, detected(), inspector(), 4);
    begun.permit = Box::new(|_| false);
    assert!(matches!(journal.append(begun), Err(AppendError::NotPermitted)));
    assert_eq!(journal.count_files().unwrap(), 1);
    healthy(folder.path());
}

#[test]
fn work_stands_soonest_first_and_is_gone_when_it_is_done() {
    let folder = place();
    let journal = open(folder.path());
    let file = begin(&journal, 1).unwrap().reference;
    let owners = Owner::all_of(journal.rulebook(), "social-inspector", "ecosoc-brussels");
    let query = WorkQuery { limit: 100, ..WorkQuery::default() };
    let duties = |journal: &Journal| -> Vec<String> {
        journal.work(&owners, query).unwrap().into_iter().map(|row| row.duty).collect()
    };
    assert!(duties(&journal).contains(&"inform".to_owned()), "{:?}", duties(&journal));
    add(&journal, &file, event("informed", "2026-11-21", &[]), inspector(), 2).unwrap();
    assert!(!duties(&journal).contains(&"inform".to_owned()));
    let rows = journal.work(&owners, query).unwrap();
    let dues: Vec<_> = rows.iter().map(|row| row.due.unwrap_or(jiff::civil::Date::MAX)).collect();
    assert!(dues.is_sorted());
    let counted: u64 =
        journal.work_counts(&owners, journal.today()).unwrap().iter().map(|count| count.all).sum();
    assert_eq!(counted, rows.len() as u64);
    let others = Owner::all_of(journal.rulebook(), "social-inspector", "ecosoc-antwerp");
    assert_eq!(journal.work(&others, query).unwrap(), []);
}

#[test]
fn a_stage_lapses_in_the_lists_when_its_day_is_over() {
    let folder = place();
    let clock = Hands::at("2026-11-25T12:00:00Z");
    let journal = open_with(folder.path(), clock.clone(), Arc::new(Disk));
    let file = begin(&journal, 1).unwrap().reference;
    add(&journal, &file, event("contact-broken", "2026-11-20", &[]), inspector(), 2).unwrap();
    add(&journal, &file, event("intake", "2026-11-20", &[("form-of-care", "residential")]), centre(), 3)
        .unwrap();
    add(&journal, &file, event("reflection-requested", "2026-11-20", &[]), centre(), 4).unwrap();
    let open_stages = |journal: &Journal| {
        let files = journal.files("pag-asa", None, false, None, 10, &|_| true).unwrap().unwrap();
        files[0].summary.open.clone()
    };
    assert!(open_stages(&journal).contains("reflection"));
    clock.set("2027-01-04T22:59:59Z");
    assert_eq!(journal.turn_day().unwrap(), 0);
    // A minute past midnight in Brussels.
    clock.set("2027-01-04T23:01:00Z");
    assert_eq!(journal.turn_day().unwrap(), 1);
    assert!(open_stages(&journal).contains("ordered-to-leave"));
    let today = journal.read(&file).unwrap().unwrap();
    assert_eq!(today.standing.as_of, date(2027, 1, 5));
}

#[test]
fn lists_made_again_are_the_same_byte_for_byte() {
    let folder = place();
    let journal = open(folder.path());
    script(&journal, 50);
    let lists = || {
        let database = rusqlite::Connection::open(folder.path().join("journal.db")).unwrap();
        let mut all = String::new();
        for (table, order) in [
            ("files", "id"),
            ("holders", "holder, since, file"),
            ("work", "owner, due, file, number"),
            ("counts", "owner, due, shape, duty"),
            ("tokens", "token, file, compartment, office"),
        ] {
            let mut select = database.prepare(&format!("SELECT * FROM {table} ORDER BY {order}")).unwrap();
            let columns = select.column_count();
            let mut rows = select.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    all.push_str(&format!("{:?}|", row.get_ref(column).unwrap()));
                }
                all.push('\n');
            }
        }
        all
    };
    let before = lists();
    assert_eq!(journal.rebuild().unwrap(), 10);
    assert_eq!(lists(), before);
}

#[test]
fn a_link_tells_every_tied_dossier_in_the_same_breath() {
    let folder = place();
    let journal = open(folder.path());
    let dossier = begin(&journal, 1).unwrap().reference;
    let magistrate = journal::Actor {
        account: "mathilde".into(),
        role: "reference-magistrate".into(),
        office: "magistrate-brussels".into(),
    };
    let opened = event("case-opened", "2026-11-21", &[("case-region", "brussels")]);
    let case = journal
        .append(append(
            Target::New { kind: "investigation".into(), beside: None },
            opened,
            magistrate.clone(),
            2,
        ))
        .unwrap()
        .reference;
    journal.tie(&case, &dossier, &magistrate).unwrap();
    journal.tie(&case, &dossier, &magistrate).unwrap();
    assert_eq!(journal.tied(&dossier).unwrap(), std::slice::from_ref(&case));
    let charged =
        add(&journal, &case, event("prosecution-brought", "2026-11-22", &[]), magistrate, 3).unwrap();
    assert_eq!(charged.linked.len(), 1);
    let told = journal.read(&dossier).unwrap().unwrap();
    let last = &told.record.events.last().unwrap().event;
    match &charged.linked[0].1 {
        None => assert_eq!(last, "exploiter-charged"),
        Some(refusal) => assert_eq!(last, "detected", "{refusal:?}"),
    }
    healthy(folder.path());
}
