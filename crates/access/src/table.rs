//! The dense table that pages read: every question that the law can be asked, asked once when a circular is loaded.
//!
//! For one role and kind of file only the ties that its grants mention can change an answer, and a list of stages only by
//! whether one of them is (or was) open. So there is a handful of yes-or-no ties, and every combination of them is asked.
//! What no grant names is closed without asking: the law permits nothing else, and a test asks it all the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use circular::{
    Rulebook,
    model::{Circular, Name, Relation, RoleKind, Sees, Validity},
};
use jiff::civil::Date;

use crate::{
    law::{Answer, Law, LoadError, chain},
    question::{Area, Compartments, Tie},
};

/// The most yes-or-no ties of one role.
const TIES_MAX: usize = 16;

/// Who may see and record what, ready to be looked up.
#[derive(Debug)]
pub struct Access {
    /// First days of the eras in which the grants do not change, earliest first.
    eras: Vec<Date>,
    laws: Vec<Law>,
    roles: HashMap<String, RoleTable>,
    compartments: Vec<String>,
    protected: Compartments,
    procedure: Compartments,
    /// The kind of file of each event.
    files: HashMap<String, String>,
    /// The events that open a file.
    opening: BTreeSet<String>,
}

#[derive(Debug)]
struct RoleTable {
    kind: Option<RoleKind>,
    /// By kind of file.
    ties: HashMap<String, Vec<YesNo>>,
    /// By era, then kind of file, then combination of ties.
    sees: Vec<HashMap<String, Vec<Compartments>>>,
    /// By era: the events that may be recorded where the file is visible, and where it is not.
    records: Vec<[BTreeSet<String>; 2]>,
}

/// One yes-or-no question about a tie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum YesNo {
    Care,
    Region,
    Recorded,
    Duty,
    Open(BTreeSet<String>),
    Ever(BTreeSet<String>),
}

impl YesNo {
    fn holds(&self, tie: &Tie) -> bool {
        match self {
            Self::Care => tie.care,
            Self::Region => tie.region,
            Self::Recorded => tie.recorded,
            Self::Duty => tie.duty,
            Self::Open(stages) => stages.iter().any(|stage| tie.open.contains(stage)),
            Self::Ever(stages) => stages.iter().any(|stage| tie.ever.contains(stage)),
        }
    }

    /// Makes it hold.
    fn set(&self, tie: &mut Tie) {
        match self {
            Self::Care => tie.care = true,
            Self::Region => tie.region = true,
            Self::Recorded => tie.recorded = true,
            Self::Duty => tie.duty = true,
            Self::Open(stages) => tie.open.extend(stages.iter().cloned()),
            Self::Ever(stages) => tie.ever.extend(stages.iter().cloned()),
        }
    }

    /// Makes it not hold, where lists of stages that share a stage with it would have it hold.
    fn clear(&self, tie: &mut Tie) {
        match self {
            Self::Care | Self::Region | Self::Recorded | Self::Duty => {}
            Self::Open(stages) => tie.open.retain(|stage| !stages.contains(stage)),
            // What never was open is not open.
            Self::Ever(stages) => {
                tie.ever.retain(|stage| !stages.contains(stage));
                tie.open.retain(|stage| !stages.contains(stage));
            }
        }
    }
}

