//! Invented Belgian dossiers in numbers: paths that the rules accept, some events recorded late, some corrected.

use std::collections::BTreeMap;

use casework::{
    Answer, Event,
    fold::{CodedEvent, NO_EVENT, encode},
};
use circular::{
    Rulebook,
    calendar::{Calendar, day_of},
    model::FactKind,
};
use jiff::{SignedDuration, civil::date, tz::TimeZone};

use crate::by_hand::{Entry, Kind};

/// Dossiers one after the other: the same events for the fold and for the hand-written one.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    pub coded: Vec<CodedEvent>,
    pub plain: Vec<Entry>,
    /// Where each dossier ends.
    pub ends: Vec<usize>,
}

impl Chunk {
    /// The ranges of events, dossier by dossier.
    pub fn ranges(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied()).map(|(start, end)| start..end)
    }
}

/// Makes dossiers, always the same for the same numbers.
pub struct Generator {
    /// By kind and variant: the event as the fold takes it.
    coded: BTreeMap<(u8, u8), CodedEvent>,
    /// The same in words.
    examples: BTreeMap<(u8, u8), Event>,
    calendar: Calendar,
    first_day: i32,
    annex_15: i32,
}

/// Variants of detection: adult noticed by the police, adult noticed by a hospital, minor alone, minor with a parent, in
/// doubt.
const DETECTIONS: [(&str, &str, Option<bool>); 5] = [
    ("no", "workplace-inspection", None),
    ("no", "hotline-call", None),
    ("yes", "police-check", Some(true)),
    ("yes", "police-check", Some(false)),
    ("in-doubt", "police-check", None),
];

/// Variants of an opinion: favourable, not yet clear, no investigation any more.
const OPINIONS: [(bool, &str); 3] = [(true, "yes"), (true, "unclear"), (false, "no")];

impl Generator {
    pub fn new(rulebook: &Rulebook) -> Self {
        let mut coded = BTreeMap::new();
        let mut examples = BTreeMap::new();
        for (name, kind) in Kind::NAMES {
            let variants = match kind {
                Kind::Detected => DETECTIONS.len(),
                Kind::OpinionGiven => OPINIONS.len(),
                _ => 1,
            };
            for variant in 0..variants {
                let event = example(rulebook, name, kind, variant);
                coded.insert((kind as u8, variant as u8), encode(rulebook, &event));
                examples.insert((kind as u8, variant as u8), event);
            }
        }
        let by_hand = |coded: &CodedEvent| coded.refusal;
        let refused: Vec<_> = coded.iter().filter(|(_, coded)| by_hand(coded).is_some()).collect();
        assert!(refused.iter().all(|((kind, _), _)| *kind == Kind::Annulled as u8), "{refused:?}");
        let calendar = rulebook.tables().calendar.clone();
        Self {
            coded,
            examples,
            calendar,
            first_day: day_of(date(2014, 1, 2)),
            annex_15: day_of(date(2017, 5, 20)),
        }
    }

    /// Dossiers from one number to another (excluded).
    pub fn chunk(&self, numbers: std::ops::Range<u64>) -> Chunk {
        let mut chunk = Chunk::default();
        for number in numbers {
            let mut path = Path::new(number, self.first_day);
            path.walk(self.annex_15);
            path.disturb();
            self.put(&path, &mut chunk);
        }
        chunk
    }

    /// The same dossiers as journals in words.
    pub fn journals(&self, numbers: std::ops::Range<u64>) -> Vec<Vec<Event>> {
        numbers.map(|number| self.journal(number)).collect()
    }

