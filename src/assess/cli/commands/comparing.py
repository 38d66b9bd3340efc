"""What changed between two submissions, or two assessments, answer by answer."""

from __future__ import annotations

from collections.abc import Mapping

from assess.cli.call import Call
from assess.cli.telling import answer_words
from assess.cli.typed import whole_number
from assess.domain.assessment import Assessment
from assess.domain.comparison import Difference, as_submitted, differences, issues
from assess.domain.errors import Misuse
from assess.domain.guideline import Guideline
from assess.domain.message import count, say
from assess.domain.response import Response


def compare(call: Call) -> None:
    """Print every indicator about which something else is said now."""
    session = call.desk.session(call.args.id)
    before, after, named = _states(call, session.guideline, session.assessment)
    changed = differences(session.guideline, before, after)
    if call.args.json:
        from assess.cli.documents import difference_document

        call.document({"was": named[0], "now": named[1], "changes": [difference_document(each) for each in changed]})
        return
    head = [call.say("indicator"), named[0], named[1], call.say("level"), call.say("also changed")]
    if changed:
        call.table([head, *(_row(call, session.guideline, each) for each in changed)])
    steps = [each.steps for each in changed if each.steps]
    call.tell_message(
        count(
            len(changed),
            "{n} indicator differs; levels risen: {up}, fallen: {down}.",
            "{n} indicators differ; levels risen: {up}, fallen: {down}.",
            up=sum(step > 0 for step in steps),
            down=sum(step < 0 for step in steps),
        )
    )


def _states(
    call: Call, guideline: Guideline, assessment: Assessment
) -> tuple[Mapping[str, Response], Mapping[str, Response], tuple[str, str]]:
    """Find the two states and what to call them. Raises `Misuse` where there is nothing to compare with.

    At the secretariat the earlier one is the last that arrived there: of what lies between, nobody has read anything.
    """
    if call.args.other:
        before = call.desk.responses(call.args.other, guideline)
        return before, assessment.responses, (call.args.other, assessment.id)
    there = issues(assessment)
    earlier = there[:-1] if assessment.sealed else there
    named = whole_number(call.args.since, "--since")
    if not earlier and not named:
        raise Misuse(
            say("{assessment} has no earlier submission to compare with.", assessment=assessment.id),
            say("Name another assessment: assess compare {assessment} ID", assessment=assessment.id),
        )
    arrived = set(call.desk.register.intake.submissions(assessment.id))
    since = named or ([each for each in earlier if each in arrived] or earlier)[-1]
    before = as_submitted(assessment, since).responses
    now = call.say("submission {n}", n=there[-1]) if assessment.sealed else call.say("now")
    return before, assessment.responses, (call.say("submission {n}", n=since), now)


def _row(call: Call, guideline: Guideline, difference: Difference) -> list[str]:
    words = {"comment": call.say("comment"), "figure": call.say("figure"), "evidence": call.say("evidence")}
    was, now = (answer_words(call, guideline, each.answer) for each in (difference.was, difference.now))
    changed = "answer" in difference.fields
    return [
        difference.indicator,
        was,
        now if changed else "=",
        f"{difference.steps:+d}" if difference.steps else "",
        ", ".join(words[name] for name in difference.fields if name in words),
    ]
