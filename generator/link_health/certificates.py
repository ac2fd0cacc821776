"""Why a certificate was turned down: its time, its name, who vouches for it, or what the server forgot to send."""

from __future__ import annotations

import re
import ssl

from urllib3.util import Url, parse_url

from generator.link_health.fetch import READ_ERRORS, fetch, trusting
from generator.link_health.guard import Guard, PrivateAddressError
from generator.link_health.limits import Limits
from generator.records.memory.link_states import Reason

_EXPIRED, _SELF_SIGNED = 10, 18
_ISSUER_UNKNOWN = frozenset({20, 21})
_OTHER_NAME = frozenset({62, 64})
"""X509_V_ERR_… of OpenSSL."""
_OLD = re.compile(
    r"UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|WRONG_SSL_VERSION|DH_KEY_TOO_SMALL|HANDSHAKE_FAILURE|NO_SHARED_CIPHER"
)
"""What OpenSSL calls a server that speaks only what browsers gave up."""
_CA_ISSUERS = bytes.fromhex("06082b06010505073002" + "86")
"""Where an issuer's certificate can be had (RFC 5280, 4.2.2.1): object identifier, then the mark of an address."""
_BYTES = 65_536


def reason(error: ssl.SSLCertVerificationError, url: Url, guard: Guard, limits: Limits) -> Reason:
    """Say what is wrong with the certificate at ``url``: first whether it has expired, then what each browser says."""
    if error.verify_code == _EXPIRED or _has_expired(url, guard, limits):
        return Reason.EXPIRED
    if error.verify_code in _OTHER_NAME:
        return Reason.WRONG_NAME
    if error.verify_code == _SELF_SIGNED:
        return Reason.SELF_SIGNED
    if error.verify_code in _ISSUER_UNKNOWN and _is_only_incomplete(url, guard, limits):
        return Reason.INCOMPLETE_CHAIN
    return Reason.UNTRUSTED


def is_old(error: BaseException) -> bool:
    """Tell whether a connection failed because the server knows no encryption that is still in use."""
    return isinstance(error, ssl.SSLError) and bool(_OLD.search(error.reason or ""))


def _has_expired(url: Url, guard: Guard, limits: Limits) -> bool:
    try:
        own = ssl.DER_cert_to_PEM_cert(_certificate(url, guard, limits))
        _shake_hands(url, guard, limits, _trusting(own))
    except ssl.SSLCertVerificationError as second:
        return second.verify_code == _EXPIRED
    except (OSError, ValueError, PrivateAddressError):
        return False
    return False


def _is_only_incomplete(url: Url, guard: Guard, limits: Limits) -> bool:
    """Tell whether a server only forgot the certificate of its issuer, which browsers fetch by themselves."""
    try:
        own = _certificate(url, guard, limits)
        at = own.find(_CA_ISSUERS)
        if at < 0:
            return False
        start = at + len(_CA_ISSUERS) + 1
        address = parse_url(own[start : start + own[start - 1]].decode("ascii"))
        if address.scheme != "http" or not address.host:
            return False
        issuer = fetch(address, guard, limits, body=_BYTES).body
        text = issuer.decode("ascii") if issuer.startswith(b"-----") else ssl.DER_cert_to_PEM_cert(issuer)
        _shake_hands(url, guard, limits, trusting(text))
    except (*READ_ERRORS, PrivateAddressError):
        return False
    return True


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
