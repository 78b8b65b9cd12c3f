//! The days on which some line comes into force or goes out of it.

use std::collections::BTreeSet;

use crate::{
    calendar::{Day, day_of},
    model::{Circular, Validity},
};

/// The first days of all eras, in order; the first has no beginning.
pub(super) fn eras(circular: &Circular) -> Vec<Day> {
    let mut days = BTreeSet::new();
    let mut note = |validity: &Validity| {
        days.extend([&validity.from, &validity.until].into_iter().flatten().map(|day| day_of(day.value)));
    };
    for event in &circular.events {
        note(&event.validity);
        event.by.iter().for_each(|(_, validity)| note(validity));
        event.while_stage.iter().for_each(|(_, validity)| note(validity));
        event.requires.iter().for_each(|line| note(&line.validity));
    }
    for condition in &circular.conditions {
        note(&condition.validity);
    }
    for stage in &circular.stages {
        note(&stage.validity);
        stage.opens.iter().for_each(|line| note(&line.validity));
        stage.requires.iter().for_each(|line| note(&line.validity));
        stage.lasts.iter().for_each(|line| note(&line.validity));
        stage.renews.iter().for_each(|line| note(&line.validity));
        stage.gives.iter().for_each(|line| note(&line.validity));
        stage.closes.iter().for_each(|line| note(&line.validity));
        stage.lapses.iter().for_each(|line| note(&line.validity));
    }
    for duty in &circular.duties {
        note(&duty.validity);
        for opening in &duty.opening {
            match opening {
                crate::model::DutyOpening::Event { validity, .. }
                | crate::model::DutyOpening::Stage { validity, .. } => note(validity),
            }
        }
        duty.requires.iter().for_each(|line| note(&line.validity));
        duty.done_by.iter().for_each(|(_, validity)| note(validity));
        duty.ceases.iter().for_each(|(_, validity)| note(validity));
    }
    std::iter::once(Day::MIN).chain(days).collect()
}
