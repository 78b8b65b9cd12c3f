//! The law of access: permits made from the circular, guardrails written by hand, asked through Cedar.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::OnceLock,
};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, RestrictedExpression,
};
use circular::{
    Rulebook,
    model::{Circular, Relation, RoleKind, Sees},
};
use jiff::civil::Date;

use crate::question::Tie;

/// The guardrails as they are written.
pub const GUARDRAILS: &str = include_str!("guardrails.cedar");

/// Why the law cannot be made from a circular.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A program error: the permits made are not what Cedar reads.
    #[error("the permits made from the circular cannot be read: {0}")]
    Permits(String),
    /// A program error: a permit or guardrail cannot be asked, and so would neither let pass nor hold back.
    #[error("a permit made from the circular, or a guardrail, cannot be asked: {0}")]
    Asking(String),
    /// More compartments than a set holds.
    #[error("the circular names {0} compartments; 32 is the most")]
    Compartments(usize),
    /// More conditions in one role's grants than can be asked in every combination.
    #[error("the grants to {role} mention {ties} different ties; 16 is the most")]
    Ties {
        /// The role.
        role: String,
        /// How many.
        ties: usize,
    },
}

/// What Cedar answers to one question: whether, and which permits or guardrails decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub allowed: bool,
    /// Ids such as `sees:12`, `by:intake`, `guardrail:whereabouts`.
    pub because: BTreeSet<String>,
}

/// Permits and guardrails, for one day.
pub struct Law {
    authorizer: Authorizer,
    entities: Entities,
    /// By role: the permits that can concern it, and every guardrail.
    policies: HashMap<String, PolicySet>,
    /// The first question that could not be answered.
    unanswered: OnceLock<String>,
}

impl std::fmt::Debug for Law {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Law for {} roles", self.policies.len())
    }
}

impl Law {
    /// The law in force on a day.
    ///
    /// # Errors
    /// [`LoadError::Permits`] when Cedar cannot read what was made, which is a mistake of this program.
    pub fn on(rulebook: &Rulebook, day: Date) -> Result<Self, LoadError> {
        let roles: Vec<&str> = rulebook.circular().roles.iter().map(|role| role.name.as_str()).collect();
        Self::for_roles(rulebook, day, &roles)
    }

    /// The same for some roles; asked about any other it answers no.
    ///
    /// # Errors
    /// As [`Law::on`].
    pub fn for_roles(rulebook: &Rulebook, day: Date, roles: &[&str]) -> Result<Self, LoadError> {
        let circular = rulebook.circular();
        let mut policies = HashMap::new();
        for role in circular.roles.iter().filter(|role| roles.contains(&role.name.as_str())) {
            let chain = chain(circular, role.name.as_str());
            let mut text = GUARDRAILS.to_owned();
            for (number, sees) in circular.sees.iter().enumerate() {
                if chain.contains(&sees.role.as_str()) && rulebook.in_force(&sees.validity, day) {
                    text.push_str(&permit(number, sees));
                }
            }
            for event in circular.events.iter().filter(|event| rulebook.in_force(&event.validity, day)) {
                let by = event.by.iter().filter(|(_, validity)| rulebook.in_force(validity, day));
                if by.clone().any(|(by, _)| chain.contains(&by.as_str())) {
                    text.push_str(&format!(
                        "\n@id(\"by:{0}\")\npermit (principal, action == Action::\"record\", resource == Event::\"{0}\");\n",
                        event.name
                    ));
                }
            }
            let parsed: PolicySet = text.parse().map_err(|error| LoadError::Permits(format!("{error:?}")))?;
            // Cedar numbers policies by place; the id that a reader knows stands in the annotation.
            let mut named = PolicySet::new();
            for policy in parsed.policies() {
                let id = policy.annotation("id").unwrap_or_default();
                let policy = policy.new_id(PolicyId::new(id));
                named.add(policy).map_err(|error| LoadError::Permits(error.to_string()))?;
            }
            policies.insert(role.name.text.clone(), named);
        }
        Ok(Self {
            authorizer: Authorizer::new(),
            entities: entities(circular)?,
            policies,
            unanswered: OnceLock::new(),
        })
    }

