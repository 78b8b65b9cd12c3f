//! The life of a file: stages and duties, one day and one event after the other.

use casework::{Answer, Event};
use circular::model::{Due, Duty, DutyOpening, FactKind, Name, Owed, Stage, Validity};
use jiff::civil::Date;

use super::{DutyRow, Law, counting::Lengths, facts::Refused, rights::Held};

#[derive(Clone)]
pub struct OpenStage<'a> {
    pub node: &'a Stage,
    pub opened: Date,
    /// The lines in force on this day are its lines.
    pub law_day: Date,
    /// From which its length counts.
    pub base: Date,
    pub due: Option<Date>,
    pub closed: Option<Date>,
    renewals: Vec<circular::model::Length>,
    event: &'a Event,
}

#[derive(Clone)]
pub struct OpenDuty<'a> {
    node: &'a Duty,
    opened: Date,
    due: Option<Date>,
    done: Option<Date>,
    ceased: Option<Date>,
    event: &'a Event,
    /// The stage with whose term it opened.
    stage: Option<usize>,
}

impl OpenDuty<'_> {
    fn is_open(&self) -> bool {
        self.done.is_none() && self.ceased.is_none()
    }
}

#[derive(Clone)]
pub struct Life<'a> {
    pub law: Law<'a>,
    pub file: Option<String>,
    pub accepted: Vec<&'a Event>,
    pub stages: Vec<OpenStage<'a>>,
    pub duties: Vec<OpenDuty<'a>>,
    pub care: Option<(String, String, Date)>,
    pub region: Option<String>,
    pub held: Held,
}

/// What an event does to a stage that is open.
enum Does<'a> {
    Close(Option<&'a Stage>),
    Renew(circular::model::Length),
}

impl<'a> Life<'a> {
    pub fn new(law: Law<'a>) -> Self {
        Self {
            law,
            file: None,
            accepted: Vec::new(),
            stages: Vec::new(),
            duties: Vec::new(),
            care: None,
            region: None,
            held: Held::new(),
        }
    }

