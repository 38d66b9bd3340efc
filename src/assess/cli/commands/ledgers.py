"""The ledgers: enter evidence, actions, practices, needs and observations, list them, reply to a reviewer."""

from __future__ import annotations

from collections.abc import Mapping

from assess.cli.call import Call
from assess.cli.typed import day_of, partial_date, some
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.message import say
from assess.domain.response import Response
from assess.workflow.reviewing import remark, revise

# --- evidence --------------------------------------------------------------------------------------------------------


def add_evidence(call: Call) -> None:
    """Enter evidence and print its ref."""
    args = call.args
    evidence = Evidence(
        ref="",
        kind=EvidenceKind(args.kind),
        title=some(args.title, "--title"),
        reference=args.reference,
        issuer=args.issuer,
        issued=partial_date(args.date),
        url=args.url,
        expiry=day_of(args.expiry).isoformat() if args.expiry else "",
        confidential=args.confidential,
    )
    call.data(call.desk.session(args.id).enter(evidence))


def list_evidence(call: Call) -> None:
    """List the evidence register."""
    assessment = call.desk.session(call.args.id).assessment
    linked = {ref: _linked(assessment.responses, ref) for ref in assessment.evidence}
    if call.args.json:
        call.document([{**each.as_data(), "indicators": linked[each.ref]} for each in assessment.evidence.values()])
        return
    head = [call.say("ref"), call.say("kind"), call.say("title"), call.say("indicators")]
    rows = [
        [each.ref, _evidence_word(call, each.kind), each.title, " ".join(linked[each.ref])]
        for each in assessment.evidence.values()
    ]
    nothing = say(
        "No evidence yet. Enter some with: assess evidence add {id} --kind law --title TITLE", id=call.args.id
    )
    call.table([head, *rows], nothing)


def _evidence_word(call: Call, kind: EvidenceKind) -> str:
    """Name a kind of evidence."""
    return {
        EvidenceKind.LAW: call.say("law"),
        EvidenceKind.POLICY: call.say("policy"),
        EvidenceKind.PROGRAMME: call.say("programme"),
        EvidenceKind.PROTOCOL: call.say("protocol"),
        EvidenceKind.BUDGET: call.say("budget"),
        EvidenceKind.STATISTICS: call.say("statistics"),
        EvidenceKind.AGREEMENT: call.say("agreement"),
    }[kind]


def _linked(responses: Mapping[str, Response], ref: str) -> list[str]:
    return [indicator for indicator, response in responses.items() if ref in response.evidence]


# --- actions ---------------------------------------------------------------------------------------------------------


def add_action(call: Call) -> None:
    """Plan a step and print its ref."""
    args = call.args
    action = Action(
        ref="",
        recommendation=args.recommendation,
        what=some(args.what, "--what"),
        who=some(args.who, "--who"),
        by=day_of(args.by),
        means=args.means,
        assistance=args.assistance,
    )
    call.data(call.desk.session(args.id).enter(action))


def list_actions(call: Call) -> None:
    """List the action plan by date."""
    actions = sorted(call.desk.session(call.args.id).assessment.actions.values(), key=lambda action: action.by)
    if call.args.json:
        call.document([action.as_data() for action in actions])
        return
    head = [call.say("ref"), call.say("by"), call.say("recommendation"), call.say("who"), call.say("what")]
    rows = [[each.ref, each.by.isoformat(), each.recommendation, each.who, each.what] for each in actions]
    nothing = say(
        "No action yet. Plan one with: assess action add {id} REF --what TEXT --who NAME --by DATE", id=call.args.id
    )
    call.table([head, *rows], nothing)


# --- good practices --------------------------------------------------------------------------------------------------


def add_practice(call: Call) -> None:
    """Enter a good practice and print its ref."""
    args = call.args
    practice = GoodPractice(
        ref="",
        recommendation=args.recommendation,
        title=some(args.title, "--title"),
        what=some(args.what, "--what"),
        who=some(args.who, "--who"),
        result=args.result,
        offer=args.offer,
        url=args.url,
    )
    call.data(call.desk.session(args.id).enter(practice))


