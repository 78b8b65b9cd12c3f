//! What an employer owes a worker: from periods of work and pay, line by line, in a way that can be read aloud.
//!
//! Which event sets out a period, and which of its answers are the hours and the pay, the circular says in the core
//! vocabulary. What is counted here is arithmetic and nothing else; whether the state pays is a matter of the rules.

use circular::Rulebook;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::{Event, answered::Answered, fold};

/// Weeks and months of a year, by which a monthly pay becomes a weekly one.
const WEEKS_A_YEAR: i64 = 52;
const MONTHS_A_YEAR: i64 = 12;

/// For which length of work a pay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayUnit {
    Hour,
    Week,
    Month,
}

/// A pay as it was agreed or as the law has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pay {
    pub amount: Decimal,
    pub unit: PayUnit,
    /// The same for an hour, to four digits behind the sign; `None` where nobody said for how many hours a week it is meant.
    pub hourly: Option<Decimal>,
}

/// A period in which hours and pay stayed the same, and what is owed for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodOwed {
    /// The event's place among those given.
    pub event: usize,
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// How many days that is.
    pub days: i64,
    pub hours_a_week: Decimal,
    /// Hours a week to which a weekly or monthly pay refers.
    pub normal_hours: Option<Decimal>,
    /// Days by a seventh of the hours a week, to hundredths: whoever counts the lines again gets the same sums.
    pub hours: Decimal,
    pub agreed: Option<Pay>,
    pub legal: Pay,
    /// Where the legal pay stands.
    pub legal_source: String,
    /// The higher of agreed and legal pay for an hour.
    pub rate: Decimal,
    /// Whether the agreed pay is the higher one.
    pub is_agreed: bool,
    /// Hours by rate, rounded to cents.
    pub due: Decimal,
    pub received: Decimal,
    /// Due less received; nothing where more was received: one period does not pay for another.
    pub owed: Decimal,
    pub currency: String,
}

/// Why a sum cannot be made, or not yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "wrong", rename_all = "kebab-case")]
pub enum WagesMistake {
    /// A period ends before it begins.
    Backwards { event: usize },
    /// Two periods have days in common, which would be paid twice.
    Overlap { event: usize, other: usize },
    /// A period is in another currency than the first.
    Currency { event: usize, first: String, other: String },
    /// A weekly or monthly pay without the hours that it is for.
    NormalHours { event: usize },
    /// An amount below nothing, or too large to count with.
    Amount { event: usize },
}

/// What is owed and what has been paid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WagesOwed {
    /// In order of their first day.
    pub periods: Vec<PeriodOwed>,
    /// All that stands against a sum.
    pub mistakes: Vec<WagesMistake>,
    /// The sum of what is owed for each period; `None` with mistakes or without a period.
    pub owed: Option<Decimal>,
    /// Paid later, in the currency of the periods: amounts in the order given, with who paid.
    pub payments: Vec<Payment>,
    /// Owed less paid, nothing at least.
    pub rest: Option<Decimal>,
    /// The currency of the sums; empty without a period.
    pub currency: String,
}

/// One payment of wages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payment {
    /// The event's place among those given.
    pub event: usize,
    pub on: Date,
    pub amount: Decimal,
    pub currency: String,
    /// The answer to who paid, as the circular names it.
    pub by: Option<String>,
}

/// Counts what is owed.
///
/// `events` are those that the rules accepted, each as it was last corrected. Total for any answers whatever: what cannot be
/// read is told among the mistakes, and nothing panics.
pub fn wages_owed(rulebook: &Rulebook, events: &[&Event]) -> WagesOwed {
    let mut periods = Vec::new();
    let mut mistakes = Vec::new();
    let mut payments = Vec::new();
    for (place, event) in events.iter().enumerate() {
        let Some(node) = rulebook.event_on(&event.event, event.on) else { continue };
        if node.is("wage-period") {
            match (Answered { node, event }).period(place) {
                Ok(Some(period)) => periods.push(period),
                Ok(None) => {}
                Err(mistake) => mistakes.push(mistake),
            }
        } else if node.is("wage-paid") {
            let told = Answered { node, event };
            if let Some((amount, currency)) = told.money("amount-paid") {
                let by = told.text("paid-by").map(str::to_owned);
                payments.push(Payment { event: place, on: event.on, amount, currency, by });
            }
        }
    }
    periods.sort_by_key(|period| (period.from, period.until, period.event));
    against_each_other(&periods, &mut mistakes);
    let currency = periods.first().map(|period| period.currency.clone()).unwrap_or_default();
    let is_sound = mistakes.is_empty() && !periods.is_empty();
    let sum = || periods.iter().try_fold(Decimal::ZERO, |sum, period| sum.checked_add(period.owed));
    let owed = if is_sound { sum() } else { None };
    let same = payments.iter().filter(|payment| payment.currency == currency);
    let paid = same.clone().try_fold(Decimal::ZERO, |sum, payment| sum.checked_add(payment.amount));
    let rest = owed.zip(paid).and_then(|(owed, paid)| Some(owed.checked_sub(paid)?.max(Decimal::ZERO)));
    WagesOwed { periods, mistakes, owed, payments, rest, currency }
}