impl Access {
    /// Asks the law every question once.
    ///
    /// # Errors
    /// When a circular has more compartments, or one role more ties, than can be asked in every combination.
    pub fn load(rulebook: &Rulebook) -> Result<Self, LoadError> {
        let circular = rulebook.circular();
        let compartments: Vec<String> =
            unique(circular.compartments.iter().map(|node| node.name.text.clone()));
        if compartments.len() > 32 {
            return Err(LoadError::Compartments(compartments.len()));
        }
        let places = |wanted: &dyn Fn(&str) -> bool| {
            let places = compartments.iter().enumerate().filter(|(_, name)| wanted(name));
            places.fold(Compartments::NONE, |set, (place, _)| set.with(place))
        };
        let protected =
            places(&|name| circular.compartments.iter().any(|node| node.name.text == name && node.protected));
        let procedure = places(&|name| name == "procedure");
        let eras = eras(circular);
        let laws = eras.iter().map(|day| Law::on(rulebook, *day)).collect::<Result<Vec<_>, _>>()?;
        let mut roles = HashMap::new();
        for role in &circular.roles {
            let name = role.name.as_str();
            let files = circular.files.iter().map(|file| file.name.text.clone());
            let ties: HashMap<_, _> = files.map(|file| (file.clone(), ties(circular, name, &file))).collect();
            if let Some(ties) = ties.values().map(Vec::len).max().filter(|most| *most > TIES_MAX) {
                return Err(LoadError::Ties { role: name.to_owned(), ties });
            }
            let chain = chain(circular, name);
            let recorded: Vec<&str> = (circular.events.iter())
                .filter(|event| event.by.iter().any(|(role, _)| chain.contains(&role.as_str())))
                .map(|event| event.name.as_str())
                .collect();
            let mut table =
                RoleTable { kind: circular.role_kind(name), ties, sees: Vec::new(), records: Vec::new() };
            for law in &laws {
                table.sees.push(seen(circular, law, name, &table.ties, &compartments));
                let may = |visible| {
                    let events = recorded.iter().filter(|event| law.records(name, event, visible).allowed);
                    events.map(|event| (*event).to_owned()).collect()
                };
                table.records.push([may(false), may(true)]);
            }
            roles.insert(name.to_owned(), table);
        }
        laws.iter().try_for_each(Law::sound)?;
        let events = circular.events.iter();
        let files = events.map(|event| (event.name.text.clone(), event.file.text.clone())).collect();
        let opening = circular.events.iter().filter(|event| event.opens_file);
        let opening = opening.map(|event| event.name.text.clone()).collect();
        Ok(Self { eras, laws, roles, compartments, protected, procedure, files, opening })
    }

    /// The compartments of a file that somebody of a role may see. Of a fact ask with [`Tie::of_event`].
    pub fn sees(&self, role: &str, tie: &Tie, on: Date) -> Compartments {
        let Some(table) = self.roles.get(role) else { return Compartments::NONE };
        let combination = combination(table.ties.get(&tie.file).map_or(&[], Vec::as_slice), tie);
        let rows = table.sees.get(self.era(on)).and_then(|files| files.get(&tie.file));
        rows.and_then(|rows| rows.get(combination)).copied().unwrap_or_default()
    }

    /// Whether the file exists for the reader: whether its procedure may be seen.
    pub fn is_visible(&self, role: &str, tie: &Tie, on: Date) -> bool {
        !self.sees(role, tie, on).and(self.procedure).is_empty()
    }

    /// Whether somebody of a role may see any file of a kind, whatever ties the two.
    pub fn may_see_some(&self, role: &str, kind: &str, on: Date) -> bool {
        let files = self.roles.get(role).and_then(|table| table.sees.get(self.era(on)));
        let rows = files.and_then(|files| files.get(kind));
        rows.is_some_and(|rows| rows.iter().any(|seen| !seen.and(self.procedure).is_empty()))
    }

    /// Whether somebody of a role may record an event in a file that is there.
    pub fn may_record(&self, role: &str, tie: &Tie, event: &str, on: Date) -> bool {
        self.recordable(role, tie, on)(event)
    }

    /// The same for many events of one file.
    pub fn recordable<'a>(&'a self, role: &str, tie: &'a Tie, on: Date) -> impl Fn(&str) -> bool + use<'a> {
        let visible = self.is_visible(role, tie, on);
        let records = self.records(role, on).map(|records| &records[usize::from(visible)]);
        move |event| {
            self.files.get(event) == Some(&tie.file) && records.is_some_and(|records| records.contains(event))
        }
    }

