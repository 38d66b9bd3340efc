"""One table of keys. The same key means the same everywhere; each has an id, a label and a sentence for the help."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from assess.domain.message import Message, say
from assess.records import dataclass


@dataclass(frozen=True)
class Key:
    """What one key, or a few that mean the same, do."""

    id: str
    keys: str
    """As Textual names them, with commas between."""
    action: str
    label: Message
    """Two or three words, for the last line of the screen and the list of commands."""
    means: Message
    """One sentence, for the help."""
    shown: bool = False
    """Whether the last line of the screen names it where there is room."""


EVERYWHERE = (
    Key("help", "f1,question_mark", "app.help", say("Help"), say("Explains this very screen.")),
    Key(
        "language",
        "f2",
        "app.language",
        say("Español / English"),
        say("Changes the language; your place and anything half typed are kept."),
    ),
    Key("palette", "ctrl+p", "app.palette", say("Menu"), say("Lists everything that can be done here.")),
    Key("theme", "ctrl+t", "app.theme", say("Colours"), say("Dark, light or high contrast.")),
    Key("quit", "f10,ctrl+q", "app.quit", say("Quit"), say("Closes the program. Everything is saved already.")),
)

PLACE_KEYS = (
    Key("walk", "f3", "app.go('walk')", say("Questions"), say("The questions, one recommendation at a time.")),
    Key("dashboard", "f4", "app.go('dashboard')", say("Summary"), say("How the assessment stands, phase by phase.")),
    Key("gaps", "f5", "app.go('gaps')", say("Gaps"), say("What falls short of the target, and the action plan.")),
    Key("evidence", "f6", "app.go('evidence')", say("Evidence"), say("The laws, policies and figures registered.")),
    Key("review", "f7", "app.go('review')", say("Review"), say("What is missing before submission.")),
    Key("history", "f8", "app.go('history')", say("History"), say("Every change: who, when, from what to what.")),
    Key("profile", "f9", "app.go('profile')", say("Profile"), say("What this assessment is, and who declares.")),
)
"""To each place of an assessment."""

LEDGER_KEYS = (
    Key(
        "practices",
        "A",
        "app.go('practices')",
        say("Practices"),
        say("Good practices offered to the region, and assistance asked of it."),
    ),
    Key(
        "observations",
        "O",
        "app.go('observations')",
        say("Observations"),
        say("What reviewers observed, to be answered and resolved."),
    ),
)
"""To places too: those that a narrow screen leaves out of its line of places."""

BACK = Key(
    "back", "escape", "back", say("Back"), say("Leaves this place or this field. What was typed is kept."), shown=True
)
SEARCH = Key(
    "search",
    "slash,ctrl+f",
    "search",
    say("Search"),
    say("Finds questions, comments and evidence; or goes to a ref."),
    shown=True,
)
UNDO = Key(
    "undo", "u,ctrl+z", "undo", say("Undo"), say("Undoes your last change, as many steps as you like."), shown=True
)
REDO = Key("redo", "r,ctrl+y", "redo", say("Redo"), say("Redoes what was undone."))
ADD = Key(
    "add",
    "a,plus",
    "add",
    say("Add"),
    say("Adds: an assessment, evidence, an action, a practice, a need, an observation."),
    shown=True,
)
REMOVE = Key(
    "remove", "delete,backspace", "remove", say("Remove"), say("Removes the entry under the cursor."), shown=True
)
OPEN = Key("open", "o", "open", say("Open"), say("Opens what is under the cursor, as Enter does."), shown=True)
REPLY = Key("reply", "c", "reply", say("Reply"), say("Writes what the delegation replies."), shown=True)
REMARK = Key(
    "remark", "c", "remark", say("Observation"), say("Makes an observation on what is under the cursor."), shown=True
)
SETTLE = Key("settle", "y", "settle", say("Resolved"), say("Marks it as resolved, or as open again."), shown=True)
FILTER = Key(
    "filter", "l", "filter", say("Filter"), say("Shows only some of the list: by phase, kind, state …"), shown=True
)
ORDER = Key("order", "l", "filter", say("Order"), say("Sorts the action plan by date or by institution."), shown=True)
TRACE = Key(
    "trace", "l", "filter", say("Find changes"), say("Shows only the changes of one ref or one author."), shown=True
)
UNFILTER = Key("unfilter", "L", "unfilter", say("All questions"), say("Removes the filter: everything is shown again."))
MARKED = Key("marked", "b", "marked", say("Marked"), say("Lists the questions marked to be discussed later."))
VERSIONS = Key(
    "versions",
    "V",
    "versions",
    say("Two versions"),
    say("Shows what two sides wrote differently, side by side, to decide which holds."),
    shown=True,
)
INBOX = Key(
    "inbox",
    "m",
    "inbox",
    say("Inbox"),
    say(
        "Receives what arrives: envelopes and reports at the secretariat, follow-ups in a "
        "country; shows who has submitted."
    ),
    shown=True,
)
TAKE_IN = Key("take-in", "a,plus", "take_in", say("Receive"), say("Chooses files or a folder to receive."), shown=True)
CYCLE = Key("cycle", "l", "cycle", say("Cycle"), say("Which cycle the board shows, and its deadline."), shown=True)
REPORT = Key(
    "report",
    "p",
    "report",
    say("Gap report"),
    say("Makes the gap report as PDF, in the language of the screen."),
    shown=True,
)
SEND = Key("send", "s", "send", say("Submit"), say("Submits the assessment and writes its envelope."), shown=True)
GUIDELINE = Key(
    "guideline", "g", "guideline", say("About the guideline"), say("What it is for: principles, phases, definitions.")
)
SUBMIT = Key("submit", "ctrl+s", "submit", say("Save"), say("Keeps what the form holds."))
ANEW = Key(
    "anew",
    "ctrl+n",
    "anew",
    say("Start again"),
    say("Discards what was typed in the form and not saved; asks first."),
)

CONFIRMING = (
    Key("confirm", "y", "confirm", say("Confirm"), say("Confirms last cycle's answer."), shown=True),
    Key(
        "confirm-all",
        "Y",
        "confirm_all",
        say("Confirm all"),
        say("Confirms last cycle's answers of the recommendation."),
        shown=True,
    ),
)

ANSWERING = (
    *CONFIRMING,
    Key(
        "not-applicable",
        "x",
        "unrated('na')",
        say("Not applicable"),
        say("It does not concern this country; asks for the reason."),
    ),
    Key(
        "no-information",
        "i",
        "unrated('no-information')",
        say("No information"),
        say("The country has looked and does not know."),
    ),
    Key("withheld", "w", "unrated('withheld')", say("Withheld"), say("The country knows and does not say.")),
    Key(
        "clear",
        "backspace,delete",
        "clear",
        say("Clear"),
        say("Withdraws the answer: the question is unanswered again."),
    ),
    Key("comment", "c", "comment", say("Comment"), say("Write a comment; it saves itself as you type.")),
    Key("evidence-link", "e", "link", say("Cite evidence"), say("Cites registered evidence, or registers some.")),
    Key("figure", "v", "figure", say("Figure"), say("Reports the number that the indicator asks for.")),
    Key("flag", "f", "flag", say("Discuss later"), say("Marks the question to be discussed later, or unmarks it.")),
    Key("rate-all", "R", "rate_all", say("Rate all"), say("The same answer for all indicators of the recommendation.")),
)

MOVING = (
    Key(
        "next-open",
        "n",
        "next_open",
        say("Next unanswered"),
        say("Goes to the next question without an answer."),
        shown=True,
    ),
    Key("next-flagged", "F", "next_flagged", say("Next marked"), say("Goes to the next question to be discussed.")),
    Key("down", "down,j,enter", "step(1)", say("Next question"), say("Goes to the next question.")),
    Key("up", "up,k", "step(-1)", say("Previous question"), say("Goes to the question before.")),
    Key("right", "right,N", "leaf(1)", say("Next recommendation"), say("Goes to the next recommendation.")),
    Key("left", "left,P", "leaf(-1)", say("Previous recommendation"), say("Goes to the recommendation before.")),
    Key(
        "backward", "left_square_bracket,alt+left", "travel(-1)", say("Where I was"), say("Goes back, as in a browser.")
    ),
    Key("forward", "right_square_bracket,alt+right", "travel(1)", say("Forward again"), say("Goes forward again.")),
    Key(
        "details",
        "d",
        "details",
        say("Why and sources"),
        say("Shows or hides rationale, sources and verification."),
        shown=True,
    ),
    Key(
        "outline",
        "t",
        "outline",
        say("Contents"),
        say("Shows or leaves the list of phases and recommendations."),
        shown=True,
    ),
)

LEVEL = Key("level", "", "level", say("Level"), say("Rates the question at this level of the scale."), shown=True)

TABLE = {
    key.id: key
    for key in (
        LEVEL, VERSIONS, *CONFIRMING, *MOVING[:1], REPLY, SETTLE, ADD, REMARK, TAKE_IN, OPEN, CYCLE, INBOX, REMOVE,
        *ANSWERING, *MOVING[1:], REPORT, SEND, SEARCH, MARKED, FILTER, ORDER, TRACE, UNFILTER, UNDO, REDO, SUBMIT,
        ANEW, GUIDELINE, BACK, *PLACE_KEYS, *LEDGER_KEYS, *EVERYWHERE,
    )
}  # fmt: skip
"""All keys by their id, in the order in which they are named to the user."""


YES = "y"
"""The answer that says yes, in whatever language it is said."""


def key_of(binding: str) -> Key | None:
    """Find the key of a binding's id; `None` for bindings that are not of this table."""
    return TABLE.get("level" if binding.startswith("level-") else binding)


def bound(*keys: Key) -> list[BindingType]:
    """Make Textual's bindings of keys."""
    return [
        Binding(
            each.keys, each.action, str(each.label), show=each.shown, tooltip=str(each.means), id=each.id,
        )
        for each in keys
    ]  # fmt: skip


def levels() -> list[BindingType]:
    """Make the bindings of the levels: each digit rates at its level."""
    return [
        Binding(str(n), f"level({n})", str(LEVEL.label), show=True, tooltip=str(LEVEL.means), id=f"level-{n}")
        for n in range(1, 10)
    ]


def spelled(key: str) -> str:
    """Spell a key as it is printed on a keyboard."""
    if len(key) == 1:
        return f"⇧{key}" if key.isupper() else key
    return _PRINTED.get(key) or key.replace("ctrl+", "^").upper()


_PRINTED = {
    "slash": "/", "question_mark": "?", "plus": "+", "left_square_bracket": "[", "right_square_bracket": "]",
    "escape": "Esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "↵",
    "backspace": "⌫", "delete": "Del", "alt+left": "Alt+←", "alt+right": "Alt+→",
}  # fmt: skip