/// Periods that have days in common, and periods in another currency.
fn against_each_other(periods: &[PeriodOwed], mistakes: &mut Vec<WagesMistake>) {
    // Each is held against the one that reaches furthest so far: a long one may cover several.
    let mut furthest: Option<&PeriodOwed> = None;
    for period in periods {
        if let Some(before) = furthest.filter(|before| before.until >= period.from) {
            mistakes.push(WagesMistake::Overlap { event: period.event, other: before.event });
        }
        furthest = furthest.filter(|before| before.until >= period.until).or(Some(period));
    }
    if let Some(first) = periods.first() {
        for period in periods.iter().filter(|period| period.currency != first.currency) {
            let (first, other) = (first.currency.clone(), period.currency.clone());
            mistakes.push(WagesMistake::Currency { event: period.event, first, other });
        }
    }
}

impl Answered<'_> {
    fn above_zero(&self, word: &str) -> Option<Decimal> {
        self.number(word).map(Decimal::from).filter(|number| *number > Decimal::ZERO)
    }

    fn money(&self, word: &str) -> Option<(Decimal, String)> {
        let (amount, currency) = fold::money(self.text(word)?)?;
        Some((amount, currency.to_owned()))
    }

    fn unit(&self, word: &str) -> Option<PayUnit> {
        match self.text(word)? {
            "hour" => Some(PayUnit::Hour),
            "week" => Some(PayUnit::Week),
            "month" => Some(PayUnit::Month),
            _ => None,
        }
    }

    /// Nothing where what a period needs was not answered: such an event is none of this page's.
    fn period(&self, event: usize) -> Result<Option<PeriodOwed>, WagesMistake> {
        let (Some(from), Some(until)) = (self.day("worked-from"), self.day("worked-until")) else {
            return Ok(None);
        };
        let (Some(hours_a_week), Some(legal), Some(legal_unit)) =
            (self.above_zero("hours-a-week"), self.money("legal-pay"), self.unit("legal-unit"))
        else {
            return Ok(None);
        };
        let wrong_amount = WagesMistake::Amount { event };
        let received = self.money("received-pay").unwrap_or((Decimal::ZERO, legal.1.clone()));
        let agreed = self.money("agreed-pay").zip(self.unit("agreed-unit"));
        for other in
            [Some(&received.1), agreed.as_ref().map(|((_, currency), _)| currency)].into_iter().flatten()
        {
            if *other != legal.1 {
                return Err(WagesMistake::Currency { event, first: legal.1, other: other.clone() });
            }
        }
        if until < from {
            return Err(WagesMistake::Backwards { event });
        }
        let amounts = [Some(legal.0), Some(received.0), agreed.as_ref().map(|((amount, _), _)| *amount)];
        if amounts.into_iter().flatten().any(|amount| amount < Decimal::ZERO) {
            return Err(wrong_amount);
        }
        let normal_hours = self.above_zero("normal-hours");
        let pay = |amount, unit| Pay { amount, unit, hourly: hourly(amount, unit, normal_hours) };
        let legal_pay = pay(legal.0, legal_unit);
        let agreed = agreed.map(|((amount, _), unit)| pay(amount, unit));
        let Some(legal_rate) = legal_pay.hourly else { return Err(WagesMistake::NormalHours { event }) };
        let agreed_rate = match &agreed {
            Some(pay) => Some(pay.hourly.ok_or(WagesMistake::NormalHours { event })?),
            None => None,
        };
        let is_agreed = agreed_rate.is_some_and(|rate| rate > legal_rate);
        let rate = agreed_rate.filter(|_| is_agreed).unwrap_or(legal_rate);
        let days = i64::from((until - from).get_days()) + 1;
        let count = || {
            let hours = rounded(hours_a_week.checked_mul(days.into())?.checked_div(Decimal::from(7))?, 2);
            let due = rounded(hours.checked_mul(rate)?, 2);
            Some((hours, due, due.checked_sub(received.0)?.max(Decimal::ZERO)))
        };
        let (hours, due, owed) = count().ok_or(wrong_amount)?;
        let legal_source = self.text("legal-source").unwrap_or_default().to_owned();
        let currency = legal.1;
        Ok(Some(PeriodOwed {
            event,
            from,
            until,
            days,
            hours_a_week,
            normal_hours,
            hours,
            agreed,
            legal: legal_pay,
            legal_source,
            rate,
            is_agreed,
            due,
            received: received.0,
            owed,
            currency,
        }))
    }
}

/// A pay for an hour: a month is a twelfth of fifty-two weeks.
fn hourly(amount: Decimal, unit: PayUnit, normal_hours: Option<Decimal>) -> Option<Decimal> {
    let exact = match unit {
        PayUnit::Hour => amount,
        PayUnit::Week => amount.checked_div(normal_hours?)?,
        PayUnit::Month => {
            let a_year = amount.checked_mul(MONTHS_A_YEAR.into())?;
            a_year.checked_div(normal_hours?.checked_mul(WEEKS_A_YEAR.into())?)?
        }
    };
    Some(rounded(exact, 4))
}

/// To so many digits behind the sign, a half away from nothing.
fn rounded(amount: Decimal, digits: u32) -> Decimal {
    amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}
