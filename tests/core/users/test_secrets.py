"""PINs, badges, the shop's secret, keys and the recovery code stand nowhere in clear: not in files, not in logs."""

from __future__ import annotations

import hashlib
import json
import logging
from datetime import date
from pathlib import Path

import pytest

from core.commands import Command
from core.engine import payload_hash
from core.errors import Denied, PosError, Rejected
from core.sales.complete import CompleteSale
from core.users.commands import AddUser, Approve, SetPin, SignIn, SignInWithBadge
from storage.backup import make_backup
from storage.ceremonies import recover
from storage.recovery_code import key_of, read_code
from tests.shop import OWNER_PIN, Shop

CODE = "OL-7F3K9M2P4XQ8"
PINS = {
    "owner": OWNER_PIN,
    "manager": "730194",
    "cashier": "531864",
    "changed": "406173",
    "wrong": "918273",
    "back": "275093",
}


def busy_day(shop: Shop) -> list[Exception]:
    """Everything that takes a PIN or a code, right and wrong; gives what was refused."""
    refused: list[Exception] = []

    def tried(command: Command, **more: str | None) -> None:
        try:
            shop.do(command, **more)
        except PosError as error:
            refused.append(error)

    manager = shop.user("MG", pin=PINS["manager"], name="อร")
    cashier = shop.user("CA", pin=PINS["cashier"], badge=CODE)
    tried(SignIn(user=cashier, pin=PINS["cashier"]))
    for _ in range(2):
        tried(SignIn(user=cashier, pin=PINS["wrong"]))
    tried(SignIn(user=cashier, pin="not a PIN: 918273"))
    tried(SignInWithBadge(code=CODE))
    tried(SignInWithBadge(code=CODE + "X"))
    tried(AddUser(name_th="ซ้ำ", name_en="", nickname="", roles={}, badge=CODE))
    tried(SetPin(user=cashier, pin=PINS["changed"]), user=cashier)
    part = shop.part(qty=1, price=10_000)
    shop.open_shift(cashier)
    shop.add(part, 2000, cashier)
    cart, _, total = shop.cart(cashier)
    sale = CompleteSale(cart=cart, total_satang=total)
    approve = Approve(approver=manager, pin=PINS["manager"], payload_hash=payload_hash(sale), reason="มีของ")
    shop.do(sale, user=cashier, approval=shop.do(approve, user=cashier))
    above = AddUser(name_th="ผู้จัดการ", name_en="", nickname="", roles={"00000": ("MG",)}, pin=PINS["changed"])
    tried(above, user=manager)
    allow = Approve(approver=shop.owner, pin=OWNER_PIN, payload_hash=payload_hash(above), reason="คนใหม่")
    shop.do(above, user=manager, approval=shop.do(allow, user=manager))
    with pytest.raises(Rejected) as wrong:
        recover(shop.store, shop.code[:-1] + ("A" if shop.code[-1] != "A" else "B"), shop.owner, PINS["back"])
    refused.append(wrong.value)
    shop.wait()
    recover(shop.store, shop.code, shop.owner, PINS["back"])
    assert any(isinstance(error, Denied) for error in refused)
    return refused


def forms(secret: bytes) -> set[bytes]:
    return {secret, secret.hex().encode(), secret.hex().upper().encode()}


def secrets_of(shop: Shop) -> dict[str, set[bytes]]:
    """Every secret in every form in which it could have been written."""
    code = read_code(shop.code)
    plain = shop.code.replace("-", "")
    keys = shop.store.keys
    out = {name: {pin.encode(), pin.encode("utf-16-le")} for name, pin in PINS.items()}
    out |= {"badge": {CODE.encode(), CODE.removeprefix("OL-").encode()}}
    out |= {"recovery code": {shop.code.encode(), plain.encode(), plain.lower().encode(), *forms(code)}}
    out |= {"recovery key": forms(key_of(code))}
    for held in keys.held():
        seed = keys.seed(held.stream)
        assert seed is not None
        out[f"key of {held.stream}"] = forms(seed)
    for (pepper_id,) in shop.rows("SELECT DISTINCT pepper FROM verifier"):
        pepper = keys.pepper(pepper_id)
        assert pepper is not None
        out[f"pepper {pepper_id}"] = forms(pepper[1])
    return out


def test_no_file_and_no_log_line_holds_a_secret(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    refused = busy_day(shop)
    data, state = shop.folder / "data", shop.folder / "state"
    make_backup(data, date(2026, 11, 21), None)
    secrets = secrets_of(shop)
    assert len(secrets) >= 13
    files = [p for p in (*data.rglob("*"), *state.rglob("*")) if p.is_file()]
    names = {p.name for p in files}
    assert {"shop.db", "shop.db-wal", "secrets.json", "keys.json", "tripwire"} <= names
    assert any("backups" in p.parts for p in files)
    contents = {p: p.read_bytes() for p in files if p.name != "secrets.json"}
    contents |= {Path("log"): caplog.text.encode()}
    contents |= {Path("errors"): "".join(f"{e!r} {e} {getattr(e, 'params', '')}" for e in refused).encode()}
    found = [(name, p.name) for name, looks in secrets.items() for p, c in contents.items() for x in looks if x in c]
    assert found == []
    before_close = [p.name for p in files]
    shop.close()
    assert "shop.db-wal" in before_close
    closed = (data / "shop.db").read_bytes()
    assert [name for name, looks in secrets.items() for x in looks if x in closed] == []


def test_the_search_would_find_a_secret_that_stands_there(shop: Shop) -> None:
    """The keys do stand in the one file that is meant for them, and only its owner reads it."""
    busy_day(shop)
    path = shop.folder / "state" / "secrets.json"
    content = path.read_bytes()
    found = {name for name, looks in secrets_of(shop).items() for x in looks if x in content}
    assert {name.split()[0] for name in found} == {"key", "pepper"}
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_an_approved_payload_with_a_pin_leaves_no_hash_that_six_digits_can_be_searched_in(shop: Shop) -> None:
    busy_day(shop)
    above = {"command": "users.add", "name_th": "ผู้จัดการ", "name_en": "", "nickname": "", "roles": {"00000": ["MG"]}}
    above |= {"pin": PINS["changed"], "badge": None, "phone": None}
    text = json.dumps(above, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    guess = hashlib.sha256(text.encode()).hexdigest()
    assert shop.count("override") == 2
    assert shop.rows("SELECT 1 FROM override WHERE payload_hash = ?", guess) == []
