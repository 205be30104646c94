"""Completing a counter sale: one transaction takes goods, money and a number, and leaves a paper to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from core.catalog.records import Part
from core.commands import Command, CommandType
from core.documents.issuing import IssueDraft, issue_document
from core.documents.records import Issue
from core.documents.rules import CashAmount, CashRounding, Line, PriceMode, Totals, cash_rounding, document_totals
from core.errors import NotFound, Rejected, Stale
from core.payments.records import Payment, PaymentAllocation
from core.permissions import Need
from core.ports import StockLevel, Tx
from core.printing.commands import DRAWER, DRAWER_LIFE_MS, ORIGINAL
from core.printing.records import PrintJob
from core.sales.carts import OPEN, lines_of
from core.sales.records import Cart, CartLine, Sale, SaleLine
from core.shifts.open import open_shift
from core.shifts.records import Shift
from core.shop.clock import doubt
from core.shop.records import Branch, TaxRate
from core.shop.settings import CASH_ROUNDING, RECEIPT_FOOTER, VAT_REGISTERED, settings
from core.stock.records import StockMovement
from core.stock.rules import cost_state
from core.stock.rules import issue as cost_of_issue
from core.trust.records import Transition
from core.users.records import User

RECEIPT = "RC"
"""Document code of the plain receipt, ใบเสร็จรับเงิน."""
TENDERED_MAX_SATANG = 10**12
_RATE_MAX_BP = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteSale(Command):
    """Take cash for a cart; gives the id of the issued receipt.

    ``total_satang`` is what the screen showed; ``tendered_satang`` is what the customer handed over, ``None`` for
    exactly what is due.
    """

    name: ClassVar[str] = "sales.complete"
    cart: str
    total_satang: int
    tendered_satang: int | None = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Everything that a sale is made from."""

    cart: Cart
    lines: Sequence[CartLine]
    parts: Mapping[str, Part]
    stock: Mapping[str, StockLevel]
    totals: Totals
    cash: CashAmount
    settings: Mapping[str, Any]


def _load(tx: Tx, cmd: CompleteSale) -> _Loaded:
    """What the sale is made from; loaded once a transaction."""
    held = tx.memo.get("sale")
    if not isinstance(held, _Loaded):
        held = tx.memo["sale"] = _load_fresh(tx, cmd)
        assert isinstance(held, _Loaded)
    return held


def _load_fresh(tx: Tx, cmd: CompleteSale) -> _Loaded:
    cart = tx.peek(Cart, cmd.cart)
    if cart is None or cart.state != OPEN or cart.holder != tx.actor.user:
        raise NotFound("sale.cart_gone")
    lines = lines_of(tx, cart.id)
    if not lines:
        raise Rejected("sale.empty")
    parts = tx.many(Part, {line.part for line in lines})
    shop = settings(tx, VAT_REGISTERED, CASH_ROUNDING, RECEIPT_FOOTER)
    totals = _totals(tx, lines, parts, vat=bool(shop[VAT_REGISTERED]))
    cash = cash_rounding(totals.grand_total_satang, CashRounding(shop[CASH_ROUNDING]))
    stock = tx.stock((p.id for p in parts.values() if p.stocked), tx.machine.branch)
    return _Loaded(cart, lines, parts, stock, totals, cash, shop)


def _totals(tx: Tx, lines: Sequence[CartLine], parts: Mapping[str, Part], *, vat: bool) -> Totals:
    codes = {line.part: parts[line.part].tax_code if vat else "NONE" for line in lines}
    taxed = {code for code in codes.values() if code != "NONE"}
    rates = tx.configs(TaxRate, taxed)
    usable = {code for code, rate in rates.items() if 0 <= rate.rate_bp <= _RATE_MAX_BP}
    if taxed - usable:
        raise Rejected("tax.no_rate", code=min(taxed - usable))
    rates_bp = {code: rates[code].rate_bp for code in taxed} | {"NONE": 0}
    drafted = [
        Line(unit_price_satang=x.unit_price_satang, qty_milli=x.qty_milli, tax_code=codes[x.part]) for x in lines
    ]
    return document_totals(drafted, PriceMode.INCL, rates_bp)