    /// Whether somebody of a role may record the first event of a new file. The rules decide which events open one.
    pub fn may_open(&self, role: &str, event: &str, on: Date) -> bool {
        // A file that does not exist yet hides nothing from whoever begins it.
        self.records(role, on).is_some_and(|records| records[1].contains(event))
    }

    /// Whether somebody of a role has business in a part of the program.
    pub fn enters(&self, role: &str, area: Area) -> bool {
        let Some(kind) = self.roles.get(role).and_then(|table| table.kind) else { return false };
        use RoleKind::{Administrator, Coordination, DataProtection, Defence, Rapporteur};
        let works_on_files =
            !matches!(kind, Administrator | Coordination | DataProtection | Defence | Rapporteur);
        match area {
            Area::Files => works_on_files,
            // Whoever takes in referrals opens files with them.
            Area::Import => {
                let mut eras = self.roles[role].records.iter();
                works_on_files && eras.any(|records| !records[1].is_disjoint(&self.opening))
            }
            Area::Figures => matches!(kind, Rapporteur | Coordination),
            Area::AccessLog => kind == DataProtection,
            Area::Admin => kind == Administrator,
        }
    }

    /// Asks the law itself, not the table: which permits or guardrails decide. For reports and the *why* of access.
    pub fn because(&self, role: &str, tie: &Tie, compartment: &str, on: Date) -> Answer {
        match self.laws.get(self.era(on)) {
            Some(law) => law.sees(role, tie, compartment),
            None => Answer { allowed: false, because: BTreeSet::new() },
        }
    }

    /// The same for recording.
    pub fn record_because(&self, role: &str, event: &str, visible: bool, on: Date) -> Answer {
        match self.laws.get(self.era(on)) {
            Some(law) => law.records(role, event, visible),
            None => Answer { allowed: false, because: BTreeSet::new() },
        }
    }

    /// The place of a compartment, and its name by place.
    pub fn place(&self, compartment: &str) -> Option<usize> {
        self.compartments.iter().position(|name| name == compartment)
    }

    /// Names of the compartments, by place.
    pub fn compartments(&self) -> &[String] {
        &self.compartments
    }

    /// Those whose facts are stored encrypted and whose consultation is logged.
    pub fn protected(&self) -> Compartments {
        self.protected
    }

    /// The first days of the eras.
    pub fn eras(&self) -> &[Date] {
        &self.eras
    }

    /// Every combination of ties that matters to a role, for a kind of file: what the table was asked.
    pub fn combinations(&self, role: &str, file: &str) -> Vec<Tie> {
        let ties = self.roles.get(role).and_then(|table| table.ties.get(file));
        let ties = ties.map_or(&[][..], Vec::as_slice);
        (0..1usize << ties.len()).filter_map(|combination| tie_of(ties, combination, file)).collect()
    }

    fn records(&self, role: &str, on: Date) -> Option<&[BTreeSet<String>; 2]> {
        self.roles.get(role)?.records.get(self.era(on))
    }

    fn era(&self, on: Date) -> usize {
        self.eras.iter().rposition(|first| *first <= on).unwrap_or_default()
    }
}

fn combination(ties: &[YesNo], tie: &Tie) -> usize {
    ties.iter().enumerate().fold(0, |all, (place, yes_no)| all | usize::from(yes_no.holds(tie)) << place)
}

/// A tie for which exactly these hold; `None` where that cannot be, because lists of stages overlap.
fn tie_of(ties: &[YesNo], combination: usize, file: &str) -> Option<Tie> {
    let mut tie = Tie {
        file: file.to_owned(),
        care: false,
        region: false,
        recorded: false,
        duty: false,
        open: BTreeSet::new(),
        ever: BTreeSet::new(),
    };
    let (holding, others): (Vec<_>, Vec<_>) =
        ties.iter().enumerate().partition(|(place, _)| combination >> place & 1 == 1);
    holding.iter().for_each(|(_, yes_no)| yes_no.set(&mut tie));
    others.iter().for_each(|(_, yes_no)| yes_no.clear(&mut tie));
    // What is open has been open.
    tie.ever.extend(tie.open.iter().cloned());
    (self::combination(ties, &tie) == combination).then_some(tie)
}

