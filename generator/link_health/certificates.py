"""Why a certificate was turned down: because its time is over, or because nobody known vouches for it."""

from __future__ import annotations

import ssl

from urllib3.util import Url

from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Limits
from generator.records.memory.link_states import Reason

_EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""


def reason(error: ssl.SSLCertVerificationError, url: Url, guard: Guard, limits: Limits) -> Reason:
    """Say whether the certificate at ``url`` has expired, also where that was not the first thing to be wrong."""
    if error.verify_code == _EXPIRED:
        return Reason.EXPIRED
    try:
        own = ssl.DER_cert_to_PEM_cert(_certificate(url, guard, limits))
        _shake_hands(url, guard, limits, _trusting(own))
    except ssl.SSLCertVerificationError as second:
        return Reason.EXPIRED if second.verify_code == _EXPIRED else Reason.UNTRUSTED
    except (OSError, ValueError, PrivateAddressError):
        return Reason.UNTRUSTED
    return Reason.UNTRUSTED


def _trusting(certificate: str) -> ssl.SSLContext:
    """Return a context that takes ``certificate`` on trust and asks only whether its time is over."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=certificate)
    return context


def _certificate(url: Url, guard: Guard, limits: Limits) -> bytes:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return _shake_hands(url, guard, limits, context)


def _shake_hands(url: Url, guard: Guard, limits: Limits, context: ssl.SSLContext) -> bytes:
    """Open an encrypted connection, ask for nothing, and return the server's certificate as DER."""
    host = (url.host or "").strip("[]")
    opened = guard.connect(host, url.port or 443, limits.connect)
    opened.settimeout(limits.connect)
    with opened, context.wrap_socket(opened, server_hostname=host) as connection:
        return connection.getpeercert(binary_form=True) or b""
