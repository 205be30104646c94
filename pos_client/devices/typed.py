"""What people type of a printer: its name, and where it is on the network."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from core.errors import Rejected
from core.text import clean_line
from pos_client.config import PORT_MAX, RAW_PORT, DeviceConfig

NAME_MAX: Final = 40
PLACE_MAX: Final = 60
_LEADING_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_PORT: Final = re.compile(r"[0-9]{1,5}")
_OTHER_NAMES_MAX: Final = 99


def printer_name(typed: str, config: DeviceConfig, own_id: str) -> str:
    """A name as it is kept; two printers of a device never have the same.

    Raises:
        Rejected: what ``clean_line`` raises, or ``printers.name_twice``; ``field`` is ``name``.
    """
    name = clean_line(typed, field="name", most=NAME_MAX, required=True)
    if any(name.casefold() == other.name.casefold() for other in config.printers if other.id != own_id):
        raise Rejected("printers.name_twice", field="name")
    return name


def free_name(wish: str, fallback: str, config: DeviceConfig) -> str:
    """What a new printer is called until a person names it: as it calls itself, numbered where that is taken."""
    try:
        name = clean_line(wish, field="name", most=NAME_MAX - 3, required=True)
    except Rejected:
        name = fallback
    taken = {printer.name.casefold() for printer in config.printers}
    numbered = (name, *(f"{name} {no}" for no in range(2, _OTHER_NAMES_MAX)))
    return next((free for free in numbered if free.casefold() not in taken), name)


def printer_place(typed: str) -> tuple[str, int]:
    """An address in numbers, and the port behind its colon (9100 where there is none).

    Zeros in front are dropped: printers print their own address as ``192.168.001.050``.

    Raises:
        Rejected: what ``clean_line`` raises, ``printers.place_wrong`` or ``printers.port_wrong``; ``field`` is
            ``place``.
    """
    text = clean_line(typed, field="place", most=PLACE_MAX, required=True)
    host, port = _split(text)
    try:
        address = ipaddress.ip_address(host if ":" in host else _LEADING_ZEROS.sub("", host))
    except ValueError as error:
        raise Rejected("printers.place_wrong", field="place") from error
    if address.is_unspecified or address.is_multicast or str(address) == "255.255.255.255":
        raise Rejected("printers.place_wrong", field="place")
    if port is None:
        return str(address), RAW_PORT
    if not _PORT.fullmatch(port) or not 0 < int(port) <= PORT_MAX:
        raise Rejected("printers.port_wrong", field="place", most=PORT_MAX)
    return str(address), int(port)


def _split(text: str) -> tuple[str, str | None]:
    """Host and port of ``1.2.3.4``, ``1.2.3.4:9100``, ``fe80::1`` and ``[fe80::1]:9100``."""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, rest.removeprefix(":") if rest else None
    host, colon, port = text.partition(":")
    return (text, None) if ":" in port else (host, port if colon else None)


def shown_place(host: str, port: int) -> str:
    """Where a printer is, as people type it."""
    if port == RAW_PORT:
        return host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
