//! Belgium and Finland, and Denmark and Finland: what a comparison must bring out.

use neighbour::compare::Verdict;

use crate::{belgium, compared, compiled, national_folder, read, verdict};

/// Each line: a row's key, the verdict on Finland beside Belgium.
const BESIDE_BELGIUM: [(&str, Verdict); 11] = [
    // One of four means must be shown, except for a child.
    ("offence.means-needed", Verdict::Stricter),
    // Thirty days at the shortest beside forty-five.
    ("reflection.length", Verdict::Stricter),
    // Help is no matter of the period: whoever is admitted has it.
    ("rights.reflection.shelter", Verdict::Same),
    ("rights.reflection.work", Verdict::Same),
    ("cooperation.support-without", Verdict::Same),
    // In both countries some stay is granted without cooperation.
    ("cooperation.stay-without", Verdict::Same),
    ("rights.stay.work", Verdict::Same),
    ("stay.length", Verdict::Looser),
    // A continuous permit is not a permanent one.
    ("permanent.who", Verdict::Absent),
    ("rapporteur.rapporteur", Verdict::Same),
    ("targets.target.inspections", Verdict::Absent),
];

/// The same beside Denmark.
const BESIDE_DENMARK: [(&str, Verdict); 3] = [
    ("rights.stay.residence", Verdict::Same),
    ("rapporteur.rapporteur", Verdict::Absent),
    ("reflection.length", Verdict::Same),
];

#[test]
fn finland_beside_its_neighbours() {
    let finland = compiled(read(&national_folder("fi")));
    let denmark = compiled(read(&national_folder("dk")));
    for (left, lines) in [(&belgium(), &BESIDE_BELGIUM[..]), (&denmark, &BESIDE_DENMARK[..])] {
        let comparison = compared(left, &finland);
        for (key, expected) in lines {
            assert_eq!(verdict(&comparison, key), *expected, "{key}");
        }
    }
}
