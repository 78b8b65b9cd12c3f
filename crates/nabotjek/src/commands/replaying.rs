//! What the served pages replay: the invented caseload of the installation's country, and what stands beside the circulars.

use std::{path::Path, sync::Arc};

use circular::Rulebook;
use web::Replaying;

use super::{
    reform::{all_proposals, proposals_of},
    replay::{invented_under, plan_of},
};

/// The year whose invented people are replayed.
const YEAR: i16 = 2022;

/// The replay of a country's invented caseload under its neighbours' rules; `None` when there is no such caseload, or no plan
/// stands beside a neighbour. A plan or a proposal with mistakes is left out; they have then been told.
pub fn replaying(
    circular: &Path,
    own: &Arc<Rulebook>,
    neighbours: &[Arc<Rulebook>],
    data: &Path,
) -> anyhow::Result<Option<Arc<Replaying>>> {
    let country = own.circular().called();
    let Some(above) = circular.canonicalize()?.parent().map(Path::to_path_buf) else { return Ok(None) };
    let Some(root) = above.parent() else { return Ok(None) };
    let caseload = root.join("caseload").join(format!("{country}.kdl"));
    if !caseload.is_file() {
        return Ok(None);
    }
    let mut plans = Vec::new();
    let mut proposals = Vec::new();
    for neighbour in neighbours {
        let name = neighbour.circular().called();
        let folder = above.join(name);
        if !root.join("replay").join(format!("{name}.kdl")).is_file() {
            continue;
        }
        match plan_of(&folder, neighbour) {
            Ok(plan) => plans.push(plan),
            Err(error) => eprintln!("nabotjek: {error:#}"),
        }
        proposals.extend(all_proposals(&proposals_of(&folder, neighbour)?)?);
    }
    if plans.is_empty() {
        return Ok(None);
    }
    let rules = Arc::clone(own);
    let make = move || {
        let today = rules.civil_day(jiff::Timestamp::now());
        invented_under(&caseload, Some(YEAR), &rules, today).map_err(|error| format!("{error:#}"))
    };
    let replaying = Replaying::new(format!("{country}-{YEAR}"), make, plans);
    Ok(Some(Arc::new(replaying.proposing(proposals).keeping(data.join("proposals")))))
}
