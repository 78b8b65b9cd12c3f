//! How long to wait after wrong passwords: longer each time, and never for good.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// Tries from one address at one account that cost no waiting.
const FREE_PAIR: u32 = 5;
/// Tries from one address, whatever the account.
const FREE_ADDRESS: u32 = 30;
/// Tries at one account from anywhere.
const FREE_ACCOUNT: u32 = 30;
/// The longest wait that an address can bring upon itself.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// The longest wait that strangers can bring upon the owner of an account.
const LONGEST_ACCOUNT: SignedDuration = SignedDuration::from_secs(60);
/// Wrong tries are forgotten after so long without one.
const MEMORY: SignedDuration = SignedDuration::from_hours(1);
/// So many counters are kept at most.
const KEPT_MAX: usize = 100_000;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Counted {
    Pair(String, IpAddr),
    Address(IpAddr),
    Account(String),
}

#[derive(Clone, Copy)]
struct Tries {
    wrong: u32,
    last: Timestamp,
}

/// Wrong tries of the last hour.
#[derive(Default)]
pub struct Delays(Mutex<HashMap<Counted, Tries>>);

impl Delays {
    /// How long this account must still wait from this address; `None`: it may try.
    pub fn wait(&self, account: &str, address: IpAddr, now: Timestamp) -> Option<SignedDuration> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = counted(account, address).into_iter().filter_map(|(counted, free, longest)| {
            let known = tries.get(&counted)?;
            let steps = known.wrong.checked_sub(free)?;
            let wait = SignedDuration::from_secs(5i64.saturating_mul(1 << steps.min(12))).min(longest);
            let left = wait - now.duration_since(known.last);
            left.is_positive().then_some(left)
        });
        left.max()
    }

    /// Whether this account may be tried from this address now; if so, the try is counted as wrong until it is found
    /// [`right`](Self::right), so that many at once do not all slip through.
    ///
    /// # Errors
    /// How long to wait.
    pub fn attempt(&self, account: &str, address: IpAddr, now: Timestamp) -> Result<(), SignedDuration> {
        match self.wait(account, address, now) {
            Some(wait) => Err(wait),
            None => {
                self.wrong(account, address, now);
                Ok(())
            }
        }
    }

    /// Counts a wrong try.
    fn wrong(&self, account: &str, address: IpAddr, now: Timestamp) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() > KEPT_MAX {
            tries.retain(|_, known| now.duration_since(known.last) < MEMORY);
        }
        for (counted, _, _) in counted(account, address) {
            let known = tries.entry(counted).or_insert(Tries { wrong: 0, last: now });
            let is_old = now.duration_since(known.last) >= MEMORY;
            *known = Tries { wrong: if is_old { 1 } else { known.wrong.saturating_add(1) }, last: now };
        }
    }

    /// Forgets what the owner got wrong before getting it right.
    pub fn right(&self, account: &str, address: IpAddr) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.remove(&Counted::Pair(account.to_owned(), address));
        for counted in [Counted::Address(address), Counted::Account(account.to_owned())] {
            if let Some(known) = tries.get_mut(&counted) {
                known.wrong = known.wrong.saturating_sub(1);
            }
        }
    }
}

fn counted(account: &str, address: IpAddr) -> [(Counted, u32, SignedDuration); 3] {
    [
        (Counted::Pair(account.to_owned(), address), FREE_PAIR, LONGEST),
        (Counted::Address(address), FREE_ADDRESS, LONGEST),
        (Counted::Account(account.to_owned()), FREE_ACCOUNT, LONGEST_ACCOUNT),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

    fn guesses(name: impl Fn(i64) -> String, address: impl Fn(i64) -> IpAddr) -> u32 {
        let delays = Delays::default();
        let start = Timestamp::UNIX_EPOCH;
        let mut evaluated = 0;
        for guess in 0..10_000 {
            let now = start + SignedDuration::from_millis(guess * 360);
            let (name, address) = (name(guess), address(guess));
            if delays.wait(&name, address, now).is_none() {
                evaluated += 1;
                delays.wrong(&name, address, now);
            }
        }
        evaluated
    }

    #[test]
    fn t18_of_ten_thousand_guesses_in_an_hour_at_most_a_hundred_are_looked_at() {
        let one = guesses(|_| "inspector".into(), |_| HERE);
        assert!(one <= 100, "{one} at one account");
        let many = guesses(|guess| format!("name {guess}"), |_| HERE);
        assert!(many <= 100, "{many} at many accounts");
        let from_many = |guess: i64| IpAddr::V4(std::net::Ipv4Addr::from_bits(guess as u32));
        let spread = guesses(|_| "inspector".into(), from_many);
        assert!(spread <= 100, "{spread} from many addresses");
    }

    #[test]
    fn strangers_make_the_owner_wait_a_minute_at_most() {
        let delays = Delays::default();
        let now = Timestamp::UNIX_EPOCH;
        for stranger in 0..5_000u32 {
            delays.wrong("inspector", IpAddr::V4(std::net::Ipv4Addr::from_bits(stranger)), now);
        }
        assert!(delays.wait("inspector", HERE, now).is_some_and(|wait| wait <= LONGEST_ACCOUNT));
        assert_eq!(delays.wait("inspector", HERE, now + LONGEST_ACCOUNT), None);
    }

    #[test]
    fn the_wait_grows_and_ends() {
        let delays = Delays::default();
        let now = Timestamp::UNIX_EPOCH;
        let mut waits = Vec::new();
        for _ in 0..8 {
            delays.wrong("inspector", HERE, now);
            waits.push(delays.wait("inspector", HERE, now).map(|wait| wait.as_secs()));
        }
        assert_eq!(waits, [None, None, None, None, Some(5), Some(10), Some(20), Some(40)]);
        delays.right("inspector", HERE);
        assert_eq!(delays.wait("inspector", HERE, now), None);
    }
}
