"""Going on after the program was stopped from outside, which it is not told of beforehand (`kill -STOP`).

There is no such thing on Windows. Textual's driver knows only of the stops that it makes itself. After another one it
would begin what is running still: two threads would read the keyboard and tear keys apart, leaving would wait for one
of them for ever, and the terminal would keep what was set for the interface.

It would also go on in the midst of whatever was interrupted. Where that was just writing to the terminal, it would wait
for itself for ever.
"""

from __future__ import annotations

from textual.drivers import linux_driver


class ReturningDriver(linux_driver.LinuxDriver):
    """Leaves the terminal before it takes it again, where no stop of its own has made it do so."""

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, once what is going on is done."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        """Go on, once what was interrupted is done; a program that has closed has nothing to go on with."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(super()._sigcont_application)

    def resume_application_mode(self) -> None:
        """Take the terminal again, and paint everything anew: others may have written there."""
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()
        self._app.call_later(self._app.refresh, layout=True)


def take_the_terminal_anew() -> None:
    """Let Textual drive the terminal with this driver: it looks for one by name when an application is made."""
    vars(linux_driver)["LinuxDriver"] = ReturningDriver
