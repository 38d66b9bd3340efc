"""What is asked about actions, practices, needs and observations, and how the answers become records."""

from __future__ import annotations

from datetime import date, timedelta

from assess.domain.answers import Rated
from assess.domain.guideline import Recommendation, Text
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.message import say
from assess.tui.drawing import looks
from assess.tui.pages.asking.checks import a_date, a_day_needed, an_address, needed
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.work.bench import Bench

# --- actions ---------------------------------------------------------------------------------------------------------


def action_fields(bench: Bench, recommendation: Recommendation, was: Action | None = None) -> list[Field]:
    """Ask for a step; a new one begins with what the next level of the widest gap asks for."""
    asked = next_level(bench, recommendation)
    hint = say("The next level asks: {text}", text=asked) if asked else None
    who = ", ".join(bench.read(bench.guideline.institution(ref).name) for ref in recommendation.institutions[:2])
    what = bench.read(asked) if asked else ""
    entry = was or Action("", recommendation.ref, what, who, bench.session.today + timedelta(days=365))
    return [
        Field("what", say("What is to be done"), entry.what, hint=hint, check=needed, long=True),
        Field("who", say("Who"), entry.who, check=needed),
        Field("by", say("By when (day)"), entry.by.isoformat(), check=a_day_needed),
        Field("means", say("Means it needs"), entry.means),
        Field("assistance", say("Assistance asked of the region"), entry.assistance),
    ]


def next_level(bench: Bench, recommendation: Recommendation) -> Text | None:
    """Find what the next level of the lowest rated indicator asks for; `None` where nothing falls short."""
    rated = [
        (answer.level, indicator)
        for indicator in recommendation.indicators
        if isinstance(answer := bench.assessment.response(indicator.ref).answer, Rated)
        and answer.level < bench.guideline.target
    ]
    if not rated:
        return None
    level, indicator = min(rated, key=lambda each: each[0])
    return bench.guideline.meaning(indicator, level + 1)


def action_of(values: Values, recommendation: str, ref: str = "") -> Action:
    """Make an action of a form."""
    texts = {name: values[name] for name in ("what", "who", "means", "assistance")}
    return Action(ref=ref, recommendation=recommendation, by=date.fromisoformat(values["by"]), **texts)


# --- good practices --------------------------------------------------------------------------------------------------


def practice_fields(bench: Bench, recommendation: Recommendation, was: GoodPractice | None = None) -> list[Field]:
    """Ask what works; who usually acts on the recommendation is proposed."""
    who = ", ".join(bench.read(bench.guideline.institution(ref).name) for ref in recommendation.institutions[:1])
    entry = was or GoodPractice("", recommendation.ref, "", "", who)
    what = say("For whom, where, since when. Never anything about a person: only what is done, and totals.")
    result = say("And how it is known: a figure, an evaluation. Empty if it has not been examined.")
    offer = say("A visit, training, a document. Empty: nothing is offered.")
    return [
        Field("title", say("Name of the practice"), entry.title, hint=say("Short, as a heading."), check=needed),
        Field("what", say("What is done"), entry.what, hint=what, check=needed, long=True),
        Field("who", say("Who does it"), entry.who, hint=say("Institutions, not persons."), check=needed),
        Field("result", say("What it has achieved"), entry.result, hint=result, long=True),
        Field("offer", say("What is offered to other countries"), entry.offer, hint=offer),
        Field("url", say("Address on the web"), entry.url, check=an_address),
    ]


def practice_of(values: Values, recommendation: str, ref: str = "") -> GoodPractice:
    """Make a good practice of a form."""
    texts = {name: values[name] for name in ("title", "what", "who", "result", "offer", "url")}
    return GoodPractice(ref=ref, recommendation=recommendation, **texts)


# --- assistance needs ------------------------------------------------------------------------------------------------


def need_fields(recommendation: Recommendation, was: AssistanceNeed | None = None) -> list[Field]:
    """Ask what would help to implement a recommendation."""
    entry = was or AssistanceNeed("", recommendation.ref, NeedKind.ADVICE, "")
    kinds = [(str(kind), name) for kind, name in looks.NEED_KINDS.items()]
    what = say("For what, how much, where. Never anything about a person.")
    by = say("A year, a month or a day: 2027, 2027-06 or 2027-06-30. Empty: no date.")
    return [
        Field("kind", say("Kind of assistance"), str(entry.kind), kinds),
        Field("what", say("What is needed"), entry.what, hint=what, check=needed, long=True),
        Field("whom", say("Who is asked"), entry.whom, hint=say("A state, an organisation. Empty: anybody.")),
        Field("by", say("By when it is needed"), entry.by, hint=by, check=a_date),
    ]


def need_of(values: Values, recommendation: str, ref: str = "") -> AssistanceNeed:
    """Make an assistance need of a form."""
    texts = {name: values[name] for name in ("what", "whom", "by")}
    return AssistanceNeed(ref=ref, recommendation=recommendation, kind=NeedKind(values["kind"]), **texts)


# --- observations ----------------------------------------------------------------------------------------------------


def remark_fields() -> list[Field]:
    """Ask for the words of a new observation."""
    hint = say("What is to be clarified, corrected or proved. It is advice: it does not stand in the way.")
    return [Field("text", say("Observation"), hint=hint, check=needed, long=True)]


def reply_fields(was: Observation, *, own: bool) -> list[Field]:
    """Ask for the reply; an observation of one's own side can also be settled here and worded anew."""
    hint = say("The reply goes with the next submission.")
    reply = Field("reply", say("What the delegation replies"), was.reply, hint=hint, long=True)
    if not own:
        return [reply]
    settled = [("", say("no")), ("yes", say("yes"))]
    return [
        reply,
        Field("resolved", say("Does this resolve it?"), "yes" if was.resolved else "", settled),
        Field("text", say("The words of the observation"), was.text, check=needed, long=True),
    ]