    fn journal(&self, number: u64) -> Vec<Event> {
        let mut path = Path::new(number, self.first_day);
        path.walk(self.annex_15);
        path.disturb();
        let words = path.steps.iter().map(|step| {
            let example = &self.examples[&(step.kind as u8, step.variant)];
            let on = self.calendar.date(step.on);
            let recorded = self.calendar.date(step.on + step.late).at(12, 0, 0, 0);
            let recorded = TimeZone::UTC.to_timestamp(recorded).ok();
            let after = SignedDuration::from_mins(i64::from(step.moment));
            let mut event = Event {
                on,
                recorded: recorded.and_then(|noon| noon.checked_add(after).ok()),
                corrects: (step.corrects != NO_EVENT).then_some(step.corrects),
                ..example.clone()
            };
            if step.kind == Kind::Annulled {
                event.by.clone_from(&self.examples[&(path.steps[step.corrects as usize].kind as u8, 0)].by);
            }
            if let Some(born) = event.facts.get_mut("born") {
                *born = Answer::Text(self.calendar.date(path.born).to_string());
            }
            event
        });
        words.collect()
    }

    fn put(&self, path: &Path, chunk: &mut Chunk) {
        for step in &path.steps {
            let mut coded = self.coded[&(step.kind as u8, step.variant)];
            // Noon in UTC, and as many minutes later as there are steps before.
            let recorded_day = step.on + step.late;
            coded.on = step.on;
            coded.recorded_day = recorded_day;
            coded.recorded = i64::from(recorded_day) * 86_400_000_000 + i64::from(step.moment) * 60_000_000;
            coded.corrects = step.corrects;
            coded.refusal = None;
            if step.kind == Kind::Annulled {
                coded.role = self.coded[&(path.steps[step.corrects as usize].kind as u8, 0)].role;
            }
            if step.kind == Kind::IdentityRecorded {
                coded.born = path.born;
            }
            let detection = DETECTIONS[usize::from(step.variant) % DETECTIONS.len()];
            let opinion = OPINIONS[usize::from(step.variant) % OPINIONS.len()];
            let is = |kind: Kind| step.kind == kind;
            chunk.plain.push(Entry {
                recorded: coded.recorded,
                on: step.on,
                recorded_day,
                corrects: step.corrects,
                born: is(Kind::IdentityRecorded).then_some(path.born),
                kind: step.kind,
                perhaps_minor: is(Kind::Detected) && detection.0 != "no",
                in_doubt: is(Kind::Detected) && detection.0 == "in-doubt",
                perhaps_alone: is(Kind::Detected) && detection.2 != Some(false),
                by_authority: is(Kind::Detected) && detection.1 != "hotline-call",
                favourable: is(Kind::OpinionGiven) && opinion == OPINIONS[0],
                unclear: is(Kind::OpinionGiven) && opinion == OPINIONS[1],
                region: coded.region,
            });
            chunk.coded.push(coded);
        }
        chunk.ends.push(chunk.coded.len());
    }
}

/// An event with the answers of its variant.
fn example(rulebook: &Rulebook, name: &str, kind: Kind, variant: usize) -> Event {
    let on = date(2020, 3, 2);
    let node = rulebook.event_on(name, on);
    let mut facts = BTreeMap::new();
    let circular = rulebook.circular();
    for fact in node.map_or(&[][..], |node| &node.facts).iter().filter(|fact| fact.required) {
        let text = match fact.kind {
            FactKind::YesNo => {
                facts.insert(fact.name.text.clone(), Answer::YesNo(true));
                continue;
            }
            FactKind::Choice => fact.choices[0].name.text.clone(),
            FactKind::Region => circular.regions[0].name.text.clone(),
            FactKind::Office => circular.offices[0].name.text.clone(),
            _ => "made-up".to_owned(),
        };
        let answer = if fact.many { Answer::Many(vec![text]) } else { Answer::Text(text) };
        facts.insert(fact.name.text.clone(), answer);
    }
    let text = |text: &str| Answer::Text(text.to_owned());
    match kind {
        Kind::Detected => {
            let (minor, setting, unaccompanied) = DETECTIONS[variant];
            facts.insert("minor".to_owned(), text(minor));
            facts.insert("setting".to_owned(), text(setting));
            facts.extend(unaccompanied.map(|yes| ("unaccompanied".to_owned(), Answer::YesNo(yes))));
        }
        Kind::OpinionGiven => {
            let (continues, considered) = OPINIONS[variant];
            facts.insert("investigation-continues".to_owned(), Answer::YesNo(continues));
            facts.insert("considered-victim".to_owned(), text(considered));
            facts.insert("public-danger".to_owned(), Answer::YesNo(false));
        }
        Kind::IdentityRecorded => {
            facts.insert("born".to_owned(), text("1990-01-01"));
        }
        _ => {}
    }
    let by = node.and_then(|node| node.by.first()).map_or("police".to_owned(), |(role, _)| role.text.clone());
    Event { event: name.to_owned(), on, recorded: None, by, office: String::new(), facts, corrects: None }
}

