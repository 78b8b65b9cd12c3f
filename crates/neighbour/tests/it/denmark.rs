//! Belgium and Denmark: what a comparison of these two must bring out.

use neighbour::compare::Verdict;

use crate::{belgium, compared, compiled, national_folder, read};

/// Each line: a row's key, the verdict on Denmark beside Belgium.
const BROUGHT_OUT: [(&str, Verdict); 13] = [
    // A means must be shown in Denmark; in Belgium means only raise the penalty.
    ("offence.means-needed", Verdict::Stricter),
    ("offence.means-aggravating", Verdict::Absent),
    // 30 days to leave beside 45 to decide; with every extension 120.
    ("reflection.length", Verdict::Stricter),
    ("reflection.longest", Verdict::Looser),
    ("rights.reflection.shelter", Verdict::Same),
    // Nobody may work in the period of either country.
    ("rights.reflection.work", Verdict::Same),
    // Support asks for no cooperation in the period of either country.
    ("cooperation.reflection-without", Verdict::Same),
    // Whether the holder of a Danish permit may work, and how long it lasts, is for the authority to say.
    ("rights.stay.work", Verdict::Unknown),
    ("stay.length", Verdict::Unknown),
    ("permanent.who", Verdict::Absent),
    ("targets.target.inspections", Verdict::Absent),
    ("rapporteur.rapporteur", Verdict::Absent),
    ("who.opens-reflection", Verdict::Differs),
];

#[test]
fn the_neighbours_differences_stand_in_the_comparison() {
    let comparison = compared(&belgium(), &compiled(read(&national_folder("dk"))));
    let rows: Vec<_> = comparison.topics.iter().flat_map(|topic| &topic.rows).collect();
    for (key, verdict) in BROUGHT_OUT {
        let row = rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"));
        assert_eq!(row.verdict, verdict, "{key}: {row:#?}");
    }
}