    /// Whether every question so far could be answered.
    ///
    /// # Errors
    /// [`LoadError::Asking`] with the first that could not: the law is not to be used then.
    pub fn sound(&self) -> Result<(), LoadError> {
        self.unanswered.get().map_or(Ok(()), |wrong| Err(LoadError::Asking(wrong.clone())))
    }

    /// May somebody of a role, so tied to a file, see a compartment of it?
    pub fn sees(&self, role: &str, tie: &Tie, compartment: &str) -> Answer {
        let list = |names: &BTreeSet<String>| {
            RestrictedExpression::new_set(names.iter().cloned().map(RestrictedExpression::new_string))
        };
        let yes = RestrictedExpression::new_bool;
        let context = Context::from_pairs([
            ("file".to_owned(), RestrictedExpression::new_string(tie.file.clone())),
            ("care".to_owned(), yes(tie.care)),
            ("region".to_owned(), yes(tie.region)),
            ("recorded".to_owned(), yes(tie.recorded)),
            ("duty".to_owned(), yes(tie.duty)),
            ("open".to_owned(), list(&tie.open)),
            ("ever".to_owned(), list(&tie.ever)),
        ]);
        self.ask(role, "see", uid("Compartment", compartment), context.ok())
    }

    /// May somebody of a role record an event, in a file that the reader may or may not see?
    pub fn records(&self, role: &str, event: &str, visible: bool) -> Answer {
        let context = Context::from_pairs([("visible".to_owned(), RestrictedExpression::new_bool(visible))]);
        self.ask(role, "record", uid("Event", event), context.ok())
    }

    /// No whenever anything is wrong: a guardrail that fails would be passed over otherwise.
    fn ask(&self, role: &str, action: &str, resource: Option<EntityUid>, context: Option<Context>) -> Answer {
        let no = Answer { allowed: false, because: BTreeSet::new() };
        // A role that the law was not made for.
        let Some(policies) = self.policies.get(role) else { return no };
        let wrong = |wrong: String| {
            let _ = self.unanswered.set(format!("{role}, {action}: {wrong}"));
            no.clone()
        };
        let (Some(principal), Some(action), Some(resource), Some(context)) =
            (uid("Role", role), uid("Action", action), resource, context)
        else {
            return wrong("a name that Cedar does not take".into());
        };
        let request = match Request::new(principal, action, resource, context, None) {
            Ok(request) => request,
            Err(error) => return wrong(error.to_string()),
        };
        let response = self.authorizer.is_authorized(&request, policies, &self.entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return wrong(error.to_string());
        }
        Answer {
            allowed: response.decision() == Decision::Allow,
            because: response.diagnostics().reason().map(ToString::to_string).collect(),
        }
    }
}

/// One grant as a Cedar permit.
fn permit(number: usize, sees: &Sees) -> String {
    let compartments: Vec<String> =
        sees.compartments.iter().map(|name| format!("Compartment::\"{name}\"")).collect();
    let mut conditions = Vec::new();
    if let Some(file) = &sees.file {
        conditions.push(format!("context.file == \"{file}\""));
    }
    // Every kind of tie must hold; stages of one kind are alternatives.
    let mut stages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for relation in &sees.relations {
        match relation {
            Relation::UnderCareOfSelf => conditions.push("context.care".into()),
            Relation::RegionOwn => conditions.push("context.region".into()),
            Relation::RecordedByOwn => conditions.push("context.recorded".into()),
            Relation::DutyOfOwn => conditions.push("context.duty".into()),
            Relation::Stage(name) => stages.entry("open").or_default().push(name.as_str()),
            Relation::EverStage(name) => stages.entry("ever").or_default().push(name.as_str()),
        }
    }
    for (kind, names) in stages {
        let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        conditions.push(format!("context.{kind}.containsAny([{}])", names.join(", ")));
    }
    let when = if conditions.is_empty() {
        String::new()
    } else {
        format!("\nwhen {{ {} }}", conditions.join(" && "))
    };
    format!(
        "\n@id(\"sees:{number}\")\npermit (principal, action == Action::\"see\", resource)\nwhen {{ [{}].contains(resource) }}{when};\n",
        compartments.join(", ")
    )
}

/// A role and those that it is part of, itself first.
pub fn chain<'c>(circular: &'c Circular, role: &'c str) -> Vec<&'c str> {
    let mut chain = vec![role];
    while let Some(next) = chain.last().and_then(|last| {
        circular.roles.iter().find(|node| node.name.text == **last).and_then(|node| node.part_of.as_ref())
    }) {
        if chain.contains(&next.as_str()) {
            break;
        }
        chain.push(next.as_str());
    }
    chain
}