/// One event on the way.
#[derive(Clone, Copy, Debug)]
struct Step {
    kind: Kind,
    variant: u8,
    on: i32,
    /// Days between effect and recording.
    late: i32,
    moment: i32,
    corrects: u32,
}

struct Path {
    dice: u64,
    today: i32,
    born: i32,
    steps: Vec<Step>,
}

impl Path {
    fn new(number: u64, first_day: i32) -> Self {
        let mut path = Self {
            dice: number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2025,
            today: 0,
            born: 0,
            steps: Vec::new(),
        };
        path.today = first_day + path.roll(4_300) as i32;
        path.born = path.today - 365 * 16 - path.roll(365 * 30) as i32;
        path
    }

    /// A number below `sides` (splitmix64).
    fn roll(&mut self, sides: u64) -> u64 {
        self.dice = self.dice.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.dice;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % sides
    }

    /// Whether something that happens so many times in a hundred happens.
    fn chance(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }

    /// The next event, up to so many days after the one before.
    fn on(&mut self, kind: Kind, days: u64) {
        self.on_variant(kind, 0, days);
    }

    fn on_variant(&mut self, kind: Kind, variant: u8, days: u64) {
        self.today += self.roll(days + 1) as i32;
        self.steps.push(Step { kind, variant, on: self.today, late: 0, moment: 0, corrects: NO_EVENT });
    }

    fn maybe(&mut self, percent: u64, kind: Kind, days: u64) {
        if self.chance(percent) {
            self.on(kind, days);
        }
    }

    fn walk(&mut self, annex_15: i32) {
        let variant = match self.roll(100) {
            0..=69 => 0,
            70..=86 => 1,
            87..=92 => 2,
            93..=95 => 3,
            _ => 4,
        };
        self.on_variant(Kind::Detected, variant, 0);
        self.maybe(60, Kind::Informed, 2);
        self.maybe(25, Kind::MagistrateNotified, 2);
        self.maybe(20, Kind::IdentityRecorded, 1);
        if self.chance(15) {
            self.on(Kind::Declined, 5);
            self.maybe(60, Kind::DossierClosed, 60);
            return;
        }
        self.maybe(96, Kind::ContactBroken, 1);
        if self.chance(45) {
            self.on(Kind::Agreed, 2);
            self.on(Kind::Referred, 2);
            if self.chance(12) {
                self.on(Kind::ReferralReturned, 2);
                self.on(Kind::Referred, 2);
            }
            self.maybe(70, Kind::ReferralAccepted, 2);
        }
        self.on(Kind::Intake, 4);
        self.maybe(15, Kind::RiskAssessed, 4);
        self.maybe(15, Kind::SupportPlanMade, 20);
        self.maybe(20, Kind::ShelterEntered, 1);
        match variant {
            2 | 4 => self.minor(),
            _ => self.adult(annex_15),
        }
        self.maybe(5, Kind::ShelterLeft, 20);
    }

    fn minor(&mut self) {
        self.on(Kind::GuardianAppointed, 10);
        self.on(Kind::MinorStayRequested, 10);
        self.maybe(80, Kind::MinorDocumentIssued, 10);
        self.maybe(40, Kind::DecisionDiscussed, 30);
        self.maybe(35, Kind::MinorStayRenewed, 60);
        if self.chance(50) {
            self.on(Kind::Cooperates, 30);
            self.permit();
        }
    }

