"""Keeps the two languages complete: finds the keys in the code, updates the catalogues, compiles and checks them.

    python build/catalogues.py            add new keys, compile
    python build/catalogues.py --prune    the same, and drop keys that the code does not name (any more)
    python build/catalogues.py --check    change nothing; list what is wrong and exit 1

How a key must be written in the code to be found:

1. first argument of a call named ``w`` or ``n`` (``k.w("sale.pay")``, ``words.n("cart.lines", 3)``), of an error
   (``Rejected``, ``Denied``, ``NotFound``, ``Stale``, ``PosError``) or of ``super().__init__`` in a subclass of one;
2. the keyword argument ``words=`` of any call (``NavItem(words="nav.sale")``);
3. a constant whose name is ``WORDS`` or ends in ``_WORDS`` (``STATE_WORDS = {"open": "shift.open"}``: values, not
   dict keys);
4. anywhere else: all strings of a statement whose first line ends with the comment ``# words``
   (``return "clock.behind"  # words``).

In these places a key is a literal, a choice between literals, or an f-string, which stands for every key of its
shape: ``f"role.{role}"`` uses all keys ``role.…``. The sentences themselves are written by hand in the ``.po`` files.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TREES = ("core", "storage", "sync", "pos_client", "main.py")
LANGUAGES = ("en", "th")
DOMAIN = "pos"
ERRORS = frozenset({"PosError", "Rejected", "Denied", "NotFound", "Stale"})
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")


class Plain(Catalog):
    """A catalogue whose header says only what readers need: no dates and versions that change with every run."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @mime_headers.setter
    def mime_headers(self, _: object) -> None:
        """The header of a file that is read is replaced by ours."""


@dataclass(frozen=True)
class Use:
    """One place where the code names a key, or (``shape``) a family of keys.

    ``given`` are the blanks the place can fill, ``None`` where that cannot be seen.
    """

    key: str
    shape: re.Pattern[str] | None
    counted: bool
    given: frozenset[str] | None
    file: str
    line: int

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def names(self, key: str) -> bool:
        return self.shape.fullmatch(key) is not None if self.shape else self.key == key


def uses(root: Path) -> list[Use]:
    """Every key the program names, in file order."""
    found: list[Use] = []
    for tree in TREES:
        path = root / tree
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []
        for file in files:
            text = file.read_text(encoding="utf-8")
            found += _uses_in(ast.parse(text), file.relative_to(root).as_posix(), _marked(text))
    return found


def _uses_in(tree: ast.Module, file: str, marked: frozenset[int]) -> Iterator[Use]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _uses_of_call(node, file)
        elif isinstance(node, ast.ClassDef) and any(_name(base) in ERRORS for base in node.bases):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and _name(inner.func) == "__init__" and inner.args:
                    yield from _keys(inner.args[0], file, given=_given(inner, "PosError"))
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.Return | ast.Expr):
            yield from _uses_of_statement(node, file, marked=node.lineno in marked)


def _uses_of_statement(
    node: ast.Assign | ast.AnnAssign | ast.Return | ast.Expr, file: str, *, marked: bool
) -> Iterator[Use]:
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_is_words(target) for target in targets):
            yield from _keys(node.value, file)
    for inner in ast.walk(node) if marked else ():
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and KEY.fullmatch(inner.value):
            yield from _keys(inner, file)


def _uses_of_call(node: ast.Call, file: str) -> Iterator[Use]:
    name = _name(node.func)
    if node.args and (name in ERRORS or name in ("w", "n")):
        yield from _keys(node.args[0], file, counted=name == "n", given=_given(node, name))
    for keyword in node.keywords:
        if keyword.arg == "words":
            yield from _keys(keyword.value, file)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _marked(text: str) -> frozenset[int]:
    """The lines that end with the comment ``# words``."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return frozenset(t.start[0] for t in tokens if t.type == tokenize.COMMENT and t.string.strip() == "# words")


def _is_words(target: ast.expr) -> bool:
    name = _name(target)
    return name == "WORDS" or name.endswith("_WORDS")


def _given(call: ast.Call, name: str) -> frozenset[str] | None:
    """The blanks a call fills; unknown where it hands on a mapping."""
    names = [keyword.arg for keyword in call.keywords]
    if None in names:
        return None
    own = {"n"} if name == "n" else set()
    return frozenset(own | {n for n in names if n is not None and not (name in ERRORS and n == "field")})


def _keys(node: ast.expr, file: str, *, counted: bool = False, given: frozenset[str] | None = None) -> Iterator[Use]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield Use(node.value, None, counted, given, file, node.lineno)
    elif isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else "[a-z0-9_.]+"
            for part in node.values
        ]
        yield Use(ast.unparse(node), re.compile("".join(parts)), counted, None, file, node.lineno)
    elif isinstance(node, ast.IfExp):
        for branch in (node.body, node.orelse):
            yield from _keys(branch, file, counted=counted, given=given)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for item in node.elts:
            yield from _keys(item, file, counted=counted, given=given)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _keys(value, file, counted=counted, given=given)


def po_path(root: Path, language: str) -> Path:
    """Where a language's sentences stand."""
    return root / "locales" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(root: Path, language: str) -> Catalog:
    """The catalogue of a language; empty where there is no file yet."""
    path = po_path(root, language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def messages(catalogue: Catalog) -> dict[str, Message]:
    """The messages of a catalogue by their key, without its header."""
    return {_key(m): m for m in catalogue if m.id}


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)


