"""What the Belgian and the Danish rules give to persons, computed by OpenFisca for whole portions of them at once.

replay.py: reads lines "IN OUT" and answers each with the seconds that OpenFisca computed, without and with months. IN holds
what happened to each person, turn by turn; OUT takes the answers, which the bench compares with its own, person by person.

What is computed: under the Belgian rules whether each event is possible, the stage of stay after it with its last day, how far
identification went, which duties are open and by when, and on how many days rights were held; under the Danish rules whether and when a person is identified, the
departure deadline, and the same days; and for ten months the days of each month on which each of these rights was held.

What is made easy: events come in the order of their effect, corrections applied, annulled ones and those without effect on
what is asked left out; the day on which a person comes of age is given; months and working days are added by tables. Each
variable is computed once and kept. There are no reasons, no Danish duties, and no region or office.
"""

import datetime
import sys
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, period as period_of
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

NEVER = 2**31 - 1000
Person = build_entity(key="person", plural="persons", label="A presumed victim", is_person=True)

# What happens, in the bench's numbers.
(NOTHING, DETECTED, BROKEN, RESUMED, AGREED, DECLINED, REFERRED, INTAKE, BORN, PROVEN, REFLECTION, MINOR_STAY, MINOR_RENEWED,
 COOPERATES, COOPERATION_ENDED, DOCUMENT, DOCUMENT_RENEWED, FAVOURABLE, UNCLEAR, UNFAVOURABLE, PERMIT, PERMIT_RENEWED,
 CHARGED, JUDGED, DISMISSED, PERMANENT, ACCOMPANIMENT_ENDED, WITHDRAWN, RETURNED, CLOSED, INFORMED, NOTIFIED, REFERRAL_ACCEPTED,
 REFERRAL_RETURNED, PLANNED, RISK_ASSESSED, GUARDED, ANNEX_ISSUED, DISCUSSED, MINOR_DOCUMENT, DOCUMENT_ISSUED, OPINION_ASKED,
 PERMIT_ASKED, RENEWAL_ASKED, INVESTIGATED, PERMANENT_ASKED) = range(KINDS := 46)

# Stages of stay.
(NONE, ORIENTED, REFLECTING, DOCUMENTED, MINOR, PERMITTED, EXPIRED, ORDERED, ENDED, STAYS) = range(10)
# Stages of care and of proceedings.
_, WAITS_ANSWER, WAITS_INTAKE, CARED_FOR = range(4)
_, EXAMINED, IN_INVESTIGATION, AT_COURT, AFTER_JUDGMENT, DROPPED = range(6)


def flags(length, *places):
    table = np.zeros(length, dtype=bool)
    table[list(places)] = True
    return table


LAPSES_INTO = np.arange(10, dtype=np.int32)
LAPSES_INTO[[REFLECTING, DOCUMENTED, MINOR, PERMITTED]] = [ORDERED, EXPIRED, EXPIRED, EXPIRED]
MONTHS = np.zeros(10, dtype=np.int32)
MONTHS[[DOCUMENTED, MINOR, PERMITTED]] = [3, 3, 6]
PROTECTED = flags(10, REFLECTING, DOCUMENTED, MINOR, PERMITTED, EXPIRED)
WITH_DOCUMENT = flags(10, DOCUMENTED, PERMITTED, EXPIRED)
GIVES_PROTECTION = flags(10, ORIENTED, REFLECTING, DOCUMENTED, MINOR, PERMITTED, STAYS)
GIVES_SUPPORT = PROTECTED
GIVES_WORK = flags(10, DOCUMENTED, PERMITTED, STAYS)

# By event and stage: whether the event is possible during the stage.
POSSIBLE = np.ones((KINDS, 10), dtype=bool)
POSSIBLE[REFERRED] = POSSIBLE[REFLECTION] = POSSIBLE[MINOR_STAY] = flags(10, ORIENTED)
POSSIBLE[MINOR_RENEWED] = flags(10, MINOR)
POSSIBLE[COOPERATES] = flags(10, ORIENTED, REFLECTING, MINOR)
POSSIBLE[DOCUMENT] = flags(10, ORIENTED, DOCUMENTED)
POSSIBLE[DOCUMENT_RENEWED] = flags(10, DOCUMENTED)
POSSIBLE[[FAVOURABLE, UNCLEAR, UNFAVOURABLE]] = PROTECTED
POSSIBLE[PERMIT] = flags(10, DOCUMENTED, MINOR, EXPIRED)
POSSIBLE[PERMIT_RENEWED] = POSSIBLE[PERMANENT] = flags(10, PERMITTED, EXPIRED)
POSSIBLE[WITHDRAWN] = PROTECTED | flags(10, ENDED)
POSSIBLE[[ANNEX_ISSUED]] = flags(10, REFLECTING)
POSSIBLE[DISCUSSED] = flags(10, REFLECTING, MINOR)
POSSIBLE[MINOR_DOCUMENT] = flags(10, MINOR)
POSSIBLE[DOCUMENT_ISSUED] = flags(10, DOCUMENTED)
POSSIBLE[OPINION_ASKED] = PROTECTED
POSSIBLE[PERMIT_ASKED] = flags(10, DOCUMENTED, MINOR, EXPIRED)
POSSIBLE[RENEWAL_ASKED] = flags(10, DOCUMENTED, MINOR, PERMITTED, EXPIRED)
POSSIBLE[PERMANENT_ASKED] = flags(10, PERMITTED, EXPIRED)
POSSIBLE = POSSIBLE.ravel()

