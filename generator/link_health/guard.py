"""Connects to other servers, but never to this machine or its network unless that was allowed.

The address that a name gives is looked at in the very step that connects to it, so that a name which gives a public
address when asked first, and an inner one the next time, leads nowhere.
"""

from __future__ import annotations

import errno
import socket
import time
from dataclasses import dataclass

from generator.public.places.special_addresses import is_public


class PrivateAddressError(Exception):
    """A host that stands only on this machine or in its network."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The door to the network; ``allow_private`` opens it to this machine and its network as well."""

    allow_private: bool = False

    def connect(self, host: str, port: int, seconds: float) -> socket.socket:
        """Connect to one of the addresses of ``host`` within ``seconds``.

        Raises ``PrivateAddressError`` when it has none but inner ones, ``OSError`` when it cannot be reached.
        """
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [entry for entry in entries if self.allow_private or is_public(str(entry[4][0]))]
        if not allowed:
            raise PrivateAddressError(host)
        until = time.monotonic() + seconds
        failure = OSError(errno.EHOSTUNREACH, host)
        for family, kind, protocol, _, address in allowed:
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(max(0.01, until - time.monotonic()))
                connection.connect(address)
            except OSError as error:
                connection.close()
                # Nobody there at all: told apart from a server that takes the call and then keeps silent.
                failure = OSError(errno.EHOSTUNREACH, host) if isinstance(error, TimeoutError) else error
            else:
                return connection
        raise failure
