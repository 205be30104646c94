"""Carts: a sale in the making on this device. They are local, survive a restart, and belong to who opened them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from core.catalog.records import Part, PartPrice, price_key
from core.commands import Command, CommandType, needs
from core.errors import NotFound, Rejected
from core.permissions import Need
from core.ports import Tx
from core.sales.records import Cart, CartLine

OPEN, HELD = "OPEN", "HELD"
LINES_MAX = 200
"""A sale is one entry of at most 256 KiB; more goes on a second bill."""
QTY_MILLI_MAX = 9_999_999
HELD_MAX = 30
_PRICE_MAX_SATANG = 10**12
_NO_MAX = 10**9
_BP = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLine(Command):
    """Put a part into the person's open cart; a part that is there already counts up. Gives the line's id."""

    name: ClassVar[str] = "sales.add_line"
    part: str
    qty_milli: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetQuantity(Command):
    """Change how many of a line; 0 removes it."""

    name: ClassVar[str] = "sales.set_quantity"
    line: str
    qty_milli: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreLine(Command):
    """Undo a removal: the line comes back where it stood, at the price that the customer was told.

    Where that is not the shelf price of now, it is a price set by hand, and needs the right to set one.
    """

    name: ClassVar[str] = "sales.restore_line"
    part: str
    no: int
    qty_milli: int
    unit_price_satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UseShelfPrice(Command):
    """Take the shelf price of now for a line: it changed since the customer was told another one."""

    name: ClassVar[str] = "sales.use_shelf_price"
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCart(Command):
    """Put the person's open cart aside."""

    name: ClassVar[str] = "sales.hold_cart"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCart(Command):
    """Take a held cart up again, whoever held it; an open one with lines is held instead."""

    name: ClassVar[str] = "sales.recall_cart"
    cart: str


def open_cart(tx: Tx, user: str) -> Cart | None:
    """The open cart of a person on this device."""
    return next((c for c in tx.find(Cart, holder=user) if c.state == OPEN), None)


def lines_of(tx: Tx, cart: str) -> list[CartLine]:
    """A cart's lines in the order that the customer sees."""
    return sorted(tx.find(CartLine, cart=cart), key=lambda line: (line.no, line.id))


def _user(tx: Tx) -> str:
    assert tx.actor.user is not None, "the permission check asked for somebody"
    return tx.actor.user


def _touch(tx: Tx, cart: Cart) -> None:
    """Every change renews the id that completing the cart will have: an edited cart is another sale."""
    tx.local(replace(cart, command_id=tx.new_id(), changed_ms=tx.now_ms))


def shelf_price(tx: Tx, part: Part) -> int:
    """What the counter asks for one unit, VAT included.

    Raises:
        Rejected: the part has no shelf price, or one without VAT.
    """
    price = tx.config(PartPrice, price_key(part.id))
    if price is None or price.price_mode != "INCL" or not 0 <= price.price_satang <= _PRICE_MAX_SATANG:
        raise Rejected("sale.no_price", part=part.code)
    return price.price_satang


def check_quantity(qty_milli: int) -> None:
    """Whether a line can have so many. Raises ``Rejected``: ``sale.quantity``, ``sale.quantity_most``."""
    if qty_milli <= 0:
        raise Rejected("sale.quantity", field="quantity")
    if qty_milli > QTY_MILLI_MAX:
        raise Rejected("sale.quantity_most", field="quantity", most_milli=QTY_MILLI_MAX)


def add_line(tx: Tx, cmd: AddLine) -> str:
    """Write the line, and the cart with its first line."""
    user = _user(tx)
    part = tx.get(Part, cmd.part)
    if not part.active:
        raise Rejected("sale.part_retired", part=part.code)
    cart = open_cart(tx, user)
    lines = lines_of(tx, cart.id) if cart else []
    same = next((line for line in lines if line.part == part.id), None)
    check_quantity(cmd.qty_milli + (same.qty_milli if same else 0))
    if same is None and len(lines) >= LINES_MAX:
        raise Rejected("sale.too_many_lines", most=LINES_MAX)
    price = same.unit_price_satang if same else shelf_price(tx, part)
    if cart is None:
        now = tx.now_ms
        cart = Cart(id=tx.new_id(), holder=user, state=OPEN, command_id=tx.new_id(), opened_ms=now, changed_ms=now)
        tx.local(cart)
    else:
        _touch(tx, cart)
    no = same.no if same else 1 + max((line.no for line in lines), default=0)
    line = CartLine(
        id=same.id if same else tx.new_id(),
        cart=cart.id,
        no=no,
        part=part.id,
        qty_milli=cmd.qty_milli + (same.qty_milli if same else 0),
        unit_price_satang=price,
    )
    tx.local(line)
    return line.id


