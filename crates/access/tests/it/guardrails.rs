//! What no circular can open.

use std::sync::Arc;

use access::Law;
use circular::{
    Choices, Rulebook, compile,
    model::{CompartmentKind, Name, Relation, RoleKind},
};

use crate::belgium::{Draw, TODAY, belgium};

/// T1.
#[test]
fn t1_whereabouts_is_for_the_caring_centre_alone() {
    let (rulebook, access) = belgium();
    let place = access.place("whereabouts").unwrap();
    let mut seen = 0;
    for role in &rulebook.circular().roles {
        let name = role.name.as_str();
        for tie in access.combinations(name, "dossier") {
            if access.sees(name, &tie, TODAY).has(place) {
                seen += 1;
                let kind = rulebook.circular().role_kind(name);
                assert!(kind == Some(RoleKind::Centre) && tie.care, "{name} {tie:?}");
            }
        }
    }
    assert!(seen > 0, "the caring centre sees it");
}

/// T11.
#[test]
fn t11_rapporteur_and_overseers_see_and_record_nothing_of_a_person() {
    let (rulebook, access) = belgium();
    for role in ["rapporteur", "coordination-unit", "data-protection-officer", "administrator"] {
        for tie in access.combinations(role, "dossier") {
            assert!(access.sees(role, &tie, TODAY).is_empty());
        }
        for event in &rulebook.circular().events {
            assert!(!access.may_open(role, event.name.as_str(), TODAY), "{role} {}", event.name);
        }
    }
}

/// T7: whatever a circular grants beside, the guarded stays closed, and the report names what is gained.
#[test]
fn t7_five_hundred_widened_circulars_lift_no_guardrail() {
    let (rulebook, _) = belgium();
    let before = rulebook.circular();
    let roles: Vec<&str> = before.roles.iter().map(|role| role.name.as_str()).collect();
    let mut draw = Draw(0x7000_0001);
    for round in 0..500 {
        let mut wider = before.clone();
        let mut grant = draw.one(&wider.sees).clone();
        let role = *draw.one(&roles);
        grant.role = Name::bare(role);
        grant.compartments = before.compartments.iter().map(|node| node.name.clone()).collect();
        grant.file = None;
        grant.relations = match round % 3 {
            0 => vec![],
            1 => vec![Relation::RegionOwn],
            _ => vec![Relation::Stage(draw.one(&before.stages).name.clone())],
        };
        grant.validity = Default::default();
        wider.sees = vec![grant];
        let gained = circular::compare::access_changes(before, &wider);
        assert!(gained.iter().any(|change| change.role == role && !change.after.is_empty()), "{round}");
        let wide: Rulebook = compile(Arc::new(wider), &Choices::default()).unwrap();
        let law = Law::for_roles(&wide, TODAY, &[role]).unwrap();
        let kind = before.role_kind(role).unwrap();
        for _ in 0..20 {
            let tie = draw.tie(&wide);
            for compartment in &before.compartments {
                if !law.sees(role, &tie, compartment.name.as_str()).allowed {
                    continue;
                }
                let open = match compartment.kind.value {
                    CompartmentKind::Whereabouts | CompartmentKind::Health => {
                        kind == RoleKind::Centre && tie.care
                    }
                    CompartmentKind::Testimony => {
                        matches!(kind, RoleKind::Police | RoleKind::Prosecution | RoleKind::Judge)
                            && tie.region
                    }
                    _ => true,
                };
                let overseer = matches!(
                    kind,
                    RoleKind::Coordination
                        | RoleKind::Rapporteur
                        | RoleKind::DataProtection
                        | RoleKind::Administrator
                        | RoleKind::Defence
                );
                assert!(open && !overseer, "{round}: {role} sees {} {tie:?}", compartment.name);
            }
        }
    }
}