def complete_needs(tx: Tx, cmd: CompleteSale) -> tuple[Need, ...]:
    """The right to sell, to take the money and to issue; and to sell what the book does not have."""
    loaded = _load(tx, cmd)
    total = loaded.totals.grand_total_satang
    needed = [
        Need("sale.counter"),
        Need("payment.take", amount=total),
        Need("document.issue", scopes=frozenset({"counter sales"})),
    ]
    wanted: dict[str, int] = {}
    for line in loaded.lines:
        wanted[line.part] = wanted.get(line.part, 0) + line.qty_milli
    for part, level in sorted(loaded.stock.items()):
        if wanted[part] > max(level.qty_milli, 0):
            needed.append(
                Need(
                    "stock.negative",
                    subject=loaded.parts[part].code,
                    before=level.qty_milli,
                    after=level.qty_milli - wanted[part],
                )
            )
    return tuple(needed)


def complete_sale(tx: Tx, cmd: CompleteSale) -> str:
    """Check cart, clock, shift and money, then write all of the sale and what is to be printed."""
    loaded = _load(tx, cmd)
    total = loaded.totals.grand_total_satang
    if total != cmd.total_satang:
        raise Stale("sale.total_changed", total=total)
    odd = doubt(tx.clock(), tx.now_ms)
    if odd is not None:
        raise Rejected(odd, now=tx.now_ms)
    shift = open_shift(tx)
    if shift is None:
        raise Rejected("shift.not_open")
    due = loaded.cash.payable_satang
    tendered = due if cmd.tendered_satang is None else cmd.tendered_satang
    if not due <= tendered <= TENDERED_MAX_SATANG:
        raise (
            Rejected("payment.short", missing_satang=max(0, due - tendered))
            if tendered < due
            else Rejected("payment.too_much")
        )
    user = tx.get(User, str(tx.actor.user))
    branch = next(iter(tx.find(Branch, code=tx.machine.branch)), None)
    sale = _sale(tx, loaded, shift, user)
    payment = _payment(tx, loaded, shift, tendered)
    issued = issue_document(tx, _draft(loaded, sale, payment, branch))
    _write(tx, loaded, sale, payment, issued)
    return issued.id


def _sale(tx: Tx, loaded: _Loaded, shift: Shift, user: User) -> Sale:
    totals = loaded.totals
    return Sale(
        id=tx.new_id(),
        branch=tx.machine.branch,
        date=tx.today.isoformat(),
        at_ms=tx.now_ms,
        cashier=user.id,
        shift=shift.id,
        gross_satang=sum(line.gross_satang for line in totals.lines),
        by_tax=[
            {"tax_code": t.tax_code, "rate_bp": t.rate_bp, "base_satang": t.base_satang, "vat_satang": t.vat_satang}
            for t in totals.by_tax
        ],
        vat_satang=totals.vat_satang,
        total_satang=totals.grand_total_satang,
    )


def _payment(tx: Tx, loaded: _Loaded, shift: Shift, tendered_satang: int) -> Payment:
    due = loaded.cash.payable_satang
    return Payment(
        id=tx.new_id(),
        branch=tx.machine.branch,
        date=tx.today.isoformat(),
        tender="CASH",
        amount_satang=due,
        tendered_satang=tendered_satang,
        change_satang=tendered_satang - due,
        rounding_satang=loaded.cash.rounding_satang,
        shift=shift.id,
    )


