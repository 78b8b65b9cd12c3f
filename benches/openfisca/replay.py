"""What the Belgian and the Danish rules give to persons, month by month for ten months, computed by OpenFisca.

replay.py PEOPLE.csv

The variables are a part of what the replay decides: for each country the dates of its main stages, and on how many days of each
month each right is held. No duties, no reasons, no corrections, no law over time, and only the first renewal of a permit.
"""

import sys
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, period as period_of
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

NEVER = 10**6
Person = build_entity(key="person", plural="persons", label="A presumed victim", is_person=True)

INPUTS = ["minor", "referred", "agreed", "intake", "returned", "reflection_requested", "cooperates",
          "permit_issued", "permit_renewed", "stay_withdrawn", "permanent_granted"]


def an_input(name):
    return type(name, (Variable,), {"value_type": int, "entity": Person, "definition_period": DateUnit.ETERNITY,
                                    "label": name, "default_value": NEVER})


def once(name, formula):
    return type(name, (Variable,), {"value_type": int, "entity": Person, "definition_period": DateUnit.ETERNITY,
                                    "label": name, "formula": formula})


def monthly(name, formula):
    return type(name, (Variable,), {"value_type": int, "entity": Person, "definition_period": DateUnit.MONTH,
                                    "label": name, "formula": formula})


def days(begin, end, period):
    """How many days of [begin, end) lie in a month."""
    first = np.datetime64(str(period.start)).astype("datetime64[D]").astype(int)
    last = first + period.size_in_days
    return np.clip(np.minimum(end, last) - np.maximum(begin, first), 0, None)


def dk_identified(person, period):
    p = lambda name: person(name, period)
    return (p("referred") < NEVER) & (p("intake") < NEVER) & ((p("minor") == 1) | (p("agreed") <= p("referred")))


def dk_last_day(person, period):
    return np.where(person("dk_identified", period), person("referred", period) + 30, -1)


def dk_end(person, period):
    returned, referred = person("returned", period), person("referred", period)
    last = person("dk_last_day", period) + 1
    return np.where(returned > referred, np.minimum(returned, last), last)


def be_reflection_end(person, period):
    begin = person("reflection_requested", period)
    return np.minimum.reduce([begin + 46, person("cooperates", period), person("returned", period)])


def be_document_end(person, period):
    begin = person("cooperates", period)
    return np.minimum.reduce([begin + 92, person("permit_issued", period), person("stay_withdrawn", period)])


def be_permit_end(person, period):
    begin = np.where(person("permit_renewed", period) < NEVER, person("permit_renewed", period),
                     person("permit_issued", period))
    return np.minimum.reduce([begin + 183, person("stay_withdrawn", period), person("permanent_granted", period)])


def be_care_end(person, period):
    return np.where(person("intake", period) < NEVER, person("returned", period), -1)


def be_expired(person, period):
    end, withdrawn = person("be_permit_end", period), person("stay_withdrawn", period)
    return np.where((person("permit_issued", period) < NEVER) & (end < withdrawn), end, NEVER)


def dk_begin(person, period):
    return np.where(person("dk_identified", period), person("referred", period), NEVER)


def dk_care_begin(person, period):
    begin = person("dk_begin", period)
    day = np.where(begin < NEVER, begin, 0).astype("datetime64[D]")
    return np.where(begin < NEVER, np.busday_offset(day, 3, roll="backward").astype(int), NEVER)


def dk_duty_to_leave(person, period):
    return np.where(person("dk_identified", period), person("dk_end", period), NEVER)


# By country and right: the stages that give it, each by its first day and the day after its last.
BE_STAY = [("reflection_requested", "be_reflection_end"), ("cooperates", "be_document_end"),
           ("permit_issued", "be_permit_end"), ("permanent_granted", "never")]
BE_CARE = [("intake", "be_care_end")]
DK_PERIOD = [("dk_begin", "dk_end")]
DK_CARE = [("dk_begin", "dk_end"), ("dk_care_begin", "dk_end")]
DK_CASE = [("cooperates", "stay_withdrawn")]
RIGHTS = {
    "be_no_removal": BE_STAY, "be_residence": BE_STAY[2:], "be_work": BE_STAY[1:], "be_document": BE_STAY,
    "be_shelter": BE_CARE, "be_support": BE_CARE, "be_prepared_return": BE_CARE,
    "be_information": [("referred", "intake")], "be_non_punishment": BE_STAY[2:],
    "dk_no_removal": DK_PERIOD, "dk_shelter": DK_PERIOD, "dk_support": DK_CARE, "dk_contact_person": DK_CARE,
    "dk_health_care": DK_PERIOD, "dk_education": DK_PERIOD, "dk_prepared_return": DK_PERIOD,
    "dk_information": [("referred", "dk_begin")], "dk_anonymity": [("referred", "dk_begin")],
    "dk_victims_counsel": DK_CASE, "dk_witness_guidance": DK_CASE, "dk_residence": [], "dk_work": [],
}


def never(person, period):
    return np.full(person.count, NEVER)


def held(chain):
    """A formula: on how many days of the month a right is held."""
    def formula(person, period):
        total = np.zeros(person.count, dtype=int)
        for begin, end in chain:
            total = np.maximum(total, days(person(begin, period), person(end, period), period))
        return total
    return formula


DATES = [dk_identified, dk_last_day, dk_end, dk_begin, dk_care_begin, dk_duty_to_leave, be_reflection_end,
         be_document_end, be_permit_end, be_care_end, be_expired, never]


def main(path):
    data = np.loadtxt(path, delimiter=",", dtype=np.int64)
    count = len(data)
    system = TaxBenefitSystem([Person])
    for name in INPUTS:
        system.add_variable(an_input(name))
    for formula in DATES:
        system.add_variable(once(formula.__name__, formula))
    for name, chain in RIGHTS.items():
        system.add_variable(monthly(name, held(chain)))
    simulation = SimulationBuilder().build_default_simulation(system, count)
    for column, name in enumerate(INPUTS):
        values = data[:, column]
        simulation.set_input(name, "ETERNITY", np.where(values < 0, NEVER, values))
    began = time.process_time()
    total = 0
    for month in range(1, 11):
        period = period_of(f"2020-{month:02d}")
        for name in RIGHTS:
            total += int(simulation.calculate(name, period).sum())
    for formula in DATES:
        simulation.calculate(formula.__name__, period_of("2020-01"))
    seconds = time.process_time() - began
    identified = int(simulation.calculate("dk_identified", period_of("2020-01")).sum())
    print(f"OpenFisca, {count} persons, {len(DATES)} dates and {len(RIGHTS)} rights a month, ten months: {seconds:.2f} s, {identified} identified, {total} days")
    print(f"ten months: {count / seconds:.0f} persons/s")


main(sys.argv[1])
