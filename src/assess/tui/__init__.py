"""The terminal interface: the walk through the questions, and every place around it.

A place (`screens`) lays out what its page says (`pages`) on parts that draw themselves (`widgets`), and asks in dialogs
(`dialogs`); the app (`app`, `running`) leads from one to the other. Below them are what is worked with (`work`), how it
looks (`drawing`), how that gets to the screen (`painting`), and how keys and clicks come in (`input`).

It knows the register and the guidelines only through a desk (`assess.workflow.opening`), sends through an outbox and
receives through an inbox. Textual is imported when the interface is opened, so that the linear mode
(`assess.tui.linear`) does without it.
"""

from __future__ import annotations

import gc
import sys

from assess.tui.work.office import Office

TURNS = 0.00002
"""Seconds after which a thread that has something to do gets its turn: a thread of Textual's writes to the terminal,
and what is painted is to be seen before anything else is worked out. Python's own are 0.005."""


def run(office: Office, language: str, assessment_id: str | None = None) -> None:
    """Open the interface, on an assessment where one is named, and stay until the user leaves.

    Raises `AssessError` where the assessment can't be opened, and `SystemExit` with the code of a shell where the
    program was ended from outside. Whether there is a terminal is the caller's to find out.
    """
    # Nothing that is made until the first screen is shown is garbage: looking for it then would only take time.
    gc.disable()
    from assess.tui.lean import put_off

    with put_off():
        from assess.tui.app import AssessApp
        from assess.tui.input.reading import read_safely

        if sys.platform != "win32":
            from assess.tui.input.going_on import take_the_terminal_anew

            take_the_terminal_anew()
        session = None if assessment_id is None else office.desk.session(assessment_id)
        app = AssessApp(office, language, session)
    read_safely()
    sys.setswitchinterval(TURNS)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
