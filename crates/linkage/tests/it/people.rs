use linkage::{Birth, BirthLevel, NameLevel, Person, Sought, is_likely, traces};
use proptest::prelude::*;

fn bits(one: &Person, other: &Person) -> f32 {
    Sought::of(one.clone()).weigh(other).bits
}

fn shared(one: &Person, other: &Person) -> usize {
    let others = traces(other);
    traces(one).iter().filter(|trace| others.contains(trace)).count()
}

prop_compose! {
    fn person()(given in "\\PC{0,12}", family in "\\PC{0,12}", born in prop::option::of((1900..2020, 1..=12, 1..=31))) -> Person {
        let born = born.and_then(|(year, month, day)| Birth::of(&format!("{year:04}{month:02}{day:02}")));
        Person::of(&given, &family, born)
    }
}

proptest! {
    #[test]
    fn what_speaks_for_a_pair_is_the_same_both_ways_and_bounded(one in person(), other in person()) {
        prop_assert_eq!(bits(&one, &other), bits(&other, &one));
        prop_assert!(bits(&one, &other).abs() < 64.0);
    }

    #[test]
    fn nobody_is_closer_to_a_person_than_the_person(one in person(), other in person()) {
        prop_assume!(!one.given.is_unknown() && !one.family.is_unknown() && one.born.is_some());
        prop_assume!(one.given.letters() != one.family.letters());
        prop_assert!(bits(&one, &one) >= bits(&one, &other));
    }

    #[test]
    fn exchanged_names_share_traces(given in "[a-z]{2,12}", family in "[a-z]{2,12}") {
        let (one, other) = (Person::of(&given, &family, None), Person::of(&family, &given, None));
        prop_assert_eq!(traces(&one), traces(&other));
    }

    #[test]
    fn traces_are_few_and_each_is_there_once(one in person()) {
        let all = traces(&one);
        prop_assert!(all.len() <= 10);
        prop_assert!(all.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn any_text_whatever_may_be_a_date(text in any::<String>()) {
        let _ = Birth::of(&text);
    }
}

#[test]
fn a_person_is_found_again_however_they_were_written_down() {
    let known = Person::of("Amina Fatou", "El Idrissi", Birth::of("1994-03-11"));
    for (what, other) in [
        ("as it stands", Person::of("Amina Fatou", "El Idrissi", Birth::of("1994-03-11"))),
        ("exchanged", Person::of("El Idrissi", "Amina Fatou", Birth::of("1994-03-11"))),
        ("one word of two", Person::of("Amina", "Elidrissi", Birth::of("1994-03-11"))),
        ("day and month exchanged", Person::of("Amina Fatou", "El Idrissi", Birth::of("1994-11-03"))),
        ("a digit off", Person::of("Amina Fatou", "Idrissi", Birth::of("1994-03-17"))),
        ("no date", Person::of("Amina-Fatou", "El-Idrissi", None)),
        ("in one line", Person::of_whole("EL IDRISSI, Amina Fatou", Birth::of("1994-03-11"))),
    ] {
        assert!(shared(&known, &other) > 0, "{what}: no trace in common");
        let bits = bits(&known, &other);
        assert!(is_likely(bits, 10_000), "{what}: {bits}");
    }
    let stranger = Person::of("Amina", "Benali", Birth::of("1988-07-30"));
    assert!(!is_likely(bits(&known, &stranger), 10_000));
}

#[test]
fn another_script_is_found_again() {
    let known = Person::of("Mohammed", "Youssef", Birth::of("1990-05-04"));
    let other = Person::of("محمد", "يوسف", Birth::of("1990-05-04"));
    assert!(shared(&known, &other) > 0);
    assert!(is_likely(bits(&known, &other), 100_000));
}

#[test]
fn the_first_of_january_says_less_than_another_day() {
    let (placeholder, day) = (Birth::of("1990-01-01"), Birth::of("1990-01-02"));
    let same = |born| bits(&Person::of("Li", "Wei", born), &Person::of("Li", "Wei", born));
    assert!(same(placeholder) < same(day));
}

#[test]
fn a_rare_name_says_more_than_a_common_one() {
    let person = Person::of("Zephyrine", "Okonjo", None);
    let with = |share| Sought::of(person.clone()).with_shares(Some(share), Some(share)).weigh(&person).bits;
    assert!(with(0.000_01) > with(0.01));
    assert!(with(0.0).is_finite());
}

#[test]
fn a_date_says_how_far_it_is_off() {
    let level = |one, other| Birth::level(Birth::of(one), Birth::of(other));
    assert_eq!(level("1990-05-04", "1990-05-04"), BirthLevel::Same);
    assert_eq!(level("1990-05-04", "1990-04-05"), BirthLevel::Exchanged);
    assert_eq!(level("1990-05-04", "1990-05-09"), BirthLevel::OneDigit);
    assert_eq!(level("1990-05-04", "1909-05-04"), BirthLevel::OneDigit);
    assert_eq!(level("1990-05-04", "1980-05-03"), BirthLevel::TwoDigits);
    assert_eq!(level("1990-05-04", "1990-12-31"), BirthLevel::Year);
    assert_eq!(level("1990-05-04", "2011-05-04"), BirthLevel::Day);
    assert_eq!(level("1990-05-04", "2011-12-31"), BirthLevel::Far);
    assert_eq!(level("1990-05-04", "unknown"), BirthLevel::Unknown);
}

#[test]
fn what_was_found_is_said_of_each_name() {
    let sought = Sought::of(Person::of("Marta", "Kowalska", None));
    let weight = sought.weigh(&Person::of("Kowalski", "Marta", None));
    assert!(weight.exchanged);
    assert_eq!((weight.given, weight.family), (NameLevel::Same, NameLevel::OneSlip));
}
