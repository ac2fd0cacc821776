"""Which numeric addresses belong to the internet at large.

The blocks are those of the registries of special-purpose addresses at IANA, as data of our own: ``ipaddress`` learns
them one Python after the other. What either of the two does not take for public is not.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by customers of one provider
            "127.0.0.0/8",  # this machine
            "168.63.129.16/32",  # the host behind a virtual machine of one large provider
            "169.254.0.0/16",  # this link, and the metadata of virtual machines
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4, abandoned
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and everybody on this link
        ),
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
"""All that has been given out so far to be reached from everywhere; what is outside is special or not given out."""
_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols: Teredo, benchmarks, identifiers
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address in the coat of an IPv6 one
            "3ffe::/16",  # the testbed, given back
            "3fff::/20",  # documentation
        ),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
"""Where a network without IPv4 reaches the IPv4 internet (RFC 6052); its local sibling 64:ff9b:1::/48 stays inside."""
_ISATAP = frozenset({b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe"})
"""What stands before an IPv4 address in the lower half of the address of a tunnel."""


def is_public(address: str) -> bool:
    """Tell whether a numeric address belongs to the internet at large, whatever it is wrapped in."""
    parsed = ip_address(address.partition("%")[0])
    return _is_public_4(parsed) if isinstance(parsed, IPv4Address) else _is_public_6(parsed)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in block for block in _SPECIAL_4)


def _is_public_6(address: IPv6Address) -> bool:
    inside = IPv4Address(address.packed[-4:])
    if address in _MAPPED or address in _NAT64:
        return _is_public_4(inside)
    if address not in _UNICAST_6 or not address.is_global or any(address in block for block in _SPECIAL_6):
        return False
    return address.packed[8:12] not in _ISATAP or _is_public_4(inside)
