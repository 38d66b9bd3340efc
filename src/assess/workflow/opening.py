"""Open assessments: begin a new one, list those there are, take one up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment, Opening, assessment_id
from assess.domain.clean import clean
from assess.domain.countries import country_code
from assess.domain.delegation import UNKNOWN
from assess.domain.editions import UNCHANGED, EditionMap, carried_over
from assess.domain.errors import ContentInvalid, Misuse, NotFound, RegisterUnusable
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.message import say
from assess.domain.profile import CountryProfile
from assess.domain.response import Response
from assess.domain.scoring import overall
from assess.domain.standing import Standing, stand
from assess.domain.subjects import DELEGATION, EVIDENCE, OPENING, PRACTICE, RESPONSE
from assess.records import replace
from assess.workflow.ports import Catalogue, Clock, Register, moment
from assess.workflow.session import Session


class Desk:
    """Where work begins: the register and the guidelines, with the person who sits there.

    Every assessment is opened here, and opening gives a `Session` to work in.
    """

    def __init__(self, register: Callable[[], Register], catalogue: Catalogue, clock: Clock, author: str) -> None:
        """Take what is needed; the register is opened when it is first asked for. The author's name is cleaned."""
        self._open_register = register
        self._register: Register | None = None
        self.catalogue = catalogue
        self.clock = clock
        self.author = clean(author, lines=False)

    @property
    def register(self) -> Register:
        """The register. Raises `RegisterUnusable` where it can't be opened."""
        if self._register is None:
            self._register = self._open_register()
        return self._register

    def standings(self) -> list[Standing]:
        """List all assessments by id, bringing up to date what another program changed meanwhile.

        What answers to a guideline or an edition that is not here is listed as it was last known.
        """
        return self._up_to_date(self.register.standings())

    def unheld(self, cycle: str) -> list[Standing]:
        """List those of a cycle that are not known from an envelope only, brought up to date in the same way."""
        return self._up_to_date(self.register.unheld(cycle))

    def begin(  # noqa: PLR0913 - the words of the command
        self,
        country: str,
        cycle: str,
        *,
        unit: str = "",
        guideline: str = "",
        carry_from: str = "",
        invented: bool = False,
    ) -> Session:
        """Begin an assessment, with another one's answers as proposals where `carry_from` names it.

        Raises `Misuse` for an unknown country, a cycle, a unit or a name that is taken, and where what is carried
        forward answers to another guideline; `NotFound` for a guideline or an assessment that is not there.
        """
        country = country_code(country)
        assessment = assessment_id(country, cycle, unit)
        earlier = Assessment.of(self.register.history(clean(carry_from, lines=False))) if carry_from else None
        ref = guideline or (earlier.opening.guideline if earlier else self.catalogue.refs()[0])
        chosen = self.catalogue.guideline(ref)
        if earlier:
            _refuse_other_guideline(earlier, chosen)
        opening = Opening(
            country=country,
            cycle=cycle,
            unit=unit,
            guideline=chosen.ref,
            edition=chosen.edition,
            guideline_digest=chosen.digest,
            carried_from=earlier.id if earlier else "",
            invented=invented,
        )
        revisions = [self._revision(assessment, OPENING, opening.as_data())]
        if earlier:
            revisions += self._proposals(assessment, chosen, earlier)
        begun = Assessment.of(revisions)
        self.register.open(revisions, stand(begun, overall(chosen, begun.responses)))
        return self.session(assessment)

    def session(self, assessment: str) -> Session:
        """Take up an assessment.

        Raises `NotFound`, `ContentInvalid` where its guideline can't be read, `Misuse` where that is another edition
        than the one it was answered on, and `RegisterUnusable` for a level that it does not have.
        """
        opened = Assessment.of(self.register.history(clean(assessment, lines=False)))
        guideline = self._guideline_of(opened)
        _refuse_unknown_levels(opened, guideline)
        return Session(self.register, guideline, self.clock, self.author, opened)

    def responses(self, assessment: str, guideline: Guideline) -> Mapping[str, Response]:
        """Read what an assessment says, be it on an earlier edition, as it stands for the questions of a guideline.

        Raises `NotFound`, and `Misuse` where it answers to another guideline.
        """
        read = Assessment.of(self.register.history(clean(assessment, lines=False)))
        _refuse_other_guideline(read, guideline)
        return carried_over(guideline, self.changes_since(read.opening.edition, guideline), read.responses)

    def profile(self, assessment: Assessment) -> CountryProfile | None:
        """Read what the guideline suggests to the country of an assessment; `None` where it says nothing.

        Raises `ContentInvalid` with all problems of the profile.
        """
        return self.catalogue.profile(assessment.opening.guideline, assessment.opening.country)

    def editions(self, assessment: Assessment) -> EditionMap:
        """Tell what is new and changed since the edition that was answered in the cycle before.

        Nothing is where nothing was carried forward, or where the earlier assessment is not in this register.
        """
        opening = assessment.opening
        if not opening.carried_from:
            return UNCHANGED
        try:
            earlier = Assessment.of(self.register.history(opening.carried_from))
        except NotFound:
            return UNCHANGED
        return self.changes_since(earlier.opening.edition, self.catalogue.guideline(opening.guideline))

    def changes_since(self, edition: str, guideline: Guideline) -> EditionMap:
        """Tell what became of the items of an earlier edition of a guideline; nothing where it is the same edition."""
        return UNCHANGED if edition == guideline.edition else self.catalogue.edition_map(guideline.ref, edition)

    def _guideline_of(self, assessment: Assessment) -> Guideline:
        guideline = self.catalogue.guideline(assessment.opening.guideline)
        if guideline.edition != assessment.opening.edition:
            raise Misuse(
                say(
                    "{assessment} was answered on edition {answered} of {guideline}; this is edition {here}.",
                    assessment=assessment.id,
                    answered=assessment.opening.edition,
                    guideline=guideline.ref,
                    here=guideline.edition,
                ),
                say("Name the folder of that edition with --guidelines."),
            )
        return guideline

    def _proposals(self, assessment: str, guideline: Guideline, earlier: Assessment) -> list[Revision]:
        """Carry forward what was answered; nothing counts until it is confirmed.

        With it come what the answers rest on, the good practices, and who the delegation was; what the state remarked
        and asked for belongs to its cycle.
        """
        said = carried_over(guideline, self.changes_since(earlier.opening.edition, guideline), earlier.responses)
        proposals = [
            self._revision(
                assessment, RESPONSE + ref, replace(each, answer=None, figure=None, proposed=each.answer).as_data()
            )
            for ref, each in said.items()
            if each.answer
        ]
        kept = [(EVIDENCE + each.ref, each.as_data()) for each in earlier.evidence.values()]
        kept += [(PRACTICE + each.ref, each.as_data()) for each in earlier.practices.values()]
        if earlier.delegation != UNKNOWN:
            kept.append((DELEGATION, replace(earlier.delegation, remarks="").as_data()))
        return [self._revision(assessment, subject, body) for subject, body in kept] + proposals

    def _revision(self, assessment: str, subject: str, body: dict[str, object]) -> Revision:
        return Revision(assessment, subject, body, self.author, moment(self.clock))

    def _up_to_date(self, kept: Sequence[tuple[Standing, bool]]) -> list[Standing]:
        return [standing if current else self._restand(standing) for standing, current in kept]

    def _restand(self, stale: Standing) -> Standing:
        """Bring a standing up to date; one whose questions are not here stays as it was last known."""
        try:
            session = self.session(stale.id)
        except (ContentInvalid, Misuse):
            return stale
        fresh = stand(session.assessment, session.card.score)
        self.register.restand(fresh)
        return fresh


def _refuse_other_guideline(assessment: Assessment, guideline: Guideline) -> None:
    if assessment.opening.guideline != guideline.ref:
        raise Misuse(say("{assessment} answers another guideline.", assessment=assessment.id))


def _refuse_unknown_levels(assessment: Assessment, guideline: Guideline) -> None:
    """Refuse what no verb of a session records: the guideline or the register was changed behind our back."""
    levels = {step.level for step in guideline.scale}
    for indicator, response in assessment.responses.items():
        for answer in (response.answer, response.proposed):
            if isinstance(answer, Rated) and answer.level not in levels:
                raise RegisterUnusable(
                    say(
                        "{assessment}: {indicator} has level {level}, which {guideline} does not have.",
                        assessment=assessment.id,
                        indicator=indicator,
                        level=answer.level,
                        guideline=guideline.ref,
                    ),
                    say("Use the guideline it was answered on, with --guidelines; or see your backups with: assess "
                        "backup --list"),
                )  # fmt: skip
