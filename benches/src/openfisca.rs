//! OpenFisca beside the replay: the same persons, the same answers, turn by turn in one run.
//!
//! `benches/openfisca/replay.py` says what it computes. Here stand the same answers out of the replay's own runs, what each
//! person's events look like to OpenFisca, and the conversation with it.

use std::{
    error::Error,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use casework::fold::{CodedEvent, NO_DAY, Run, Turn};
use circular::{
    Rulebook,
    calendar::{Calendar, Day, day_of},
    compile::tables::Tables,
};
use jiff::civil::date;

use crate::by_hand::{Duty, Entry, Kind};

/// Never, as OpenFisca's side writes it.
const NEVER: i32 = i32::MAX - 999;
/// No such duty is open.
const NO_DUTY: i32 = -1;
/// Months of which the days are counted.
pub const MONTHS: usize = 10;
/// Answers of a person that are asked once, and every month.
pub const ONCE: usize = FIRST_DUTY + Duty::NAMES.len();
pub const MONTHLY: usize = 5;
/// Where the duties begin.
const FIRST_DUTY: usize = 16;
/// Answers of a person.
pub const ANSWERS: usize = ONCE + MONTHS * MONTHLY;

/// The answers of one person, in the order of `ONCE` in replay.py, then month by month that of `MONTHLY`.
pub type Answers = [i32; ANSWERS];

/// Nothing has happened.
pub const BLANK: Answers = {
    let mut blank = [0; ANSWERS];
    let mut place = 1;
    while place < ONCE {
        blank[place] = match place {
            1..8 | 11..14 => NEVER,
            FIRST_DUTY.. => NO_DUTY,
            _ => 0,
        };
        place += 1;
    }
    blank
};

/// Reads answers off runs, onto blank ones.
pub struct Reader {
    until: Day,
    /// The first days of the months, and the day after the last.
    months: [Day; MONTHS + 1],
    /// By stage of Belgium: OpenFisca's number of a stage of stay.
    stays: Vec<i32>,
    /// Belgian stages whose first day is asked: reflection, document, permit, permanent, presumed, recognised.
    opened: [u16; 6],
    /// By duty of Belgium: the place of its answer.
    duties: Vec<usize>,
    /// Danish: trafficked, departure deadline, duty to leave.
    danish: [u16; 3],
    /// Rights of which holding any counts, in either country.
    belgian_rights: [u64; 3],
    danish_rights: [u64; 2],
}

impl Reader {
    pub fn new(belgium: &Rulebook, denmark: &Rulebook, until: Day) -> Self {
        let stage = |rulebook: &Rulebook, name: &str| rulebook.names().stage_number(name).unwrap_or(u16::MAX);
        let rights = |rulebook: &Rulebook, names: &[&str]| {
            let numbers = names.iter().filter_map(|name| rulebook.names().right_number(name));
            numbers.fold(0u64, |all, number| all | 1 << number)
        };
        let mut stays = vec![0; belgium.names().stages.len()];
        let of_stay = [
            "orientation",
            "reflection",
            "immatriculation",
            "minor-stay",
            "permit",
            "document-expired",
            "ordered-to-leave",
            "protection-ended",
            "permanent",
        ];
        for (number, name) in of_stay.into_iter().enumerate() {
            stays[usize::from(stage(belgium, name))] = number as i32 + 1;
        }
        let duties = belgium.names().duties.iter();
        let known = |name: &String| Duty::NAMES.iter().position(|(known, _)| known == name);
        let duties = duties.map(|name| known(name).map_or(usize::MAX, |place| FIRST_DUTY + place)).collect();
        let opened =
            ["reflection", "immatriculation", "permit", "permanent", "presumed-victim", "recognised-victim"];
        let protection: &[&str] = &["no-removal", "residence"];
        let support: &[&str] = &["support", "contact-person"];
        Self {
            until,
            months: std::array::from_fn(|month| day_of(date(2020, month as i8 + 1, 1))),
            stays,
            duties,
            opened: opened.map(|name| stage(belgium, name)),
            danish: ["trafficked", "departure-deadline", "duty-to-leave"].map(|name| stage(denmark, name)),
            belgian_rights: [protection, support, &["work"]].map(|names| rights(belgium, names)),
            danish_rights: [protection, support].map(|names| rights(denmark, names)),
        }
    }

    /// What stands under the Belgian rules; with months or without.
    pub fn belgian(&self, tables: &Tables, run: &Run, months: bool, answers: &mut Answers) {
        for stage in &run.stages {
            if stage.closed == NO_DAY && self.stays[usize::from(stage.stage)] != 0 {
                answers[0] = self.stays[usize::from(stage.stage)];
                answers[1] = if stage.due == NO_DAY { NEVER } else { stage.due };
            }
            if let Some(place) = self.opened.iter().position(|asked| *asked == stage.stage) {
                answers[2 + place] = answers[2 + place].min(stage.opened);
            }
        }
        for duty in run.duties.iter().filter(|duty| duty.done == NO_DAY && duty.ceased == NO_DAY) {
            let number = tables.duty_rules[usize::from(duty.variant)].duty;
            if let Some(answer) = answers.get_mut(self.duties[usize::from(number)]) {
                *answer = if duty.due == NO_DAY { NEVER } else { duty.due };
            }
        }
        self.days(tables, run, &self.belgian_rights, (8, 0), months, answers);
    }

    /// What stands under the Danish rules; with months or without.
    pub fn danish(&self, tables: &Tables, run: &Run, months: bool, answers: &mut Answers) {
        let [trafficked, deadline, leaves] = self.danish;
        for stage in &run.stages {
            if stage.stage == trafficked {
                answers[11] = answers[11].min(stage.opened);
            } else if stage.stage == deadline && answers[12] == NEVER {
                answers[12] = stage.due;
            } else if stage.stage == leaves {
                answers[13] = answers[13].min(stage.opened);
            }
        }
        self.days(tables, run, &self.danish_rights, (14, 3), months, answers);
    }

    /// Days on which rights were held, whole and by month. Stages stand in the order in which they opened.
    fn days<const RIGHTS: usize>(
        &self,
        tables: &Tables,
        run: &Run,
        rights: &[u64; RIGHTS],
        (whole, monthly): (usize, usize),
        months: bool,
        answers: &mut Answers,
    ) {
        let mut reach = [Day::MIN; RIGHTS];
        let end = self.until + 1;
        for (gives, from, until) in run.given(tables) {
            let until = until.min(end);
            for place in (0..RIGHTS).filter(|place| gives & rights[*place] != 0) {
                let from = from.max(reach[place]);
                if until <= from {
                    continue;
                }
                reach[place] = until;
                answers[whole + place] += until - from;
                if !months || until <= self.months[0] || from >= self.months[MONTHS] {
                    continue;
                }
                for month in 0..MONTHS {
                    let days = until.min(self.months[month + 1]) - from.max(self.months[month]);
                    answers[ONCE + month * MONTHLY + monthly + place] += days.max(0);
                }
            }
        }
    }
}

/// Persons as OpenFisca is told of them.
#[derive(Default)]
pub struct Told {
    /// By person: said to be perhaps under age, perhaps alone, surely under age, noticed by an authority, and the day of
    /// coming of age.
    said: [Vec<i32>; 5],
    /// By person: what happened, and when.
    turns: Vec<Vec<(i32, Day)>>,
}

impl Told {
    /// Takes up a person: the events in the order of their effect, without those on which nothing that is asked rests.
    pub fn add(&mut self, calendar: &Calendar, entries: &[Entry], coded: &[CodedEvent], turns: &[Turn]) {
        let (mut said, mut adult_on) = ([0; 4], NEVER);
        let mut told = Vec::new();
        for turn in turns.iter().filter(|turn| coded[turn.event as usize].event != CodedEvent::ANNULLED) {
            let entry = &entries[turn.event as usize];
            if entry.kind == Kind::Detected {
                let is_minor = entry.perhaps_minor && !entry.in_doubt;
                said =
                    [entry.perhaps_minor, entry.perhaps_alone, is_minor, entry.by_authority].map(i32::from);
            }
            if let Some(born) = entry.born {
                adult_on = calendar.add_months(born, 216);
            }
            told.extend(number(entry).map(|kind| (kind, turn.on)));
        }
        let said = said.into_iter().chain([adult_on]);
        self.said.iter_mut().zip(said).for_each(|(all, one)| all.push(one));
        self.turns.push(told);
    }

    /// The persons in order, by the number of their turns when `sorted`, in so many equal parts.
    pub fn parts(&self, sorted: bool, parts: usize) -> Vec<Vec<usize>> {
        let mut persons: Vec<usize> = (0..self.turns.len()).collect();
        if sorted {
            persons.sort_by_key(|person| self.turns[*person].len());
        }
        persons.chunks(persons.len().div_ceil(parts).max(1)).map(<[usize]>::to_vec).collect()
    }

    /// Writes some persons, with as many turns as the longest history among them.
    fn write(&self, persons: &[usize], until: Day, path: &Path) -> std::io::Result<()> {
        let turns = |place: usize| persons.iter().map(move |person| self.turns[*person].get(place));
        let most = persons.iter().map(|person| self.turns[*person].len()).max().unwrap_or(0).max(1);
        let mut numbers = vec![most as i32, persons.len() as i32, until];
        for said in &self.said {
            numbers.extend(persons.iter().map(|person| said[*person]));
        }
        for place in 0..most {
            numbers.extend(turns(place).map(|turn| turn.map_or(0, |(kind, _)| *kind)));
        }
        for place in 0..most {
            numbers.extend(turns(place).map(|turn| turn.map_or(until, |(_, on)| *on)));
        }
        std::fs::write(path, bytes(numbers))
    }
}

fn bytes(numbers: impl IntoIterator<Item = i32>) -> Vec<u8> {
    numbers.into_iter().flat_map(i32::to_ne_bytes).collect()
}

/// The number of an event in replay.py, where it matters there.
fn number(entry: &Entry) -> Option<i32> {
    Some(match entry.kind {
        Kind::Detected => 1,
        Kind::ContactBroken => 2,
        Kind::ContactResumed => 3,
        Kind::Agreed => 4,
        Kind::Declined => 5,
        Kind::Referred => 6,
        Kind::Intake => 7,
        Kind::IdentityRecorded => 8,
        Kind::IdentityProven => 9,
        Kind::ReflectionRequested => 10,
        Kind::MinorStayRequested => 11,
        Kind::MinorStayRenewed => 12,
        Kind::Cooperates => 13,
        Kind::CooperationEnded => 14,
        Kind::ImmatriculationRequested => 15,
        Kind::ImmatriculationRenewed => 16,
        Kind::OpinionGiven if entry.favourable => 17,
        Kind::OpinionGiven if entry.unclear => 18,
        Kind::OpinionGiven => 19,
        Kind::PermitIssued => 20,
        Kind::PermitRenewed => 21,
        Kind::ExploiterCharged => 22,
        Kind::Convicted | Kind::Acquitted => 23,
        Kind::Dismissed => 24,
        Kind::PermanentGranted => 25,
        Kind::AccompanimentEnded => 26,
        Kind::StayWithdrawn => 27,
        Kind::Returned => 28,
        Kind::DossierClosed => 29,
        Kind::Informed => 30,
        Kind::MagistrateNotified => 31,
        Kind::ReferralAccepted => 32,
        Kind::ReferralReturned => 33,
        Kind::SupportPlanMade => 34,
        Kind::RiskAssessed => 35,
        Kind::GuardianAppointed => 36,
        Kind::Annex15Issued => 37,
        Kind::DecisionDiscussed => 38,
        Kind::MinorDocumentIssued => 39,
        Kind::ImmatriculationIssued => 40,
        Kind::OpinionRequested => 41,
        Kind::PermitRequested => 42,
        Kind::RenewalRequested => 43,
        Kind::InvestigationOpened => 44,
        Kind::PermanentRequested => 45,
        _ => return None,
    })
}

/// What OpenFisca answered.
pub struct Answered {
    /// Time on the core without months, and with them.
    pub once: Duration,
    pub months: Duration,
    /// Answer by answer: by person.
    answers: Vec<i32>,
    persons: Vec<usize>,
}

impl Answered {
    /// The first answer that differs from the replay's: the person, which answer, the replay's, OpenFisca's.
    pub fn difference(&self, ours: &[Answers]) -> Option<(usize, usize, i32, i32)> {
        let persons = self.persons.iter().enumerate();
        let mut pairs = persons.flat_map(|(place, person)| {
            let theirs = move |which: usize| self.answers.get(which * self.persons.len() + place).copied();
            let answers = ours[*person].iter().enumerate();
            answers.map(move |(which, ours)| (*person, which, *ours, theirs(which)))
        });
        let (person, which, ours, theirs) = pairs.find(|(_, _, ours, theirs)| Some(*ours) != *theirs)?;
        Some((person, which, ours, theirs.unwrap_or(i32::MIN)))
    }
}

/// OpenFisca in a process of its own.
pub struct OpenFisca {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    folder: PathBuf,
}

impl OpenFisca {
    /// Starts it with a Python that has it.
    ///
    /// # Errors
    /// When the process does not start.
    pub fn start(python: &str, script: &Path, calendar: &Calendar) -> Result<Self, Box<dyn Error>> {
        let folder = std::env::temp_dir().join(format!("nabotjek-replay-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        // One, three and fifteen working days after each day.
        let working = [1, 3, 15].into_iter().flat_map(|many| {
            (0..=day_of(date(2100, 1, 1))).map(move |day| calendar.add_working_days(day, many))
        });
        let tables = folder.join("working-days");
        std::fs::write(&tables, bytes(working))?;
        let mut command = Command::new(python);
        let mut process =
            command.arg(script).arg(tables).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let to = process.stdin.take().ok_or("no way to ask OpenFisca")?;
        let from = BufReader::new(process.stdout.take().ok_or("no way to hear OpenFisca")?);
        Ok(Self { process, to, from, folder })
    }

    /// Has it compute some persons at once.
    ///
    /// # Errors
    /// When it fails; what it says stands on its standard error.
    pub fn ask(&mut self, told: &Told, persons: Vec<usize>, until: Day) -> Result<Answered, Box<dyn Error>> {
        let (asked, answered) = (self.folder.join("asked"), self.folder.join("answered"));
        told.write(&persons, until, &asked)?;
        writeln!(self.to, "{} {}", asked.display(), answered.display())?;
        self.to.flush()?;
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        let mut seconds = line.split_whitespace().map(str::parse::<f64>);
        let mut next = || seconds.next().ok_or("OpenFisca does not answer")?.map_err(|_| "not seconds");
        let (once, months) = (Duration::from_secs_f64(next()?), Duration::from_secs_f64(next()?));
        let bytes = std::fs::read(&answered)?;
        let answers =
            bytes.chunks_exact(4).map(|bytes| i32::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        Ok(Answered { once, months, answers: answers.collect(), persons })
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it does not end well.
    pub fn end(self) -> Result<(), Box<dyn Error>> {
        let Self { mut process, to, folder, .. } = self;
        drop(to);
        process.wait()?;
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }
}
