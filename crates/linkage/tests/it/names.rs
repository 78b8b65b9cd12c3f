use linkage::{Letters, Name, Pattern, Sound};
use proptest::prelude::*;

fn slips(one: &str, other: &str) -> u32 {
    Pattern::of(&Letters::of(one)).slips(&Letters::of(other))
}

proptest! {
    #[test]
    fn slips_are_those_of_the_plain_way_of_counting_them(one in "[a-e]{0,32}", other in "[a-e]{0,32}") {
        prop_assert_eq!(slips(&one, &other) as usize, strsim::osa_distance(&one, &other));
    }

    #[test]
    fn slips_are_the_same_both_ways(one in "\\PC{0,40}", other in "\\PC{0,40}") {
        prop_assert_eq!(slips(&one, &other), slips(&other, &one));
        prop_assert!(slips(&one, &other) <= 32);
        prop_assert_eq!(slips(&one, &one), 0);
    }

    #[test]
    fn any_text_whatever_is_a_name(text in any::<String>()) {
        let name = Name::of(&text);
        prop_assert!(name.letters().len() <= 32);
        prop_assert!(name.letters().codes().iter().all(|code| (1..64).contains(code)));
        let _ = Sound::of(&name.letters());
    }
}

/// Spellings that offices use for one name.
#[test]
fn usual_spellings_of_one_name_sound_alike() {
    let groups: &[&[&str]] = &[
        &["Mohammed", "Muhammad", "Mohamad", "Mohamed", "محمد", "Мухаммед"],
        &["Ahmed", "Ahmad", "احمد", "أحمد"],
        &["Hussein", "Hussain", "Husayn", "Hossein", "حسين"],
        &["Youssef", "Yusuf", "Yousef", "Yusuph", "يوسف"],
        &["Fatima", "Fatimah", "Fatema"],
        &["Sarah", "Sara"],
        &["Khalid", "Khaled", "Halid", "خالد"],
        &["Qasim", "Kassim", "Kasim"],
        &["Aleksandr", "Alexandr", "Aleksandr", "Александр"],
        &["Oksana", "Oxana", "Оксана"],
        &["Nguyễn", "Nguyen"],
        &["Łukasz", "Lukasz"],
    ];
    for group in groups {
        let sounds: Vec<Sound> = group.iter().map(|name| Sound::of(&Letters::of(name))).collect();
        for (name, sound) in group.iter().zip(&sounds) {
            assert_eq!(sound, &sounds[0], "{name} beside {}", group[0]);
        }
    }
}

#[test]
fn other_names_do_not_sound_alike() {
    for (one, other) in [("Amina", "Amira"), ("Ana", "Anna Maria"), ("Li", "Wu"), ("Omar", "Amr Ali")] {
        assert_ne!(Sound::of(&Letters::of(one)), Sound::of(&Letters::of(other)), "{one} beside {other}");
    }
}
