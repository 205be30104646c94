"""Every record type and command that the product knows: nothing registers itself by being imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.catalog import records as catalog
from core.commands import Command, CommandType
from core.documents import records as documents
from core.parties import records as parties
from core.payments import records as payments
from core.printing import commands as printing_commands
from core.printing import records as printing
from core.records import Registry
from core.sales import carts, complete
from core.sales import records as sales
from core.shifts import open as shift_opening
from core.shifts import records as shifts
from core.shop import records as shop
from core.stock import records as stock
from core.trust import records as trust
from core.users import commands as user_commands
from core.users import records as users

RECORDS = Registry(
    (
        *trust.TYPES,
        *shop.TYPES,
        *users.TYPES,
        *catalog.TYPES,
        *parties.TYPES,
        *stock.TYPES,
        *sales.TYPES,
        *payments.TYPES,
        *documents.TYPES,
        *shifts.TYPES,
        *printing.TYPES,
    )
)
"""The permanent names of ``PROTOCOL.md`` and the tables behind them."""

COMMANDS: Mapping[type[Command], CommandType[Any]] = {
    known.command: known
    for known in (
        *user_commands.COMMANDS,
        *carts.COMMANDS,
        *complete.COMMANDS,
        *shift_opening.COMMANDS,
        *printing_commands.COMMANDS,
    )
}
"""What can be done; every screen, scanner and import does one of these."""
