"""The catalogues: both languages complete, and the tool that says so finds every kind of fault."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_catalogues", ROOT / "build/catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


catalogues = loaded()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small program with complete catalogues."""
    (tmp_path / "pos_client").mkdir()
    write(
        tmp_path,
        "pos_client/a.py",
        'def show(k, role, error):\n    k.w("sale.pay", due_satang=1)\n    k.w.n("cart.lines", 3)\n'
        '    k.w(f"role.{role}")\n    raise Rejected("stock.short", field="qty", left_milli=2)\n'
        'STATE_WORDS = {"open": "shift.open", "closed": "shift.closed"}\n'
        'Nav(words="nav.sale" if role else "nav.jobs")\n'
        "k.w(error.key, **error.params)\n",
    )
    catalogues.update(tmp_path)
    for language, lines in (("en", ("one line", "{n} lines")), ("th", ("{n} รายการ",))):
        sentences = {
            "cart.lines": lines,
            "nav.jobs": "Jobs",
            "nav.sale": "Sale",
            "role.owner": "Owner",
            "sale.pay": "Pay {due_satang}",
            "shift.closed": "Closed",
            "shift.open": "Open",
            "stock.short": "{left_milli} left",
        }
        put(tmp_path, language, sentences)
    assert catalogues.update(tmp_path) == 0
    assert catalogues.faults(tmp_path) == []
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")


def put(root: Path, language: str, sentences: dict[str, str | tuple[str, ...]]) -> None:
    po = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    forms = "nplurals=2; plural=(n != 1);" if language == "en" else "nplurals=1; plural=0;"
    po += [f'"Plural-Forms: {forms}\\n"', ""]
    for key, sentence in sentences.items():
        po.append(f'msgid "{key}"')
        if isinstance(sentence, tuple):
            po.append(f'msgid_plural "{key}"')
            po += [f'msgstr[{i}] "{form}"' for i, form in enumerate(sentence)]
        else:
            po.append(f'msgstr "{sentence}"')
        po.append("")
    path = catalogues.po_path(root, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(po), encoding="utf-8")


def edit(root: Path, language: str, old: str, new: str) -> None:
    path = catalogues.po_path(root, language)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(catalogues.compiled(root, language))


def test_the_programs_catalogues_are_complete() -> None:
    assert catalogues.faults(ROOT) == []


def test_a_second_run_changes_nothing(tree: Path) -> None:
    files = sorted((tree / "locales").rglob("pos.*"))
    before = [file.read_bytes() for file in files]
    catalogues.update(tree)
    assert [file.read_bytes() for file in files] == before


def test_a_sentence_that_is_missing_is_found(tree: Path) -> None:
    edit(tree, "th", 'msgstr "Sale"', 'msgstr ""')
    assert catalogues.faults(tree) == ["th: untranslated nav.sale"]


def test_keys_are_found_wherever_the_convention_allows_them(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    write(
        tmp_path,
        "core/a.py",
        "class Gone(Rejected):\n    def __init__(self, file):\n        super().__init__('file.gone', file=file)\n"
        "def odd(late):\n    known = {  # words\n        1: 'disk.full',\n        2: 'disk.slow',\n    }\n"
        "    return 'clock.late' if late else 'clock.early'  # words\n"
        "NAME = 'not.a_key'\nlog('not.this')\nSIZE_WORDS: Final = ('size.small', 'size.large')\n",
    )
    assert sorted(u.key for u in catalogues.uses(tmp_path)) == sorted(
        [
            "size.small",
            "size.large",
            "disk.full",
            "disk.slow",
            "clock.late",
            "clock.early",
            "file.gone",
        ]
    )


def test_a_key_that_nobody_names_is_found_kept_and_pruned(tree: Path) -> None:
    write(
        tree, "pos_client/a.py", (tree / "pos_client/a.py").read_text(encoding="utf-8").replace("nav.jobs", "nav.sale")
    )
    assert catalogues.faults(tree) == ["en: unused key nav.jobs", "th: unused key nav.jobs"]
    catalogues.update(tree)
    assert "nav.jobs" in catalogues.messages(catalogues.read(tree, "en"))
    catalogues.update(tree, prune=True)
    assert catalogues.faults(tree) == []


def test_a_key_that_no_catalogue_has_is_found_with_its_place(tree: Path) -> None:
    write(tree, "pos_client/b.py", 'k.w("new.key")\nk.w(f"kind.{x}.name")\n')
    assert catalogues.faults(tree) == [
        "en: unknown key f'kind.{x}.name' (pos_client/b.py:2)",
        "en: unknown key new.key (pos_client/b.py:1)",
        "th: unknown key f'kind.{x}.name' (pos_client/b.py:2)",
        "th: unknown key new.key (pos_client/b.py:1)",
    ]
    assert catalogues.update(tree) == 2


def test_a_sentence_in_the_place_of_a_key_is_found(tree: Path) -> None:
    write(tree, "pos_client/b.py", 'k.w("Pay now")\n')
    assert "pos_client/b.py:1: not a key: 'Pay now'" in catalogues.faults(tree)


def test_blanks_that_differ_between_the_languages_are_found(tree: Path) -> None:
    edit(tree, "th", "Pay {due_satang}", "Pay {due}")
    faults = catalogues.faults(tree)
    assert "sale.pay: blanks differ: due_satang / due" in faults
    assert "pos_client/a.py:2: sale.pay has the blank {due} that is not filled here" in faults


def test_a_blank_that_is_not_closed_is_found(tree: Path) -> None:
    edit(tree, "th", "Pay {due_satang}", "Pay {due_satang")
    assert any(fault.startswith("sale.pay: ") for fault in catalogues.faults(tree))


def test_compiled_words_that_are_out_of_date_are_found(tree: Path) -> None:
    path = catalogues.po_path(tree, "en")
    path.write_text(path.read_text(encoding="utf-8").replace('"Sale"', '"Sell"'), encoding="utf-8")
    assert catalogues.faults(tree) == ["en: pos.mo does not match its .po file; run build/catalogues.py"]
