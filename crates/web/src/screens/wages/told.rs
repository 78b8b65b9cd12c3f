//! A sum of wages in words.

use casework::{Pay, PayUnit, PeriodOwed, WagesMistake, WagesOwed, accepted};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    calendar,
    files::Shown,
    screens::dossier::correct_address,
    told::Told,
    visit::{SignedIn, Visit},
};

/// A period, step by step.
pub struct Line {
    pub from: Date,
    pub until: Date,
    /// How the sum comes about, a sentence a step.
    pub steps: Vec<String>,
    pub source: String,
    pub due: String,
    pub received: String,
    pub owed: String,
    /// Where the event can be corrected, for whom it may.
    pub correct: Option<String>,
}

/// A payment.
pub struct Paid {
    pub on: Date,
    pub by: String,
    pub amount: String,
}

/// `1,200.50 EUR`.
pub fn money(visit: &Visit, amount: Decimal, currency: &str) -> String {
    let amount = calendar::decimal(visit.words.code(), amount, 2);
    visit.words.say2("wages-money", "amount", amount, "currency", currency)
}

/// A pay for an hour: cents, and what is smaller where there is any.
fn rate(visit: &Visit, amount: Decimal, currency: &str) -> String {
    let amount = amount.normalize();
    let amount = calendar::decimal(visit.words.code(), amount, amount.scale().max(2));
    visit.words.say2("wages-money", "amount", amount, "currency", currency)
}

fn quantity(visit: &Visit, number: Decimal) -> String {
    let number = number.round_dp(2).normalize();
    calendar::decimal(visit.words.code(), number, number.scale())
}

/// The periods.
pub fn lines(visit: &SignedIn, shown: &Shown, owed: &WagesOwed) -> Vec<Line> {
    owed.periods.iter().map(|period| line(visit, shown, period)).collect()
}

fn line(visit: &SignedIn, shown: &Shown, period: &PeriodOwed) -> Line {
    let words = visit.words;
    let coin = |amount| money(visit, amount, &period.currency);
    let hours = quantity(visit, period.hours);
    let mut steps = vec![words.say_all(
        "wages-hours",
        [
            ("a-week", quantity(visit, period.hours_a_week).into()),
            ("days", period.days.into()),
            ("hours", hours.clone().into()),
        ],
    )];
    steps.extend(period.agreed.as_ref().map(|pay| pay_told(visit, "agreed", pay, period)));
    steps.push(pay_told(visit, "legal", &period.legal, period));
    if period.agreed.is_some() {
        steps.push(words.say(if period.is_agreed { "wages-agreed-is-higher" } else { "wages-legal-is-due" }));
    }
    let (an_hour, due) = (rate(visit, period.rate, &period.currency), coin(period.due));
    let told = [("hours", hours.into()), ("rate", an_hour.into()), ("due", due.into())];
    steps.push(words.say_all("wages-due", told));
    Line {
        from: period.from,
        until: period.until,
        steps,
        source: period.legal_source.clone(),
        due: coin(period.due),
        received: coin(period.received),
        owed: coin(period.owed),
        correct: correct(visit, shown, period.event),
    }
}

fn pay_told(visit: &Visit, which: &str, pay: &Pay, period: &PeriodOwed) -> String {
    let unit = match pay.unit {
        PayUnit::Hour => "hour",
        PayUnit::Week => "week",
        PayUnit::Month => "month",
    };
    let amount = money(visit, pay.amount, &period.currency);
    let hourly = pay.hourly.unwrap_or_default();
    let normal = period.normal_hours.unwrap_or_default();
    let (normal, hourly) = (quantity(visit, normal), rate(visit, hourly, &period.currency));
    let told = [("amount", amount.into()), ("normal", normal.into()), ("hourly", hourly.into())];
    visit.words.say_all(&format!("wages-{which}-{unit}"), told)
}

/// The form that corrects the event at this place among those accepted, where this reader's office recorded it.
fn correct(visit: &SignedIn, shown: &Shown, place: usize) -> Option<String> {
    let events = &shown.opened.record.events;
    let event = *accepted(events, &shown.opened.standing).get(place)?;
    let index = events.iter().position(|other| std::ptr::eq(other, event))?;
    let seen = shown.seen.events.iter().find(|seen| seen.index as usize == index)?;
    correct_address(visit, shown, &shown.seen, seen)
}

/// What stands against a sum: a sentence, and where it can be put right.
pub fn mistakes(visit: &SignedIn, shown: &Shown, owed: &WagesOwed) -> Vec<(String, Option<String>)> {
    let words = visit.words;
    let period = |event: usize| owed.periods.iter().find(|period| period.event == event);
    let days = |event: usize| {
        period(event).map_or_else(String::new, |period| {
            let day = |date| calendar::short(words.code(), date);
            words.say2("wages-from-until", "from", day(period.from), "until", day(period.until))
        })
    };
    let told = |mistake: &WagesMistake| match mistake {
        WagesMistake::Backwards { event } => (words.say("wages-backwards"), *event),
        WagesMistake::Overlap { event, other } => {
            (words.say2("wages-overlap", "one", days(*event), "other", days(*other)), *event)
        }
        WagesMistake::Currency { event, first, other } => {
            (words.say2("wages-currency", "first", first, "other", other), *event)
        }
        WagesMistake::NormalHours { event } => (words.say("wages-normal-hours"), *event),
        WagesMistake::Amount { event } => (words.say("wages-amount"), *event),
    };
    let all = owed.mistakes.iter().map(told);
    all.map(|(sentence, event)| (sentence, correct(visit, shown, event))).collect()
}

/// What has been paid.
pub fn payments(visit: &Visit, shown: &Shown, owed: &WagesOwed) -> Vec<Paid> {
    let told = Told::new(&visit.app, visit.words);
    let events = accepted(&shown.opened.record.events, &shown.opened.standing);
    let by = |place: usize| {
        let event = events.get(place)?;
        let fact = visit.app.rulebook().event_on(&event.event, event.on)?.fact_of("paid-by")?;
        Some(told.answer(fact, event.facts.get(&fact.name.text)?))
    };
    let paid = owed.payments.iter().map(|payment| Paid {
        on: payment.on,
        by: by(payment.event).unwrap_or_default(),
        amount: money(visit, payment.amount, &payment.currency),
    });
    paid.collect()
}