fn uid(kind: &str, name: &str) -> Option<EntityUid> {
    let kind: EntityTypeName = kind.parse().ok()?;
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(name)))
}

fn entities(circular: &Circular) -> Result<Entities, LoadError> {
    let wrong = |error: &dyn std::fmt::Display| LoadError::Permits(error.to_string());
    let mut all = Vec::new();
    let mut add = |of: &str, name: &str, word: &str| -> Result<(), LoadError> {
        let kind = RestrictedExpression::new_string(word.to_owned());
        let Some(uid) = uid(of, name) else { return Ok(()) };
        let attributes = HashMap::from([("kind".to_owned(), kind)]);
        all.push(Entity::new(uid, attributes, HashSet::new()).map_err(|error| wrong(&error))?);
        Ok(())
    };
    let mut done = HashSet::new();
    for role in &circular.roles {
        // A role without a kind is none that a guardrail spares: it is treated as the one that may see least.
        let word = circular.role_kind(role.name.as_str()).map_or("administrator", RoleKind::as_str);
        if done.insert(role.name.text.clone()) {
            add("Role", role.name.as_str(), word)?;
        }
    }
    done.clear();
    for compartment in &circular.compartments {
        if done.insert(compartment.name.text.clone()) {
            add("Compartment", compartment.name.as_str(), compartment.kind.value.as_str())?;
        }
    }
    Entities::from_entities(all, None).map_err(|error| wrong(&error))
}

/// Grants that a guardrail keeps closed whatever ties the reader to the file: their places among the circular's `sees`,
/// each with the place of the compartment among the grant's own. What `check` warns of.
///
/// # Errors
/// As [`Law::on`].
pub fn closed_grants(rulebook: &Rulebook) -> Result<Vec<(usize, usize)>, LoadError> {
    let circular = rulebook.circular();
    let mut closed = Vec::new();
    for (number, sees) in circular.sees.iter().enumerate() {
        let day = sees.validity.from.as_ref().map_or(Date::MIN, |from| from.value);
        let law = Law::for_roles(rulebook, day, &[sees.role.as_str()])?;
        let stages: BTreeSet<String> = circular.stages.iter().map(|stage| stage.name.text.clone()).collect();
        let file = sees.file.as_ref().map(|file| file.text.clone());
        let file = file.or_else(|| rulebook.file_kinds().first().cloned()).unwrap_or_default();
        let every = Tie {
            file,
            care: true,
            region: true,
            recorded: true,
            duty: true,
            open: stages.clone(),
            ever: stages,
        };
        for (place, compartment) in sees.compartments.iter().enumerate() {
            let answer = law.sees(sees.role.as_str(), &every, compartment.as_str());
            if answer.because.iter().any(|id| id.starts_with("guardrail:")) {
                closed.push((number, place));
            }
        }
        law.sound()?;
    }
    Ok(closed)
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use circular::{Choices, compile};

    use super::*;

    /// Cedar passes over a guardrail that fails while it is asked: what it would have held back would pass.
    #[test]
    fn a_guardrail_that_cannot_be_asked_lets_nothing_pass_and_ends_the_loading() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circulars/be");
        let (circular, _) = circular::read(&path).unwrap();
        let rulebook = compile(Arc::new(circular), &Choices::default()).unwrap();
        let mut law = Law::on(&rulebook, jiff::civil::date(2026, 11, 25)).unwrap();
        let tie = Tie { file: "dossier".into(), care: true, recorded: true, ..Tie::default() };
        assert!(law.sees("social-worker", &tie, "identity").allowed);
        law.sound().unwrap();
        let broken =
            "@id(\"guardrail:broken\")\nforbid (principal, action, resource) when { context.unheard };";
        let broken: PolicySet = broken.parse().unwrap();
        let broken = broken.policies().next().unwrap().new_id(PolicyId::new("guardrail:broken"));
        law.policies.get_mut("social-worker").unwrap().add(broken).unwrap();
        assert!(!law.sees("social-worker", &tie, "identity").allowed);
        assert!(matches!(law.sound(), Err(LoadError::Asking(_))));
    }
}
