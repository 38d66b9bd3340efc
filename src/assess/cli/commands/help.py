"""The manuals, in the terminal."""

from __future__ import annotations

import shutil

from assess.cli.call import Call
from assess.cli.manual import Topic, about, of_page, plain, topics
from assess.domain.errors import NotFound
from assess.domain.message import say

WIDEST = 100
"""Columns beyond which lines are hard to read."""


def show_help(call: Call) -> None:
    """List the topics, or print the one that was asked about; where several have its title, each of them."""
    from assess.places import shipped

    listed, asked = topics(shipped("docs"), call.words.language), " ".join(call.args.topic)
    found = (of_page(listed, asked) or about(listed, asked)) if asked else listed
    if not found:
        raise NotFound(
            say("The manuals say nothing about “{topic}”.", topic=asked), say("See what they cover with: assess help")
        )
    exact = [each for each in found if each.title.casefold() == asked.casefold()]
    chosen = exact or (found if asked and len(found) == 1 else [])
    if chosen:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        call.data("\n\n".join(_laid_out(topic, width) for topic in chosen))
        return
    for page in dict.fromkeys(each.page for each in found):
        titles = "\n".join(f"  {each.title}" for each in found if each.page == page)
        call.data(f"{page}\n{titles}")
    call.tell("Read one with, for example: assess help {topic}", topic=found[0].title.split(",")[0].lower())


def _laid_out(topic: Topic, width: int) -> str:
    return f"{topic.title}\n{'=' * len(topic.title)}\n\n{plain(topic.text, width)}"