def _forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def _blanks(text: str) -> frozenset[str]:
    return frozenset(name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(text) if name is not None)


def update(root: Path, *, prune: bool = False) -> int:
    """Bring the keys of the code into every catalogue, then compile; the number of sentences to write.

    Keys that the code does not name stay, so that sentences may be written first; ``prune`` drops them.
    """
    found = uses(root)
    missing = 0
    known = {key for language in LANGUAGES for key in messages(read(root, language))}
    wanted = {u.key for u in found if u.shape is None and KEY.fullmatch(u.key)}
    wanted |= {key for key in known if not prune or any(u.names(key) for u in found)}
    for language in LANGUAGES:
        old, new = messages(read(root, language)), _empty(language)
        for key in sorted(wanted):
            counted = any(u.counted and u.names(key) for u in found) or _is_counted(old.get(key))
            string = _kept(old.get(key), counted=counted, forms=new.num_plurals)
            places = sorted({(u.file, 0) for u in found if u.names(key)})
            message = new.add((key, key) if counted else key, string=string, locations=places)
            missing += not all(_forms(message))
        path = po_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        buffer = io.BytesIO()
        write_po(buffer, new, width=100, sort_output=True, include_lineno=False)
        path.write_bytes(buffer.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(root, language))
    return missing


def _empty(language: str) -> Plain:
    comment = f"# Words of OL POS, {language}. Keys are kept by build/catalogues.py, sentences by people."
    return Plain(locale=language, domain=DOMAIN, header_comment=comment, fuzzy=False)


def _is_counted(old: Message | None) -> bool:
    return old is not None and isinstance(old.id, tuple | list)


def _kept(old: Message | None, *, counted: bool, forms: int) -> str | tuple[str, ...]:
    """The sentences there were; a key that became counted keeps its one sentence as every form."""
    texts = _forms(old) if old is not None else [""]
    if not counted:
        return texts[-1]
    return tuple(texts[i] if i < len(texts) else texts[-1] for i in range(forms))


def compiled(root: Path, language: str) -> bytes:
    """What the ``.mo`` file must hold, from the ``.po`` file."""
    plain = _empty(language)
    for message in messages(read(root, language)).values():
        plain.add(message.id, string=message.string)
    buffer = io.BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


def faults(root: Path) -> list[str]:
    """What is wrong, one line each; empty when both languages are complete and compiled."""
    found = uses(root)
    catalogues = {language: messages(read(root, language)) for language in LANGUAGES}
    out = [f"{u.place}: not a key: {u.key!r}" for u in found if u.shape is None and not KEY.fullmatch(u.key)]
    for language, known in catalogues.items():
        out += [f"{language}: unknown key {u.key} ({u.place})" for u in found if not any(u.names(key) for key in known)]
        out += [f"{language}: unused key {key}" for key in known if not any(u.names(key) for u in found)]
        out += [f"{language}: untranslated {key}" for key, m in known.items() if not all(_forms(m))]
        out += [f"{language}: fuzzy {key}" for key, m in known.items() if m.fuzzy]
        mo = po_path(root, language).with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(root, language):
            out.append(f"{language}: {mo.name} does not match its .po file; run build/catalogues.py")
    return sorted(set(out + _blank_faults(found, catalogues)))


def _blank_faults(found: list[Use], catalogues: dict[str, dict[str, Message]]) -> list[str]:
    """Blanks that differ between the languages, or that the code does not fill."""
    out = []
    first, second = (catalogues[language] for language in LANGUAGES)
    for key in sorted(first.keys() & second.keys()):
        forms = _forms(first[key]) + _forms(second[key])
        try:
            sets = [_blanks(form) for form in forms]
        except ValueError as error:
            out.append(f"{key}: {error}")
            continue
        # One form may say "one" instead of its number.
        if len({blanks - {"n"} for blanks in sets}) > 1:
            out.append(f"{key}: blanks differ: {' / '.join(','.join(sorted(b)) or 'none' for b in sets)}")
        asked = frozenset().union(*sets)
        out += [
            f"{u.place}: {key} has the blank {{{blank}}} that is not filled here"
            for u in found
            if u.names(key) and u.given is not None
            for blank in sorted(asked - u.given)
        ]
    return out


def main(arguments: list[str]) -> int:
    """Run the command; 0 when all is well, 1 for faults, 2 for a call that is not understood."""
    if arguments == ["--check"]:
        wrong = faults(ROOT)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        count = len(messages(read(ROOT, LANGUAGES[0])))
        print(f"catalogues: {count} keys, {len(LANGUAGES)} languages, {len(wrong)} faults")
        return 1 if wrong else 0
    if arguments not in ([], ["--prune"]):
        print(__doc__)
        return 2
    missing = update(ROOT, prune=bool(arguments))
    print(f"catalogues: updated and compiled, {missing} sentences to write")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
