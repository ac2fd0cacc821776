"""Passwords: from the environment, the system's keyring, or the person, and from nowhere else; never shown.

``OIT_PUBLISH_PASSWORD_MAIN`` is that of the target ``main``, ``OIT_PUBLISH_PASSWORD`` that of any.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress

from generator.findings.usage import usage_problem
from generator.records.model.publishing import Target

CODES = ("U992",)

VARIABLE = "OIT_PUBLISH_PASSWORD"
_SERVICE = "oit-publish"
_SHORTEST = 4
"""Letters below which a password is no word of its own: hiding it would hide half of every sentence."""
Ask = Callable[[str], str]
"""Asks the person for the password of the place named; nothing is typed where nobody is there."""


def nobody(_place: str) -> str:
    """Ask nobody."""
    return ""


class Secret:
    """The password of one target, found when it is first wanted; it shows itself nowhere."""

    def __init__(self, name: str, target: Target, ask: Ask = nobody) -> None:
        """Remember where to look."""
        self._name, self._target, self._ask = name, target, ask
        self._value: str | None = None
        self._was_typed = False

    def __repr__(self) -> str:
        """Say whose it is."""
        return f"<password of {self._name}>"

    def __reduce__(self) -> str:
        """Refuse to be copied anywhere."""
        raise TypeError("a password is not copied")

    def __call__(self) -> str:
        """Return it; raises ``UsageProblem`` where there is none."""
        if self._value is None:
            self._value = self._from_environment() or self._from_keyring() or self._typed()
        if not self._value or not self._value.isprintable():
            raise usage_problem("U992", value=self._name, variable=self.variable)
        return self._value

    @property
    def variable(self) -> str:
        """The variable of the environment that is this target's alone."""
        return f"{VARIABLE}_{re.sub(r'[^A-Z0-9]', '_', self._name.upper())}"

    def _from_environment(self) -> str:
        return os.environ.get(self.variable) or os.environ.get(VARIABLE) or ""

    def _from_keyring(self) -> str:
        with suppress(Exception):  # a keyring that is locked, broken or not there is as if it knew nothing
            import keyring  # noqa: PLC0415 - looks for what the system has

            return keyring.get_password(_SERVICE, self._account) or ""
        return ""

    def _typed(self) -> str:
        self._was_typed = True
        return self._ask(self._target.place)

    @property
    def _account(self) -> str:
        return f"{self._target.user}@{self._target.host}"

    @property
    def can_be_kept(self) -> bool:
        """Whether it was typed just now, so that keeping it is worth a question."""
        return self._was_typed and bool(self._value)

    def keep(self) -> bool:
        """Put it into the system's keyring; return whether there is one."""
        with suppress(Exception):
            import keyring  # noqa: PLC0415 - as above

            keyring.set_password(_SERVICE, self._account, self._value or "")
            return True
        return False

    def hide(self, text: str) -> str:
        """Return ``text`` without the password, which a server may have repeated."""
        value = self._value or ""
        return text.replace(value, "…") if len(value) >= _SHORTEST else text