    /// The open stages in the order of their tracks.
    fn open(&self) -> Vec<usize> {
        let track = |stage: &OpenStage<'_>| {
            self.law.circular.tracks.iter().position(|track| track.name.text == stage.node.track.text)
        };
        let mut open: Vec<usize> =
            (0..self.stages.len()).filter(|index| self.stages[*index].closed.is_none()).collect();
        open.sort_by_key(|index| track(&self.stages[*index]));
        open
    }

    fn stage_on(&self, name: &str, on: Date) -> Option<&'a Stage> {
        let law = self.law;
        law.circular.stages.iter().find(|node| node.name.text == name && law.stands(&node.validity, on))
    }

    /// The first day on which a lapse is carried out if nothing happens.
    pub fn next_lapse(&self) -> Option<Date> {
        let lapsing = self.open().into_iter().filter(|index| self.lapses(*index));
        lapsing.filter_map(|index| self.stages[index].due).min()?.tomorrow().ok()
    }

    fn lapses(&self, index: usize) -> bool {
        let stage = &self.stages[index];
        stage.due.is_some()
            && stage.node.lapses.iter().any(|line| self.law.stands(&line.validity, stage.law_day))
    }

    /// What happens by itself before the events of a day.
    pub fn dawn(&mut self, today: Date) {
        while let Some(index) = self
            .open()
            .into_iter()
            .find(|index| self.lapses(*index) && self.stages[*index].due.unwrap() < today)
        {
            self.lapse(index, today);
        }
        for index in self.open() {
            self.carry_over(index, today);
        }
        self.follow();
    }

    fn lapse(&mut self, index: usize, today: Date) {
        let stage = self.stages[index].clone();
        let mut next = None;
        for line in stage.node.lapses.iter().filter(|line| self.law.stands(&line.validity, stage.law_day)) {
            let Some(into) = &line.into else { break };
            let fits = |node: &&'a Stage| self.failing(&node.requires, today, today).is_none();
            next = self.stage_on(&into.text, today).filter(fits);
            if next.is_some() {
                break;
            }
        }
        self.close(index, today);
        if let Some(node) = next {
            self.open_stage(node, today, stage.due.unwrap(), stage.event);
        }
    }

    fn carry_over(&mut self, index: usize, today: Date) {
        let law = self.law;
        let name = self.stages[index].node.name.text.clone();
        let on =
            law.circular.transitions.iter().any(|node| node.stage.text == name && node.on.value == today);
        let Some(node) = self.stage_on(&name, today).filter(|_| on && self.stages[index].opened < today)
        else {
            return;
        };
        let stage = &mut self.stages[index];
        (stage.node, stage.law_day) = (node, today);
        let due = self.last_day(index);
        self.stages[index].due = due.map(|due| due.max(today));
    }

    fn lasts(&self, index: usize) -> Option<circular::model::Length> {
        let stage = &self.stages[index];
        let lines = &stage.node.lasts;
        lines.iter().find(|line| self.law.stands(&line.validity, stage.law_day)).map(|line| line.length)
    }

    /// Its own length and what renewals added, counted from its beginning.
    fn last_day(&self, index: usize) -> Option<Date> {
        let stage = &self.stages[index];
        let own = self.lasts(index)?;
        let all = stage.renewals.iter().fold(Lengths(vec![own]), |all, more| all.and(*more));
        Some(all.last_day(self.law, stage.base))
    }

    fn close(&mut self, index: usize, today: Date) {
        self.stages[index].closed = Some(today);
        self.end_term(index, today);
    }

    fn end_term(&mut self, index: usize, today: Date) {
        for duty in self.duties.iter_mut().filter(|duty| duty.stage == Some(index) && duty.is_open()) {
            duty.ceased = Some(today);
        }
    }

    fn begin_term(&mut self, index: usize, today: Date) {
        let (name, event) = (self.stages[index].node.name.text.clone(), self.stages[index].event);
        self.open_duties(today, event, Some(index), |opening| match opening {
            DutyOpening::Stage { stage, validity } if stage.text == name => Some(validity),
            _ => None,
        });
    }

    fn open_stage(&mut self, node: &'a Stage, today: Date, base: Date, event: &'a Event) {
        let same = |stage: &OpenStage<'_>| stage.closed.is_none() && stage.node.track.text == node.track.text;
        if let Some(other) = self.stages.iter().position(same) {
            self.close(other, today);
        }
        let index = self.stages.len();
        let (due, closed, renewals) = (None, None, Vec::new());
        self.stages.push(OpenStage {
            node,
            opened: today,
            law_day: today,
            base,
            due,
            closed,
            renewals,
            event,
        });
        self.stages[index].due = self.last_day(index);
        self.begin_term(index, today);
    }

    fn open_duties(
        &mut self,
        today: Date,
        event: &'a Event,
        stage: Option<usize>,
        opens: impl Fn(&'a DutyOpening) -> Option<&'a Validity>,
    ) {
        let law = self.law;
        for node in law.circular.duties.iter().filter(|node| law.stands(&node.validity, today)) {
            let mut lines = node.opening.iter().filter_map(&opens);
            if !lines.any(|validity| law.stands(validity, today))
                || self.failing(&node.requires, today, today).is_some()
            {
                continue;
            }
            let due = match node.due.as_ref().map(|(due, _)| due) {
                Some(Due::After(length)) => Some(Lengths(vec![*length]).last_day(law, today)),
                _ => None,
            };
            let (done, ceased) = (None, None);
            self.duties.push(OpenDuty { node, opened: today, due, done, ceased, event, stage });
        }
        self.follow();
    }

    /// Duties that are due so long before the end of a stage follow that end while the stage is open.
    fn follow(&mut self) {
        let law = self.law;
        let stages = &self.stages;
        for duty in self.duties.iter_mut().filter(|duty| duty.is_open()) {
            if let Some((Due::BeforeEnd { length, stage: name }, _)) = &duty.node.due {
                let open =
                    |stage: &&OpenStage<'_>| stage.closed.is_none() && stage.node.name.text == name.text;
                if let Some(stage) = stages.iter().find(open) {
                    duty.due = stage.due.map(|due| Lengths(vec![*length]).before(law, due));
                }
            }
        }
    }

    /// Takes one event whose facts are in order.
    pub fn take(&mut self, event: &'a Event, today: Date) -> Result<(), Refused> {
        let law = self.law;
        let named = |node: &&circular::model::Event| node.name.text == event.event;
        let mut nodes = law.circular.events.iter().filter(named);
        let node = nodes.find(|node| law.stands(&node.validity, today)).expect("asked before");
        let own = event.event.clone();
        match &self.file {
            None if !node.opens_file => return Err(("not-opening", own)),
            Some(file) if *file != node.file.text => return Err(("unknown-event", own)),
            _ => {}
        }
        if node.once && self.accepted.iter().any(|before| before.event == event.event) {
            return Err(("once", own));
        }
        let mut during =
            node.while_stage.iter().filter(|(_, validity)| law.stands(validity, today)).peekable();
        let open_now =
            |name: &Name| self.open().iter().any(|index| self.stages[*index].node.name.text == name.text);
        if let Some((first, _)) = during.peek().copied()
            && !during.any(|(stage, _)| open_now(stage))
        {
            return Err(("stage", first.text.clone()));
        }
        if let Some(condition) = self.failing(&node.requires, today, today) {
            return Err(("condition", condition));
        }
        let before = self.clone();
        self.count(node, event);
        let refused = self.stages_follow(event, today);
        if let Err(refused) = refused {
            *self = before;
            return Err(refused);
        }
        self.open_duties(today, event, None, |opening| match opening {
            DutyOpening::Event { on, validity } if on.text == event.event => Some(validity),
            _ => None,
        });
        Ok(())
    }

    /// It has happened: file, care, region.
    fn count(&mut self, node: &'a circular::model::Event, event: &'a Event) {
        self.file = Some(node.file.text.clone());
        self.accepted.push(event);
        if node.takes_care {
            self.care = Some((event.by.clone(), event.office.clone(), event.on));
        } else if node.ends_care {
            self.care = None;
        }
        let regions = node.facts.iter().filter(|fact| fact.kind == FactKind::Region);
        let region = regions.filter_map(|fact| event.facts.get(&fact.name.text)).next_back();
        if let Some(Answer::Text(region)) = region {
            self.region = Some(region.clone());
        }
    }

    /// All is asked of the stages as they stood before the event, then done.
    fn stages_follow(&mut self, event: &'a Event, today: Date) -> Result<(), Refused> {
        let mut failing: Option<Refused> = None;
        let mut does: Vec<(usize, Does<'a>)> = Vec::new();
        for index in self.open() {
            let stage = self.stages[index].clone();
            let lines = stage.node.closes.iter().filter(|line| line.on.text == event.event);
            for line in lines.filter(|line| self.law.stands(&line.validity, stage.law_day)) {
                let Some(into) = &line.into else {
                    does.push((index, Does::Close(None)));
                    break;
                };
                let Some(target) = self.stage_on(&into.text, today) else { continue };
                match self.failing(&target.requires, today, today) {
                    None => {
                        does.push((index, Does::Close(Some(target))));
                        break;
                    }
                    Some(condition) => {
                        failing.get_or_insert(("condition", condition));
                    }
                }
            }
        }
        let mut opening: Vec<&'a Stage> = Vec::new();
        let taken = |opening: &[&'a Stage], node: &Stage| {
            opening.iter().any(|known| known.track.text == node.track.text)
        };
        for (_, done) in &does {
            if let Does::Close(Some(target)) = done
                && !taken(&opening, target)
            {
                opening.push(target);
            }
        }
        self.openings(event, today, &mut opening, &mut failing);
        for index in self.open() {
            let stage = &self.stages[index];
            if does.iter().any(|(closing, _)| *closing == index) || taken(&opening, stage.node) {
                continue;
            }
            if let Some(length) = self.renewal(index, event, today, &mut failing) {
                does.push((index, Does::Renew(length)));
            }
        }
        match failing {
            Some(refused) if does.is_empty() && opening.is_empty() => return Err(refused),
            _ => {}
        }
        self.settle(event, today);
        for (index, _) in does.iter().filter(|(_, done)| matches!(done, Does::Close(_))) {
            self.close(*index, today);
        }
        for (index, done) in does {
            if let Does::Renew(length) = done {
                self.stages[index].renewals.push(length);
                self.stages[index].due = self.last_day(index);
                self.end_term(index, today);
                self.begin_term(index, today);
            }
        }
        for node in opening {
            self.open_stage(node, today, today, event);
        }
        self.follow();
        Ok(())
    }

    /// Stages that open on the event: those that ask for another stage first.
    fn openings(
        &self,
        event: &Event,
        today: Date,
        opening: &mut Vec<&'a Stage>,
        failing: &mut Option<Refused>,
    ) {
        let law = self.law;
        let file = self.file.as_deref();
        let is_open = |name: &str| self.open().iter().any(|index| self.stages[*index].node.name.text == name);
        for asks_for_another in [true, false] {
            let nodes = law.circular.stages.iter().filter(|node| law.stands(&node.validity, today));
            for node in nodes.filter(|node| Some(node.file.text.as_str()) == file) {
                let lines = node.opens.iter().filter(|line| {
                    line.on.text == event.event
                        && law.stands(&line.validity, today)
                        && line.from.is_some() == asks_for_another
                        && line.from.as_ref().is_none_or(|from| is_open(&from.text))
                });
                for _ in lines {
                    let taken = opening.iter().any(|known| known.track.text == node.track.text);
                    if taken || is_open(&node.name.text) {
                        continue;
                    }
                    match self.failing(&node.requires, today, today) {
                        None => opening.push(node),
                        Some(condition) => {
                            failing.get_or_insert(("condition", condition));
                        }
                    }
                }
            }
        }
    }

    fn renewal(
        &self,
        index: usize,
        event: &Event,
        today: Date,
        failing: &mut Option<Refused>,
    ) -> Option<circular::model::Length> {
        let stage = &self.stages[index];
        let lines = stage.node.renews.iter().filter(|line| line.on.text == event.event);
        for line in lines.filter(|line| self.law.stands(&line.validity, stage.law_day)) {
            let condition = line.requires.as_ref().filter(|name| !self.condition(name, stage.law_day, today));
            if line.at_most.is_some_and(|most| stage.renewals.len() >= most as usize) {
                failing.get_or_insert(("stage", stage.node.name.text.clone()));
            } else if let Some(condition) = condition {
                failing.get_or_insert(("condition", condition.text.clone()));
            } else {
                return Some(line.length);
            }
        }
        None
    }

    /// Duties that were open when the event came: done, or no longer needed.
    fn settle(&mut self, event: &Event, today: Date) {
        let law = self.law;
        for duty in self.duties.iter_mut().filter(|duty| duty.is_open()) {
            let names = |lines: &[(Name, Validity)]| {
                lines
                    .iter()
                    .any(|(name, validity)| name.text == event.event && law.stands(validity, duty.opened))
            };
            if names(&duty.node.done_by) {
                duty.done = Some(today);
            } else if names(&duty.node.ceases) {
                duty.ceased = Some(today);
            }
        }
    }

    pub fn duty_row(&self, duty: &OpenDuty<'_>) -> DutyRow {
        let written = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let (role, office) = match &duty.node.owed_by {
            Some(Owed::Role(role)) => {
                let care = self.care.as_ref().filter(|(own, ..)| self.law.acts_as(own, &role.text));
                (role.text.clone(), care.and_then(|(_, office, _)| written(office)))
            }
            _ => (duty.event.by.clone(), written(&duty.event.office)),
        };
        (duty.node.name.text.clone(), role, office, duty.opened, duty.due, duty.done, duty.ceased)
    }
}