def _draft(loaded: _Loaded, sale: Sale, payment: Payment, branch: Branch | None) -> IssueDraft:
    """What the receipt says, word for word as it is printed now."""
    header: dict[str, Any] = {
        "kind": RECEIPT,
        "sale": sale.id,
        "at_ms": sale.at_ms,
        "cashier": sale.cashier,
        "price_mode": sale.price_mode,
        "gross_satang": sale.gross_satang,
        "by_tax": sale.by_tax,
        "vat_satang": sale.vat_satang,
        "total_satang": sale.total_satang,
        "vat_registered": bool(loaded.settings[VAT_REGISTERED]),
        "footer": loaded.settings[RECEIPT_FOOTER],
        "payments": [
            {
                "tender": payment.tender,
                "amount_satang": payment.amount_satang,
                "tendered_satang": payment.tendered_satang,
                "change_satang": payment.change_satang,
                "rounding_satang": payment.rounding_satang,
            }
        ],
    }
    if branch is not None:
        header["shop"] = {
            "code": branch.code,
            "name_th": branch.name_th,
            "name_en": branch.name_en,
            "address_th": branch.address_th,
            "address_en": branch.address_en,
            "phone": branch.phone,
            "tax_id": branch.tax_id,
        }
    lines = []
    for no, (line, amounts) in enumerate(zip(loaded.lines, loaded.totals.lines, strict=True), 1):
        part = loaded.parts[line.part]
        lines.append(
            {
                "no": no,
                "code": part.code,
                "name_th": part.name_th,
                "name_en": part.name_en,
                "unit_th": part.unit_th,
                "unit_en": part.unit_en,
                "qty_milli": line.qty_milli,
                "unit_price_satang": line.unit_price_satang,
                "net_satang": amounts.net_satang,
            }
        )
    return IssueDraft(code=RECEIPT, header=header, lines=lines)


def _movements(tx: Tx, loaded: _Loaded, sale_lines: Sequence[SaleLine]) -> list[StockMovement]:
    """What leaves the shelf, each line at the cost that the one before it left."""
    states = {
        part: cost_state(level.qty_milli, level.value_satang, (loaded.parts[part].standard_cost_satang or 0) * 1000)
        for part, level in loaded.stock.items()
    }
    out = []
    for line in sale_lines:
        if line.part not in states:
            continue
        costed = cost_of_issue(states[line.part], line.qty_milli)
        states[line.part] = costed.after
        out.append(
            StockMovement(
                id=tx.new_id(),
                part=line.part,
                branch=tx.machine.branch,
                location=loaded.parts[line.part].location,
                kind="SALE",
                qty_milli=-line.qty_milli,
                value_satang=-costed.value_satang,
                source_type="sale_line",
                source=line.id,
                provisional=costed.is_provisional,
                date=tx.today.isoformat(),
            )
        )
    return out


def _write(tx: Tx, loaded: _Loaded, sale: Sale, payment: Payment, issued: Issue) -> None:
    sale_lines = [
        SaleLine(
            id=tx.new_id(),
            sale=sale.id,
            no=no,
            part=line.part,
            qty_milli=line.qty_milli,
            unit_price_satang=line.unit_price_satang,
            gross_satang=amounts.gross_satang,
            net_satang=amounts.net_satang,
            tax_code=loaded.parts[line.part].tax_code,
            vat_satang=amounts.vat_satang,
        )
        for no, (line, amounts) in enumerate(zip(loaded.lines, loaded.totals.lines, strict=True), 1)
    ]
    for cart_line in loaded.lines:
        tx.forget(CartLine, cart_line.id)
    tx.forget(Cart, loaded.cart.id)
    now = tx.now_ms
    tx.local(
        PrintJob(
            id=tx.new_id(),
            kind=DRAWER,
            route="drawer",
            document=issued.id,
            created_ms=now,
            expires_ms=now + DRAWER_LIFE_MS,
        )
    )
    tx.local(PrintJob(id=tx.new_id(), kind=ORIGINAL, route="receipt", document=issued.id, created_ms=now))
    tx.append(sale)
    for sale_line in sale_lines:
        tx.append(sale_line)
    for movement in _movements(tx, loaded, sale_lines):
        tx.append(movement)
    tx.append(payment)
    tx.append(
        Transition(
            id=tx.new_id(),
            machine="payment",
            subject=payment.id,
            event="take_cash",
            from_state=None,
            to_state="CLEARED",
        )
    )
    tx.append(issued)
    tx.append(
        PaymentAllocation(id=tx.new_id(), payment=payment.id, document=issued.document, amount_satang=sale.total_satang)
    )


COMMANDS = (CommandType(CompleteSale, complete_needs, complete_sale),)