def _own_line(tx: Tx, line_id: str) -> tuple[Cart, CartLine]:
    line = tx.peek(CartLine, line_id)
    cart = tx.peek(Cart, line.cart) if line else None
    if line is None or cart is None or cart.state != OPEN or cart.holder != _user(tx):
        raise NotFound("sale.line_gone")
    return cart, line


def set_quantity(tx: Tx, cmd: SetQuantity) -> str:
    """Write the quantity; removing the last line removes the cart."""
    cart, line = _own_line(tx, cmd.line)
    if cmd.qty_milli == 0:
        rest = [x for x in lines_of(tx, cart.id) if x.id != line.id]
        tx.forget(CartLine, line.id)
        if rest:
            _touch(tx, cart)
        else:
            tx.forget(Cart, cart.id)
        return line.id
    check_quantity(cmd.qty_milli)
    tx.local(replace(line, qty_milli=cmd.qty_milli))
    _touch(tx, cart)
    return line.id


def use_shelf_price(tx: Tx, cmd: UseShelfPrice) -> str:
    """Write the line at the price of now."""
    cart, line = _own_line(tx, cmd.line)
    tx.local(replace(line, unit_price_satang=shelf_price(tx, tx.get(Part, line.part))))
    _touch(tx, cart)
    return line.id


def restore_line(tx: Tx, cmd: RestoreLine) -> str:
    """Write the line as it was; a part that was added again meanwhile counts up instead."""
    user = _user(tx)
    cart = open_cart(tx, user)
    lines = lines_of(tx, cart.id) if cart else []
    if any(line.part == cmd.part for line in lines):
        return add_line(tx, AddLine(part=cmd.part, qty_milli=cmd.qty_milli))
    part = tx.get(Part, cmd.part)
    if not part.active:
        raise Rejected("sale.part_retired", part=part.code)
    check_quantity(cmd.qty_milli)
    if not 0 <= cmd.unit_price_satang <= _PRICE_MAX_SATANG:
        raise Rejected("sale.no_price", part=part.code)
    if len(lines) >= LINES_MAX:
        raise Rejected("sale.too_many_lines", most=LINES_MAX)
    if not 0 < cmd.no <= _NO_MAX:
        raise Rejected("command.malformed", field="no")
    if cart is None:
        now = tx.now_ms
        cart = Cart(id=tx.new_id(), holder=user, state=OPEN, command_id=tx.new_id(), opened_ms=now, changed_ms=now)
        tx.local(cart)
    else:
        _touch(tx, cart)
    line = CartLine(
        id=tx.new_id(),
        cart=cart.id,
        no=cmd.no,
        part=cmd.part,
        qty_milli=cmd.qty_milli,
        unit_price_satang=cmd.unit_price_satang,
    )
    tx.local(line)
    return line.id


def hold_cart(tx: Tx, cmd: HoldCart) -> str:
    """Mark the open cart held; nothing to hold is no error."""
    cart = open_cart(tx, _user(tx))
    if cart is None:
        return ""
    if len([c for c in tx.find(Cart) if c.state == HELD]) >= HELD_MAX:
        raise Rejected("sale.too_many_held", most=HELD_MAX)
    tx.local(replace(cart, state=HELD, changed_ms=tx.now_ms))
    return cart.id


def recall_cart(tx: Tx, cmd: RecallCart) -> str:
    """Mark a held cart open for this person, who answers for it from now on."""
    user = _user(tx)
    cart = tx.peek(Cart, cmd.cart)
    if cart is None or cart.state != HELD:
        raise NotFound("sale.cart_gone")
    current = open_cart(tx, user)
    if current is not None:
        tx.local(replace(current, state=HELD, changed_ms=tx.now_ms))
    tx.local(replace(cart, state=OPEN, holder=user, command_id=tx.new_id(), changed_ms=tx.now_ms))
    return cart.id


def restore_needs(tx: Tx, cmd: RestoreLine) -> tuple[Need, ...]:
    """The right to sell; at another price than the shelf's also the right to go so far from it, in basis points."""
    part = tx.get(Part, cmd.part)
    asked, told = shelf_price(tx, part), cmd.unit_price_satang
    if told == asked:
        return (Need("sale.counter"),)
    way = "price.override.down" if told < asked else "price.override.up"
    far_bp = -(-abs(told - asked) * _BP // max(asked, 1))
    return (Need("sale.counter"), Need(way, amount=far_bp, subject=part.code, before=asked, after=told))


SELL = needs("sale.counter")
COMMANDS = (
    CommandType(AddLine, SELL, add_line),
    CommandType(SetQuantity, SELL, set_quantity),
    CommandType(UseShelfPrice, SELL, use_shelf_price),
    CommandType(RestoreLine, restore_needs, restore_line),
    CommandType(HoldCart, SELL, hold_cart),
    CommandType(RecallCart, SELL, recall_cart),
)