    fn adult(&mut self, annex_15: i32) {
        if self.chance(60) {
            self.on(Kind::ReflectionRequested, 5);
            if self.today + 8 >= annex_15 && self.chance(70) {
                self.on(Kind::Annex15Issued, 6);
                let last = self.steps.len() - 1;
                self.steps[last].on = self.steps[last].on.max(annex_15);
            }
            self.maybe(30, Kind::DecisionDiscussed, 25);
            match self.roll(100) {
                0..=69 => self.on(Kind::Cooperates, 40),
                70..=76 => return self.exit(),
                // Nothing: the period lapses.
                _ => return self.maybe(40, Kind::Returned, 120),
            }
        } else {
            self.on(Kind::Cooperates, 20);
            self.on(Kind::ImmatriculationRequested, 3);
        }
        self.maybe(60, Kind::ImmatriculationIssued, 12);
        self.maybe(40, Kind::InvestigationOpened, 60);
        match self.roll(100) {
            0..=14 => self.exit(),
            15..=29 => {}
            _ => self.permit(),
        }
    }

    fn permit(&mut self) {
        self.on(Kind::IdentityProven, 20);
        self.maybe(30, Kind::PermitRequested, 20);
        self.maybe(20, Kind::OpinionRequested, 10);
        if self.chance(15) {
            self.on_variant(Kind::OpinionGiven, 1, 20);
            self.on(Kind::ImmatriculationRenewed, 20);
        }
        let variant = if self.chance(12) { 2 } else { 0 };
        self.on_variant(Kind::OpinionGiven, variant, 20);
        if variant == 2 {
            return self.on(Kind::StayWithdrawn, 20);
        }
        self.on(Kind::PermitIssued, 25);
        while self.chance(25) {
            self.maybe(60, Kind::RenewalRequested, 140);
            self.on(Kind::OpinionGiven, 30);
            self.on(Kind::PermitRenewed, 20);
        }
        match self.roll(100) {
            0..=14 => self.exit(),
            15..=24 => {
                self.on(Kind::Dismissed, 60);
                self.maybe(60, Kind::StayWithdrawn, 60);
            }
            25..=44 => {
                self.on(Kind::ExploiterCharged, 60);
                let verdict = if self.chance(75) { Kind::Convicted } else { Kind::Acquitted };
                self.on(verdict, 100);
                self.maybe(60, Kind::PermanentRequested, 30);
                self.maybe(80, Kind::PermanentGranted, 60);
            }
            _ => {}
        }
    }

    fn exit(&mut self) {
        let how = match self.roll(6) {
            0 => Kind::ContactResumed,
            1 => Kind::CooperationEnded,
            2 => Kind::AccompanimentEnded,
            3 => Kind::StayWithdrawn,
            4 => Kind::Returned,
            _ => Kind::DossierClosed,
        };
        self.on(how, 60);
        if matches!(how, Kind::ContactResumed | Kind::CooperationEnded) {
            self.maybe(60, Kind::StayWithdrawn, 20);
        }
    }

    /// Records some events late, and corrects some; then puts all into the order of recording.
    fn disturb(&mut self) {
        let first = self.steps.len();
        for place in 0..first {
            self.steps[place].moment = place as i32;
            if self.chance(6) {
                self.steps[place].late = 1 + self.roll(45) as i32;
            }
        }
        self.steps.sort_by_key(|step| (step.on + step.late, step.moment));
        if !self.chance(20) {
            return;
        }
        let target = self.roll(first as u64) as usize;
        let corrected = self.steps[target];
        let day = self.steps[first - 1].on + self.steps[first - 1].late + self.roll(10) as i32;
        let annulled = self.chance(15);
        let on = if corrected.kind == Kind::Annex15Issued {
            corrected.on
        } else {
            corrected.on - self.roll(4) as i32
        };
        let kind = if annulled { Kind::Annulled } else { corrected.kind };
        let variant = if annulled { 0 } else { corrected.variant };
        let (late, moment) = (day - on, first as i32);
        self.steps.push(Step { kind, variant, on, late, moment, corrects: target as u32 });
    }
}
