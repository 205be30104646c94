"""The guide in both languages has the same pages, shows pictures that exist, and speaks the screens' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_client.i18n import LANGUAGES
from tests.screenshots import LANGUAGES as PICTURED
from tests.screenshots import SIZES
from tests.screenshots_parts.walks import SCREENS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TOP = [
    ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/bench/README.md")
]
PAGES = [*sorted(DOCS.glob("??/*.md")), *TOP]
TARGET = re.compile(r"\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
HOLE = re.compile(r"\\\{\w+\\\}")
NOT_ON_THE_SCREEN = {"F1", "F2"}
SENTENCES = re.compile(r"^- \*\*.+?\*\*", re.MULTILINE)
"""On the index the bold beginnings of a list are sentences of the guide itself."""
PICTURE = re.compile(r"([a-z-]+)-(phone|tablet|desktop)-(th|en)(?:-dark|-contrast)?\.png")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def words_on_screen(language: str) -> list[re.Pattern[str]]:
    """Everything that the catalogue of a language says, with holes for what is filled in."""
    from babel.messages.pofile import read_po

    with (ROOT / "locales" / language / "LC_MESSAGES" / "pos.po").open("rb") as file:
        catalogue = read_po(file)
    said: list[str] = []
    for message in catalogue:
        said += [message.string] if isinstance(message.string, str) else list(message.string)
    return [re.compile(HOLE.sub(".+", re.escape(text.replace("\n", " ")))) for text in said if text]


def bold(page: Path) -> Iterator[str]:
    text = page.read_text("utf-8")
    if page.name == "index.md":
        text = SENTENCES.sub("", text).replace("**bold**", "").replace("**ตัวหนา**", "")
    for found in BOLD.findall(text.replace("\n", " ")):
        yield " ".join(found.split())


def test_both_languages_have_the_same_pages():
    pages = {language: sorted(page.name for page in (DOCS / language).glob("*.md")) for language in LANGUAGES}
    assert pages["en"] == pages["th"] != []


def test_both_languages_show_the_same_pictures_each_in_its_own_language():
    for page in (DOCS / "en").glob("*.md"):
        here = TARGET.findall(page.read_text("utf-8"))
        there = TARGET.findall((DOCS / "th" / page.name).read_text("utf-8"))
        ours = [target for target in here if target.endswith(".png")]
        theirs = [target.replace("-th.png", "-en.png") for target in there if target.endswith("-th.png")]
        assert ours == theirs, name_of(page)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_points_to_is_there(page: Path):
    missing = []
    for target in TARGET.findall(page.read_text("utf-8")):
        place, _, heading = target.partition("#")
        file = (page.parent / place).resolve() if place else page
        if not file.exists() or (heading and heading not in headings(file)):
            missing.append(target)
    assert missing == []


def headings(page: Path) -> set[str]:
    """The anchors of a page, as code hosts make them."""
    lines = [line.lstrip("#").strip() for line in page.read_text("utf-8").splitlines() if line.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bold_word_of_the_guide_is_a_word_of_the_screens(language: str):
    known = words_on_screen(language)
    unknown = [
        f"{page.name}: {word}"
        for page in sorted((DOCS / language).glob("*.md"))
        for word in bold(page)
        if word.rstrip(".") not in NOT_ON_THE_SCREEN
        and not any(pattern.fullmatch(word) or pattern.fullmatch(word.rstrip(".")) for pattern in known)
    ]
    assert unknown == []


def test_every_picture_that_is_kept_is_one_the_command_takes():
    strange = []
    for picture in (DOCS / "screenshots").glob("*"):
        found = PICTURE.fullmatch(picture.name)
        if found is None or found[1] not in SCREENS:
            strange.append(picture.name)
    assert strange == []
    assert set(PICTURED) == set(LANGUAGES)
    assert {found[2] for found in map(PICTURE.fullmatch, pictures()) if found} <= set(SIZES)


def pictures() -> list[str]:
    return sorted(picture.name for picture in (DOCS / "screenshots").glob("*.png"))


def commands(kind: str) -> list[str]:
    """What the README tells to type: scripts of build/, or modules of tests."""
    text = (ROOT / "README.md").read_text("utf-8")
    return sorted(set(re.findall(kind, text)))


def test_every_script_of_the_readme_is_there():
    scripts = commands(r"python3? (build/\w+\.py)")
    assert "build/start.py" in scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


@pytest.mark.parametrize("module", commands(r"python -m ([\w.]+)"))
def test_every_module_of_the_readme_is_there_and_says_how_it_is_run(module: str):
    path = ROOT.joinpath(*module.split("."))
    file = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    assert f"python -m {module}" in file.read_text("utf-8").split('"""')[1]
