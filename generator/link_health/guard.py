"""Connects to other servers, but never to this machine or its network unless that was allowed.

The address that a name gives is looked at in the very step that connects to it, so that a name which gives a public
address when asked first, and an inner one the next time, leads nowhere.
"""

from __future__ import annotations

import errno
import socket
import time
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_WRAPPING = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
"""IPv6 addresses whose last four bytes are an IPv4 address: NAT64 (RFC 6052, RFC 8215) and the old compatible form."""


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
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [entry for entry in found if self.allow_private or is_public(str(entry[4][0]))]
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


def is_public(address: str) -> bool:
    """Tell whether a numeric address belongs to the internet at large, whatever it is wrapped in."""
    found = ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in _unwrapped(found))


def _unwrapped(address: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """Give ``address``, or the IPv4 address that it stands for: a connection to it would go there."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped or address.sixtofour:
        return tuple(one for one in (address.ipv4_mapped, address.sixtofour) if one)
    if any(address in network for network in _WRAPPING):
        return (IPv4Address(address.packed[-4:]),)
    return (address, *(address.teredo or ()))