OPINIONS = flags(KINDS, FAVOURABLE, UNCLEAR, UNFAVOURABLE)
ENDS_PROTECTION = flags(KINDS, RESUMED, ACCOMPANIMENT_ENDED, WITHDRAWN)
ENDS_CARE = flags(KINDS, ACCOMPANIMENT_ENDED, RETURNED, CLOSED)
ENDS_STAY = flags(KINDS, RETURNED, CLOSED)
OPENS = np.zeros(KINDS, dtype=np.int32)
OPENS[[DETECTED, REFLECTION, MINOR_STAY, PERMIT, PERMANENT]] = [ORIENTED, REFLECTING, MINOR, PERMITTED, STAYS]
RENEWS = flags(KINDS, MINOR_RENEWED, DOCUMENT_RENEWED, PERMIT_RENEWED)

# Months by day: days are counted from 1 January 1900.
EPOCH = datetime.date(1900, 1, 1)
FIRST_OF = np.array([(datetime.date(1900 + m // 12, m % 12 + 1, 1) - EPOCH).days for m in range(12 * 160)], dtype=np.int32)
LENGTH_OF = np.diff(FIRST_OF).astype(np.int32)
MONTH_OF = np.repeat(np.arange(len(LENGTH_OF), dtype=np.int32), LENGTH_OF)
DAY_OF = np.arange(len(MONTH_OF), dtype=np.int32) - FIRST_OF[MONTH_OF]


def add_months(day, months):
    month = MONTH_OF[day] + months
    return FIRST_OF[month] + np.minimum(DAY_OF[day], LENGTH_OF[month] - 1)


def danish_working_days(after):
    """By day: the day so many working days later."""
    free = set()
    for year in range(1900, 2061):
        a, b, c = year % 19, year // 100, year % 100
        h = (19 * a + b - b // 4 - (8 * b + 13) // 25 + 15) % 30
        l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
        m = (a + 11 * h + 22 * l) // 451
        easter = datetime.date(year, (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1)
        moving = [-3, -2, 1, 39, 50] + ([26] if year < 2024 else [])
        free |= {easter + datetime.timedelta(days) for days in moving}
        free |= {datetime.date(year, 1, 1), datetime.date(year, 12, 25), datetime.date(year, 12, 26)}
    days = np.arange(len(MONTH_OF))
    # 1 January 1900 was a Monday.
    works = (days % 7 < 5) & ~np.isin(days, [(day - EPOCH).days for day in free])
    working = days[works]
    return working[np.minimum(np.cumsum(works) + after - 1, len(working) - 1)].astype(np.int32)


DANISH_WORKING_3 = danish_working_days(3)


def start_of(period):
    return (datetime.date(period.start.year, period.start.month, 1) - EPOCH).days


def a_month_before(day):
    """Of a last day, where there is one."""
    return add_months(np.where(day < NEVER, day, 0), np.where(day < NEVER, -1, 0))


# By when duties are due: below every day where none is owed.
NO_DUTY = -1
ANNEX_15 = (datetime.date(2017, 5, 20) - EPOCH).days
DUTIES = ["make_support_plan", "answer_referral", "hold_intake", "assess_risk", "examine_after_dismissal", "assess_age",
          "decide_on_investigation", "watch_two_years", "decide_after_expiry", "appoint_guardian", "ask_immatriculation",
          "issue_immatriculation", "issue_minor_document", "ask_minor_renewal", "inform", "contact_centre",
          "notify_magistrate", "ask_permanent", "decide_permanent", "ask_permit", "ask_opinion", "give_opinion",
          "ask_renewal", "ask_opinion_for_renewal", "give_opinion_for_renewal", "issue_permit", "decide_renewal",
          "issue_annex_15", "ask_decision_of_person", "decide_after_finding", "consider_appeal"]
OPINION_GIVEN = [FAVOURABLE, UNCLEAR, UNFAVOURABLE]
DONE_BY = {name: [] for name in DUTIES} | {
    "make_support_plan": [PLANNED], "contact_centre": [REFERRED, INTAKE],
    "answer_referral": [REFERRAL_ACCEPTED, REFERRAL_RETURNED, INTAKE], "hold_intake": [INTAKE],
    "assess_risk": [RISK_ASSESSED], "notify_magistrate": [NOTIFIED], "inform": [INFORMED], "appoint_guardian": [GUARDED],
    "issue_annex_15": [ANNEX_ISSUED], "ask_decision_of_person": [DISCUSSED, COOPERATES],
    "issue_minor_document": [MINOR_DOCUMENT], "ask_immatriculation": [DOCUMENT], "issue_immatriculation": [DOCUMENT_ISSUED],
    "issue_permit": [DOCUMENT_RENEWED, PERMIT, WITHDRAWN],
    "decide_renewal": [MINOR_RENEWED, DOCUMENT_RENEWED, PERMIT, PERMIT_RENEWED, WITHDRAWN],
    "ask_opinion": [OPINION_ASKED, *OPINION_GIVEN], "ask_opinion_for_renewal": [OPINION_ASKED, *OPINION_GIVEN],
    "give_opinion": OPINION_GIVEN, "give_opinion_for_renewal": OPINION_GIVEN,
    "ask_permit": [PERMIT_ASKED, RENEWAL_ASKED], "ask_minor_renewal": [PERMIT_ASKED, RENEWAL_ASKED],
    "ask_renewal": [RENEWAL_ASKED], "decide_after_expiry": [PERMIT, PERMIT_RENEWED, PERMANENT, WITHDRAWN],
    "decide_on_investigation": [INVESTIGATED, DISMISSED], "ask_permanent": [PERMANENT_ASKED, PERMANENT],
    "decide_permanent": [PERMANENT, WITHDRAWN], "decide_after_finding": [WITHDRAWN], "examine_after_dismissal": [WITHDRAWN],
}
GONE = [RETURNED, CLOSED]
NEEDLESS_AFTER = {
    "make_support_plan": [ACCOMPANIMENT_ENDED, *GONE], "answer_referral": GONE, "hold_intake": [REFERRAL_RETURNED, *GONE],
    "assess_risk": [ACCOMPANIMENT_ENDED, *GONE], "examine_after_dismissal": [INVESTIGATED, PERMANENT, *GONE],
    "assess_age": GONE, "watch_two_years": [CHARGED, PERMANENT, RESUMED, COOPERATION_ENDED, *GONE],
    "appoint_guardian": GONE, "contact_centre": [DECLINED, *GONE],
    "ask_immatriculation": [RESUMED, COOPERATION_ENDED, ACCOMPANIMENT_ENDED, WITHDRAWN, *GONE],
    "issue_immatriculation": [RESUMED, COOPERATION_ENDED, ACCOMPANIMENT_ENDED, WITHDRAWN, *GONE],
    "issue_minor_document": [RESUMED, ACCOMPANIMENT_ENDED, WITHDRAWN, *GONE],
    "issue_annex_15": [COOPERATES, RESUMED, ACCOMPANIMENT_ENDED, WITHDRAWN, *GONE],
    "ask_permanent": [RESUMED, ACCOMPANIMENT_ENDED, WITHDRAWN, *GONE],
    "decide_permanent": [RESUMED, ACCOMPANIMENT_ENDED, *GONE],
    "issue_permit": [RESUMED, COOPERATION_ENDED, ACCOMPANIMENT_ENDED, *GONE],
    "decide_renewal": [RESUMED, COOPERATION_ENDED, ACCOMPANIMENT_ENDED, *GONE],
    "decide_on_investigation": [CLOSED], "inform": [CLOSED], "notify_magistrate": [CLOSED],
}


class Model:
    """The rules for so many turns, as far as `until`, with one variable for each thing that a rule speaks of."""

    def __init__(self, turns, until, working):
        self.turns, self.until, self.working = turns, until, working
        self.system = TaxBenefitSystem([Person])
        for name in ["is_minor", "alone", "said_minor", "by_authority"]:
            self.given(name, bool)
        self.given("adult_on", int)
        for turn in range(turns):
            self.given(f"kind_{turn}", int)
            self.given(f"day_{turn}", int)
        self.given(f"day_{turns}", int)
        for turn in range(turns):
            self.belgian_turn(turn)
        self.belgian()
        self.danish()
        self.months()

    def given(self, name, kind):
        self.add(name, kind, DateUnit.ETERNITY, None)

    def add(self, name, kind, unit, formula):
        parts = {"value_type": kind, "entity": Person, "definition_period": unit, "label": name}
        if formula is not None:
            parts["formula"] = formula
        self.system.add_variable(type(name, (Variable,), parts))

    def once(self, name, kind, formula):
        self.add(name, kind, DateUnit.ETERNITY, lambda person, period: formula(lambda other: person(other, period)))

    def monthly(self, name, formula):
        self.add(name, int, DateUnit.MONTH, lambda person, period: formula(
            lambda other: person(other, period), start_of(period), start_of(period) + period.size_in_days))

    def belgian_turn(self, t):
        """What stands after a turn, from what stood before it."""
        before = f"_{t - 1}"

        def was(name, otherwise):
            first = np.bool_(otherwise) if isinstance(otherwise, bool) else otherwise
            return (lambda p: first) if t == 0 else (lambda p: p(name + before))

        def kind(p):
            return p(f"kind_{t}")

        def toggled(name, begins, ends):
            """Held since one event until another."""
            held = was(name, False)
            self.once(f"{name}_{t}", bool, lambda p: (held(p) | (p(f"accepted_{t}") & begins(kind(p)))) & ~(
                p(f"accepted_{t}") & ends(kind(p))))

        def noted(name, happens):
            """Held since an event for good."""
            held = was(name, False)
            self.once(f"{name}_{t}", bool, lambda p: held(p) | (p(f"accepted_{t}") & happens(kind(p))))

        def last_answer(name, answers):
            held = was(name, False)
            self.once(f"{name}_{t}", bool, lambda p: np.where(
                p(f"accepted_{t}") & OPINIONS[kind(p)], kind(p) == answers, held(p)))

        noted("detected", lambda k: k == DETECTED)
        toggled("ties_broken", lambda k: k == BROKEN, lambda k: k == RESUMED)
        toggled("agrees", lambda k: k == AGREED, lambda k: k == DECLINED)
        toggled("cooperating", lambda k: k == COOPERATES, lambda k: k == COOPERATION_ENDED)
        toggled("accompanied", lambda k: k == INTAKE, lambda k: ENDS_CARE[k])
        toggled("opinion_since_cooperation", lambda k: OPINIONS[k], lambda k: k == COOPERATES)
        toggled("opinion_since_permit", lambda k: OPINIONS[k], lambda k: (k == PERMIT) | (k == PERMIT_RENEWED))
        last_answer("favourable", FAVOURABLE)
        last_answer("unclear", UNCLEAR)
        noted("identity_proven", lambda k: k == PROVEN)
        noted("birth_known", lambda k: k == BORN)
        noted("document_renewed", lambda k: k == DOCUMENT_RENEWED)
        noted("permit_issued", lambda k: k == PERMIT)
        noted("charged", lambda k: k == CHARGED)
        noted("judged", lambda k: k == JUDGED)

        # Before the turn: the stage as it has lapsed, and who counts as under age.
        stage, due = was("stage", NONE), was("last_day", NEVER)
        self.once(f"stage_before_{t}", int, (lambda p: np.zeros_like(kind(p))) if t == 0 else (
            lambda p: np.where(due(p) < p(f"day_{t}"), LAPSES_INTO[stage(p)], stage(p))))
        birth_known = was("birth_known", False)
        self.once(f"under_age_{t}", bool, lambda p: np.where(birth_known(p), p(f"day_{t}") < p("adult_on"), p("said_minor")))
        self.once(f"minor_alone_{t}", bool, lambda p: p("alone") & p(f"under_age_{t}"))
        ties_broken, accompanied = was("ties_broken", False), was("accompanied", False)
        self.once(f"fulfils_{t}", bool, lambda p: np.broadcast_to(ties_broken(p) & accompanied(p), kind(p).shape))
        proven, cooperating = was("identity_proven", False), was("cooperating", False)
        favourable, unclear = was("favourable", False), was("unclear", False)
        heard, heard_again = was("opinion_since_cooperation", False), was("opinion_since_permit", False)
        document_renewed, issued = was("document_renewed", False), was("permit_issued", False)
        agrees, detected = was("agrees", False), was("detected", False)
        charged, judged = was("charged", False), was("judged", False)
        care, proceedings = was("care", 0), was("proceedings", 0)
        renewals = was("renewals", 0)
        self.once(f"may_have_permit_{t}", bool, lambda p: (
            p(f"fulfils_{t}") & cooperating(p) & heard(p) & favourable(p) & proven(p)))
        self.once(f"may_renew_permit_{t}", bool, lambda p: (
            p(f"fulfils_{t}") & issued(p) & cooperating(p) & heard_again(p) & favourable(p) & proven(p)))
        self.once(f"may_renew_document_{t}", bool, lambda p: (
            p(f"fulfils_{t}") & cooperating(p) & proven(p) & heard(p) & unclear(p) & ~document_renewed(p) & (renewals(p) < 1)))
        self.once(f"may_have_document_{t}", bool, lambda p: p(f"fulfils_{t}") & cooperating(p) & ~p(f"minor_alone_{t}"))

        def accepted(p):
            k = kind(p)
            possible = POSSIBLE[k * 10 + p(f"stage_before_{t}")] & ((k == DETECTED) ^ detected(p)) & (k != NOTHING)
            asked = [
                (REFERRED, agrees(p) | p(f"under_age_{t}")),
                (REFLECTION, p(f"fulfils_{t}") & ~p(f"minor_alone_{t}")),
                (MINOR_STAY, p(f"fulfils_{t}") & p(f"minor_alone_{t}")),
                (MINOR_RENEWED, p(f"fulfils_{t}")),
                (DOCUMENT, p(f"may_have_document_{t}")),
                (DOCUMENT_RENEWED, p(f"may_renew_document_{t}")),
                (PERMIT, p(f"may_have_permit_{t}")),
                (PERMIT_RENEWED, p(f"may_renew_permit_{t}")),
                (PERMANENT, charged(p) & judged(p)),
                (COOPERATION_ENDED, cooperating(p)),
                (ACCOMPANIMENT_ENDED, accompanied(p)),
                (JUDGED, proceedings(p) == AT_COURT),
                (INVESTIGATED, (proceedings(p) == EXAMINED) | (proceedings(p) == DROPPED)),
                (DISMISSED, (proceedings(p) >= EXAMINED) & (proceedings(p) <= AT_COURT)),
                (REFERRAL_ACCEPTED, care(p) == WAITS_ANSWER),
                (REFERRAL_RETURNED, (care(p) == WAITS_ANSWER) | (care(p) == WAITS_INTAKE)),
                (PLANNED, accompanied(p)),
                (GUARDED, p(f"minor_alone_{t}")),
            ]
            for event, holds in asked:
                possible = possible & ((k != event) | holds)
            return possible

        self.once(f"accepted_{t}", bool, accepted)

        def stage_after(p):
            k, now = kind(p), p(f"stage_before_{t}")
            opens = OPENS[k]
            after = np.where(opens != NONE, opens, now)
            after = np.where((k == DOCUMENT) & (now == ORIENTED), DOCUMENTED, after)
            after = np.where((k == COOPERATES) & (now == REFLECTING) & p(f"fulfils_{t}"), DOCUMENTED, after)
            after = np.where((k == PERMIT_RENEWED) & (now == EXPIRED), PERMITTED, after)
            after = np.where(ENDS_PROTECTION[k] & PROTECTED[now], ENDED, after)
            after = np.where((k == COOPERATION_ENDED) & WITH_DOCUMENT[now], ENDED, after)
            after = np.where(ENDS_STAY[k], NONE, after)
            return np.where(p(f"accepted_{t}"), after, now)

        self.once(f"stage_{t}", int, stage_after)

        def care_after(p):
            k, now = kind(p), care(p)
            after = np.where(k == REFERRED, WAITS_ANSWER, now)
            after = np.where(k == REFERRAL_ACCEPTED, WAITS_INTAKE, after)
            after = np.where(k == INTAKE, CARED_FOR, after)
            after = np.where((k == REFERRAL_RETURNED) | ENDS_STAY[k], 0, after)
            after = np.where((k == ACCOMPANIMENT_ENDED) & (now == CARED_FOR), 0, after)
            return np.where(p(f"accepted_{t}"), after, now)

        def proceedings_after(p):
            k, now = kind(p), proceedings(p)
            after = np.where(k == COOPERATES, EXAMINED, now)
            after = np.where(k == INVESTIGATED, IN_INVESTIGATION, after)
            after = np.where(k == CHARGED, AT_COURT, after)
            after = np.where(k == JUDGED, AFTER_JUDGMENT, after)
            after = np.where(k == DISMISSED, DROPPED, after)
            after = np.where(k == CLOSED, 0, after)
            return np.where(p(f"accepted_{t}"), after, now)

        self.once(f"care_{t}", int, care_after)
        self.once(f"proceedings_{t}", int, proceedings_after)
        base = was("base", 0)
        self.once(f"opened_{t}", bool, lambda p: p(f"stage_{t}") != p(f"stage_before_{t}"))
        self.once(f"base_{t}", int, lambda p: np.where(p(f"opened_{t}"), p(f"day_{t}"), base(p)))
        self.once(f"renewals_{t}", int, lambda p: np.where(
            p(f"opened_{t}"), 0, renewals(p) + (p(f"accepted_{t}") & RENEWS[kind(p)])))

        def last_day(p):
            now, began = p(f"stage_{t}"), p(f"base_{t}")
            ends = add_months(began, MONTHS[now] * (p(f"renewals_{t}") + 1))
            ends = np.where(MONTHS[now] > 0, ends, NEVER)
            return np.where(now == REFLECTING, began + 45, ends)

        self.once(f"last_day_{t}", int, last_day)
        self.once(f"renewed_{t}", bool, lambda p: p(f"renewals_{t}") > np.where(p(f"opened_{t}"), 0, renewals(p)))
        self.duties(t, was)
        # Until the next turn a stage stands up to its last day, and then what it lapses into.
        self.once(f"stands_until_{t}", int, lambda p: np.minimum(p(f"last_day_{t}") + 1, p(f"day_{t + 1}")))
        self.once(f"lapsed_{t}", int, lambda p: LAPSES_INTO[p(f"stage_{t}")])
        known = was("identification", 0)

        def identification(p):
            k, now = kind(p), known(p)
            after = np.where(k == DETECTED, 1, now)
            after = np.where((k == INTAKE) & (now == 1), 2, after)
            after = np.where((k == PERMIT) & (now == 2), 3, after)
            after = np.where(k == CLOSED, 0, after)
            return np.where(p(f"accepted_{t}"), after, now)

        self.once(f"identification_{t}", int, identification)

    def duties(self, t, was):
        """By when each duty is due after a turn: NO_DUTY where none is open, NEVER where it has no last day."""
        kind = lambda p: p(f"kind_{t}")
        today = lambda p: p(f"day_{t}")
        accepted = lambda p: p(f"accepted_{t}")

        def on(*events):
            opens = flags(KINDS, *events)
            return lambda p: opens[kind(p)]

        never = lambda p: NEVER
        working = lambda place: lambda p: self.working[place][today(p)]
        months = lambda number: lambda p: add_months(today(p), number)
        detected, minor_alone = on(DETECTED), lambda p: p("alone") & p("said_minor")
        by_event = {
            "make_support_plan": (on(INTAKE), working(2)),
            "answer_referral": (on(REFERRED), working(0)),
            "hold_intake": (on(REFERRAL_ACCEPTED), working(1)),
            "assess_risk": (on(INTAKE), never),
            "examine_after_dismissal": (on(DISMISSED), never),
            "assess_age": (lambda p: detected(p) & p("said_minor") & ~p("is_minor"), never),
            "decide_on_investigation": (on(COOPERATES), months(3)),
            "watch_two_years": (on(COOPERATES), months(24)),
            "appoint_guardian": (lambda p: detected(p) & minor_alone(p), never),
            "ask_immatriculation": (
                lambda p: on(COOPERATES)(p) & p(f"accompanied_{t}") & ~p(f"minor_alone_{t}"), never),
            "issue_immatriculation": (on(DOCUMENT), never),
            "issue_minor_document": (on(MINOR_STAY), never),
            "inform": (detected, never),
            "contact_centre": (detected, never),
            "notify_magistrate": (lambda p: detected(p) & p("by_authority"), never),
            "ask_permanent": (on(JUDGED), never),
            "decide_permanent": (on(PERMANENT_ASKED), never),
            "issue_permit": (on(PERMIT_ASKED), never),
            "decide_renewal": (on(RENEWAL_ASKED), never),
            "issue_annex_15": (lambda p: on(REFLECTION)(p) & (today(p) >= ANNEX_15), never),
        }
        for name, (opens, due) in by_event.items():
            ended, before = flags(KINDS, *DONE_BY[name], *NEEDLESS_AFTER.get(name, [])), was(f"due_{name}", NO_DUTY)

            def formula(p, opens=opens, due=due, ended=ended, before=before):
                left = np.where(accepted(p) & ended[kind(p)], NO_DUTY, before(p))
                return np.where(accepted(p) & opens(p), due(p), left)
            self.once(f"due_{name}_{t}", int, formula)
        # With the term of a stage: open until done or until the term ends.
        last_day = lambda p: p(f"last_day_{t}")
        by_term = {
            "ask_decision_of_person": (REFLECTING, lambda p: last_day(p) - 10),
            "ask_permit": (DOCUMENTED, lambda p: a_month_before(last_day(p))),
            "ask_opinion": (DOCUMENTED, lambda p: last_day(p) - 21),
            "give_opinion": (DOCUMENTED, lambda p: last_day(p) - 15),
            "ask_minor_renewal": (MINOR, lambda p: a_month_before(last_day(p))),
            "ask_renewal": (PERMITTED, lambda p: a_month_before(last_day(p))),
            "ask_opinion_for_renewal": (PERMITTED, lambda p: last_day(p) - 21),
            "give_opinion_for_renewal": (PERMITTED, lambda p: last_day(p) - 15),
            "decide_after_expiry": (EXPIRED, never),
            "decide_after_finding": (ENDED, lambda p: p(f"base_{t}") + 15),
        }
        stage = was("stage", NONE)
        self.once(f"lapsed_before_{t}", bool, lambda p: p(f"stage_before_{t}") != stage(p))
        for name, (of, due) in by_term.items():
            does, before = flags(KINDS, *DONE_BY[name]), was(f"done_{name}", False)
            self.once(f"done_{name}_{t}", bool, lambda p, does=does, before=before: ~(p(f"opened_{t}") | p(f"renewed_{t}")) & (
                (before(p) & ~p(f"lapsed_before_{t}")) | (accepted(p) & does[kind(p)])))
            self.once(f"due_{name}_{t}", int, lambda p, name=name, of=of, due=due: np.where(
                (p(f"stage_{t}") == of) & ~p(f"done_{name}_{t}"), due(p), NO_DUTY))
        # Against a withdrawal there is an appeal for thirty days.
        appeal = was("appeal_until", NO_DUTY)
        self.once(f"appeal_until_{t}", int, lambda p: np.where(
            accepted(p) & ENDS_STAY[kind(p)], NO_DUTY, np.where(
                accepted(p) & (kind(p) == WITHDRAWN) & (appeal(p) < today(p)), today(p) + 30, appeal(p))))
        self.once(f"due_consider_appeal_{t}", int, lambda p: np.where(
            p(f"appeal_until_{t}") == NO_DUTY, NO_DUTY, p(f"appeal_until_{t}") - 10))

    def first(self, name, reached):
        """The first day of which something holds."""
        def formula(p):
            found = NEVER
            for t in range(self.turns):
                found = np.minimum(found, np.where(reached(p, t), p(f"day_{t}"), NEVER))
            return found
        self.once(name, int, formula)

    def belgian(self):
        last, until = self.turns - 1, self.until
        self.once("be_stage", int, lambda p: np.where(
            p(f"last_day_{last}") < until, p(f"lapsed_{last}"), p(f"stage_{last}")))
        self.once("be_last_day", int, lambda p: np.where(p(f"last_day_{last}") < until, NEVER, p(f"last_day_{last}")))
        stages = {"reflection": REFLECTING, "document": DOCUMENTED, "permit": PERMITTED, "permanent": STAYS}
        for name, stage in stages.items():
            self.first(f"be_{name}_from", lambda p, t, stage=stage: p(f"opened_{t}") & (p(f"stage_{t}") == stage))
        self.first("be_presumed_from", lambda p, t: p(f"identification_{t}") == 2)
        self.first("be_recognised_from", lambda p, t: p(f"identification_{t}") == 3)
        terms = {"ask_decision_of_person", "ask_permit", "ask_opinion", "give_opinion", "ask_minor_renewal", "ask_renewal",
                 "ask_opinion_for_renewal", "give_opinion_for_renewal"}
        for name in DUTIES:
            if name in terms:
                self.once(f"be_due_{name}", int, lambda p, name=name: np.where(
                    p(f"last_day_{last}") < until, NO_DUTY, p(f"due_{name}_{last}")))
            elif name == "decide_after_expiry":
                self.once(f"be_due_{name}", int, lambda p: np.where(
                    (p(f"last_day_{last}") < until) & (p("be_stage") == EXPIRED), NEVER, p(f"due_decide_after_expiry_{last}")))
            elif name == "consider_appeal":
                self.once(f"be_due_{name}", int, lambda p: np.where(
                    p(f"appeal_until_{last}") < until, NO_DUTY, p(f"due_consider_appeal_{last}")))
            else:
                self.once(f"be_due_{name}", int, lambda p, name=name: p(f"due_{name}_{last}"))
        rights = {"protection": GIVES_PROTECTION, "support": GIVES_SUPPORT, "work": GIVES_WORK}
        for name, gives in rights.items():
            for t in range(self.turns):
                self.once(f"gives_{name}_{t}", bool, lambda p, t=t, gives=gives: gives[p(f"stage_{t}")])
                self.once(f"still_gives_{name}_{t}", bool, lambda p, t=t, gives=gives: gives[p(f"lapsed_{t}")])

            def days(p, name=name):
                total = 0
                for t in range(self.turns):
                    stands, lapsed = p(f"stands_until_{t}") - p(f"day_{t}"), p(f"day_{t + 1}") - p(f"stands_until_{t}")
                    total = total + stands * p(f"gives_{name}_{t}") + lapsed * p(f"still_gives_{name}_{t}")
                return total
            self.once(f"be_{name}", int, days)

    def danish(self):
        """The chosen sides of the replay's plan: who was taken into care and agreed (a child need not) is identified on referral."""
        until = self.until
        happened = lambda kind: lambda p, t: p(f"accepted_{t}") & (p(f"kind_{t}") == kind)
        self.first("agreed_on", happened(AGREED))
        self.first("returned_on", happened(RETURNED))
        self.first("supported_on", happened(INTAKE))
        self.first("told_on", lambda p, t: happened(REFERRED)(p, t) & (
            p("is_minor") | (p("agreed_on") <= p(f"day_{t}"))))
        self.once("dk_identified_from", int, lambda p: np.where(p("supported_on") < NEVER, p("told_on"), NEVER))
        self.once("dk_last_day", int, lambda p: np.where(
            p("dk_identified_from") < NEVER, p("dk_identified_from") + 30, NEVER))
        self.once("dk_protected_until", int, lambda p: np.minimum(np.where(
            p("returned_on") > p("dk_identified_from"), np.minimum(p("returned_on"), p("dk_last_day") + 1),
            p("dk_last_day") + 1), until + 1))
        self.once("dk_leaves_from", int, lambda p: np.where(
            (p("dk_last_day") < until) & (p("dk_protected_until") == p("dk_last_day") + 1), p("dk_last_day") + 1, NEVER))
        self.once("dk_protection", int, lambda p: np.where(
            p("dk_identified_from") < NEVER, p("dk_protected_until") - p("dk_identified_from"), 0))
        # Taken into support on the third working day; somebody who had returned by then is so without an end.
        self.once("dk_contact_person_from", int, lambda p: np.where(
            p("dk_identified_from") < NEVER, DANISH_WORKING_3[np.where(
                p("dk_identified_from") < NEVER, p("dk_identified_from"), 0)], NEVER))
        self.once("dk_supported_again_from", int, lambda p: np.where(
            (p("returned_on") > p("dk_identified_from")) & (p("returned_on") <= p("dk_contact_person_from"))
            & (p("dk_contact_person_from") <= until), p("dk_contact_person_from"), until + 1))
        self.once("dk_support", int, lambda p: p("dk_protection") + np.where(
            p("dk_identified_from") < NEVER, until + 1 - p("dk_supported_again_from"), 0))

    def months(self):
        """The days of each month; those without an identification have no Danish ones."""
        def overlap(begin, end, first, after):
            return np.maximum(np.minimum(end, after) - np.maximum(begin, first), 0)

        for t in range(self.turns):
            self.monthly(f"stands_days_{t}", lambda p, first, after, t=t: overlap(
                p(f"day_{t}"), p(f"stands_until_{t}"), first, after))
            self.monthly(f"lapsed_days_{t}", lambda p, first, after, t=t: overlap(
                p(f"stands_until_{t}"), p(f"day_{t + 1}"), first, after))
        for name in ["protection", "support", "work"]:
            def formula(p, first, after, name=name):
                total = 0
                for t in range(self.turns):
                    total = total + p(f"stands_days_{t}") * p(f"gives_{name}_{t}")
                    total = total + p(f"lapsed_days_{t}") * p(f"still_gives_{name}_{t}")
                return total
            self.monthly(f"be_{name}_month", formula)
        self.monthly("dk_protection_month", lambda p, first, after: overlap(
            p("dk_identified_from"), p("dk_protected_until"), first, after))
        self.monthly("dk_support_month", lambda p, first, after: p("dk_protection_month") + overlap(
            p("dk_supported_again_from"), self.until + 1, first, after))


ONCE = ["be_stage", "be_last_day", "be_reflection_from", "be_document_from", "be_permit_from", "be_permanent_from",
        "be_presumed_from", "be_recognised_from", "be_protection", "be_support", "be_work",
        "dk_identified_from", "dk_last_day", "dk_leaves_from", "dk_protection", "dk_support",
        *[f"be_due_{name}" for name in DUTIES]]
MONTHLY = ["be_protection_month", "be_support_month", "be_work_month", "dk_protection_month", "dk_support_month"]
TEN = [period_of(f"2020-{month:02d}") for month in range(1, 11)]
ALWAYS = period_of("2020-01")
MODELS = {}


def answer(told, working):
    turns, persons, until = (int(number) for number in told[:3])
    columns = told[3:].reshape(-1, persons)
    model = MODELS.get(turns) or MODELS.setdefault(turns, Model(turns, until, working))
    simulation = SimulationBuilder().build_default_simulation(model.system, persons)
    said, alone, yes, authority, adult = columns[:5]
    given = {"said_minor": said == 1, "alone": alone == 1, "is_minor": yes == 1, "by_authority": authority == 1, "adult_on": adult}
    for turn in range(turns):
        given[f"kind_{turn}"], given[f"day_{turn}"] = columns[5 + turn], columns[5 + turns + turn]
    given[f"day_{turns}"] = np.full(persons, until + 1, dtype=np.int32)
    for name, values in given.items():
        simulation.set_input(name, "ETERNITY", values)
    began = time.process_time()
    answers = [simulation.calculate(name, ALWAYS) for name in ONCE]
    once = time.process_time() - began
    answers += [simulation.calculate(name, month) for month in TEN for name in MONTHLY]
    months = time.process_time() - began
    return answers, once, months


def main():
    # Each turn rests on the one before.
    sys.setrecursionlimit(100_000)
    working = np.fromfile(sys.argv[1], dtype=np.int32).reshape(3, -1)
    for line in sys.stdin:
        told, out = line.split()
        answers, once, months = answer(np.fromfile(told, dtype=np.int32), working)
        np.stack([answer.astype(np.int32) for answer in answers]).tofile(out)
        print(once, months, flush=True)


main()