def list_practices(call: Call) -> None:
    """List the good practices."""
    practices = call.desk.session(call.args.id).assessment.practices.values()
    if call.args.json:
        call.document([each.as_data() for each in practices])
        return
    head = [call.say("ref"), call.say("recommendation"), call.say("title"), call.say("who")]
    nothing = say(
        "No good practice yet. Enter one with: assess practice add {id} REF --title TITLE --what TEXT --who NAME",
        id=call.args.id,
    )
    call.table([head, *([each.ref, each.recommendation, each.title, each.who] for each in practices)], nothing)


# --- assistance needs ------------------------------------------------------------------------------------------------


def add_need(call: Call) -> None:
    """Enter an assistance need and print its ref."""
    args = call.args
    need = AssistanceNeed(
        ref="",
        recommendation=args.recommendation,
        kind=NeedKind(args.kind),
        what=some(args.what, "--what"),
        whom=args.whom,
        by=partial_date(args.by),
    )
    call.data(call.desk.session(args.id).enter(need))


def list_needs(call: Call) -> None:
    """List the assistance needs."""
    needs = call.desk.session(call.args.id).assessment.needs.values()
    if call.args.json:
        call.document([each.as_data() for each in needs])
        return
    head = [
        call.say("ref"), call.say("recommendation"), call.say("kind"), call.say("by"), call.say("whom"),
        call.say("what"),
    ]  # fmt: skip
    rows = [
        [each.ref, each.recommendation, _need_word(call, each.kind), each.by, each.whom, each.what] for each in needs
    ]
    nothing = say(
        "No assistance need yet. Enter one with: assess need add {id} REF --kind training --what TEXT", id=call.args.id
    )
    call.table([head, *rows], nothing)


def _need_word(call: Call, kind: NeedKind) -> str:
    """Name a kind of assistance."""
    return {
        NeedKind.ADVICE: call.say("technical advice"),
        NeedKind.TRAINING: call.say("training"),
        NeedKind.EXCHANGE: call.say("exchange"),
        NeedKind.EQUIPMENT: call.say("equipment"),
        NeedKind.FUNDING: call.say("funding"),
        NeedKind.OTHER: call.say("other"),
    }[kind]


# --- observations ----------------------------------------------------------------------------------------------------


def add_observation(call: Call) -> None:
    """Make an observation and print its ref."""
    call.data(remark(call.desk.session(call.args.id), call.args.about, some(call.args.text, "--text")))


def reply(call: Call) -> None:
    """Reply to an observation."""
    revise(call.desk.session(call.args.id), call.args.ref, reply=call.args.text)
    call.tell("Recorded.")


def resolve(call: Call) -> None:
    """Say that an observation is resolved, or open again."""
    revise(call.desk.session(call.args.id), call.args.ref, resolved=not call.args.again)
    call.tell("Recorded.")


def list_observations(call: Call) -> None:
    """List the observations, of one state where it is named."""
    every = call.desk.session(call.args.id).assessment.observations.values()
    chosen = [each for each in every if not call.args.state or each.progress == call.args.state]
    if call.args.json:
        call.document([{**each.as_data(), "progress": str(each.progress)} for each in chosen])
        return
    head = [
        call.say("ref"), call.say("state"), call.say("made by"), call.say("about"), call.say("observation"),
        call.say("reply"),
    ]  # fmt: skip
    nothing = say("No observation. Make one with: assess observation add {id} REF --text TEXT", id=call.args.id)
    call.table([head, *(_row(call, each) for each in chosen)], nothing)


def _row(call: Call, observation: Observation) -> list[str]:
    state = {
        Progress.OPEN: call.say("open"),
        Progress.ANSWERED: call.say("answered, not resolved"),
        Progress.RESOLVED: call.say("resolved"),
    }[observation.progress]
    by = call.say("secretariat") if observation.by is Reviewer.SECRETARIAT else call.say("country")
    return [observation.ref, state, by, observation.about, observation.text, observation.reply]
