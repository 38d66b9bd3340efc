"""What the parts of a compilation are called, for people."""

from __future__ import annotations

from assess.domain.compilation import Stage
from assess.domain.gaps import Priority
from assess.words import Words


def stage_names(words: Words) -> dict[Stage, str]:
    """Name the stages of a respondent."""
    return {
        Stage.SUBMITTED: words.say("submitted"),
        Stage.DRAFT: words.say("in progress"),
        Stage.OTHER_EDITION: words.say("submitted on another edition, not counted"),
        Stage.MISSING: words.say("nothing received"),
    }


def priority_names(words: Words) -> dict[Priority, str]:
    """Name the priorities of a gap."""
    return {
        Priority.HIGH: words.say("high"),
        Priority.MEDIUM: words.say("medium"),
        Priority.LOW: words.say("low"),
    }