/// What a role sees in each kind of file, by combination of ties.
fn seen(
    circular: &Circular,
    law: &Law,
    role: &str,
    ties: &HashMap<String, Vec<YesNo>>,
    compartments: &[String],
) -> HashMap<String, Vec<Compartments>> {
    let mut all = HashMap::new();
    for (file, ties) in ties {
        let granted: BTreeSet<&str> = grants(circular, role, file)
            .flat_map(|sees| sees.compartments.iter().map(Name::as_str))
            .collect();
        let asked = compartments.iter().enumerate().filter(|(_, name)| granted.contains(name.as_str()));
        let asked: Vec<(usize, &String)> = asked.collect();
        let rows = (0..1usize << ties.len()).map(|combination| {
            // A combination that cannot occur opens nothing.
            let Some(tie) = tie_of(ties, combination, file) else { return Compartments::NONE };
            let allowed = asked.iter().filter(|(_, name)| law.sees(role, &tie, name).allowed);
            allowed.fold(Compartments::NONE, |set, (place, _)| set.with(*place))
        });
        let rows = rows.collect();
        all.insert(file.clone(), rows);
    }
    all
}

/// The grants to a role, or to one that it is part of, in files of a kind.
fn grants<'a>(circular: &'a Circular, role: &str, file: &'a str) -> impl Iterator<Item = &'a Sees> + use<'a> {
    let chain: Vec<String> = chain(circular, role).iter().map(|name| (*name).to_owned()).collect();
    circular.sees.iter().filter(move |sees| {
        let is_kind = sees.file.as_ref().is_none_or(|own| own.text == file);
        is_kind && chain.contains(&sees.role.text)
    })
}

/// The yes-or-no ties that the grants to a role in files of a kind, or the guardrails, ask about.
fn ties(circular: &Circular, role: &str, file: &str) -> Vec<YesNo> {
    // Guardrails ask about care and region whatever the grants say.
    let mut all = BTreeSet::from([YesNo::Care, YesNo::Region]);
    for sees in grants(circular, role, file) {
        let (mut open, mut ever) = (BTreeSet::new(), BTreeSet::new());
        for relation in &sees.relations {
            match relation {
                Relation::UnderCareOfSelf => drop(all.insert(YesNo::Care)),
                Relation::RegionOwn => drop(all.insert(YesNo::Region)),
                Relation::RecordedByOwn => drop(all.insert(YesNo::Recorded)),
                Relation::DutyOfOwn => drop(all.insert(YesNo::Duty)),
                Relation::Stage(stage) => drop(open.insert(stage.text.clone())),
                Relation::EverStage(stage) => drop(ever.insert(stage.text.clone())),
            }
        }
        if !open.is_empty() {
            all.insert(YesNo::Open(open));
        }
        if !ever.is_empty() {
            all.insert(YesNo::Ever(ever));
        }
    }
    all.into_iter().collect()
}

/// The days on which a grant or the list of an event's recorders changes.
fn eras(circular: &Circular) -> Vec<Date> {
    let mut days = BTreeSet::from([Date::MIN]);
    let mut add = |validity: &Validity| {
        days.extend(validity.from.iter().chain(&validity.until).map(|day| day.value));
    };
    circular.sees.iter().for_each(|sees| add(&sees.validity));
    for event in &circular.events {
        add(&event.validity);
        event.by.iter().for_each(|(_, validity)| add(validity));
    }
    days.into_iter().collect()
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let mut all = Vec::new();
    for name in names {
        if seen.insert(name.clone(), ()).is_none() {
            all.push(name);
        }
    }
    all
}
