//! Devices that record without a network: whose they are, and whether they still may send. A device's history is in the
//! journal, as an account's is; of the secret by which it is known only the hash is kept.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::{
    accounts::Account,
    error::Fault,
    row::{DEVICE, NO_FILE, hex},
    store::Journal,
};

/// A device as the journal knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The hash of its secret, in hexadecimal: [`Device::mark_of`].
    pub mark: String,
    /// The account that registered it; nobody else records with it.
    pub account: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was registered.
    pub since: Timestamp,
    /// One that was cut off sends no more, for good; what it has sent stays.
    pub open: bool,
}

impl Device {
    /// The mark of a device whose secret this is.
    pub fn mark_of(secret: &[u8; 16]) -> String {
        hex(blake3::derive_key("nabotjek device mark 1", secret).as_slice())
    }
}

/// A device beside what is known of it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDevice {
    pub device: Device,
    /// When it last sent something or asked whether it may; `None`: never. Not part of the journal.
    pub synced: Option<Timestamp>,
    /// Whether its account is open.
    pub account_open: bool,
}

impl KnownDevice {
    /// Whether it may still send: neither cut off nor its account closed.
    pub fn may_send(&self) -> bool {
        self.device.open && self.account_open
    }
}

#[derive(Serialize)]
struct Body<'a> {
    at: Timestamp,
    /// The account that changed it.
    by: &'a str,
    #[serde(flatten)]
    device: &'a Device,
}

impl Journal {
    /// Registers a device, or changes one: the row that counts is the last.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn put_device(&self, device: Device, by: &str) -> Result<(), Fault> {
        let by = by.to_owned();
        self.bring_and_wait(move |group| {
            let body = Body { at: group.shared.clock.now(), by: &by, device: &device };
            group.add(DEVICE, NO_FILE, 0, serde_json::to_vec(&body)?, Vec::new())?;
            group.connection.execute(
                "INSERT INTO devices (mark, account, body) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET account = ?2, body = ?3",
                params![device.mark, device.account, serde_json::to_string(&device)?],
            )?;
            Ok(())
        })
    }

    /// The device of a mark.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn device(&self, mark: &str) -> Result<Option<KnownDevice>, Fault> {
        self.reading(|connection| Ok(known(connection, "d.mark", mark)?.pop()))
    }

    /// The devices that an account has registered, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn devices_of(&self, account: &str) -> Result<Vec<KnownDevice>, Fault> {
        let mut all = self.reading(|connection| known(connection, "d.account", account))?;
        all.sort_by(|one, other| {
            (one.device.since, &one.device.mark).cmp(&(other.device.since, &other.device.mark))
        });
        Ok(all)
    }

    /// Notes that a device has sent something just now. Does not wait.
    pub fn touch_device(&self, mark: &str) {
        let mark = mark.to_owned();
        self.bring(
            move |group| -> Result<(), Fault> {
                let now = group.shared.clock.now().as_microsecond();
                group
                    .connection
                    .prepare_cached("UPDATE devices SET synced = ?2 WHERE mark = ?1")?
                    .execute(params![mark, now])?;
                Ok(())
            },
            |_| (),
        );
    }
}

/// Devices of which a column, named by this module alone, has a value.
fn known(connection: &Connection, column: &str, value: &str) -> Result<Vec<KnownDevice>, Fault> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT d.body, d.synced, a.body FROM devices d LEFT JOIN accounts a ON a.name = d.account WHERE {column} = ?1"
    ))?;
    let rows = select.query_map([value], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    let mut all = Vec::new();
    for row in rows {
        let (device, synced, account) = row?;
        let account: Option<Account> = account.map(|body| serde_json::from_str(&body)).transpose()?;
        all.push(KnownDevice {
            device: serde_json::from_str(&device)?,
            synced: (synced != 0).then(|| Timestamp::from_microsecond(synced).ok()).flatten(),
            account_open: account.is_some_and(|account| account.open),
        });
    }
    Ok(all)
}

/// The devices that the list holds, and those that follow from the rows: for `verify`.
pub(crate) fn listed_and_written(connection: &Connection) -> Result<[Vec<Device>; 2], Fault> {
    let mut written = std::collections::BTreeMap::new();
    let mut select = connection.prepare("SELECT body FROM rows WHERE kind = ?1 ORDER BY position")?;
    for body in select.query_map([DEVICE], |row| row.get::<_, Vec<u8>>(0))? {
        let device: Device = serde_json::from_slice(&body?)?;
        written.insert(device.mark.clone(), device);
    }
    let mut select = connection.prepare("SELECT mark, account, body FROM devices ORDER BY mark")?;
    let rows = select.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut listed = Vec::new();
    for row in rows {
        let (mark, account, body) = row?;
        // The columns by which it is found are those of the device.
        listed.push(Device { mark, account, ..serde_json::from_str(&body)? });
    }
    Ok([listed, written.into_values().collect()])
}
