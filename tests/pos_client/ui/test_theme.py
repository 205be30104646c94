"""The tokens: readable in every theme, and the only place with colours and sizes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import flet as ft
import pytest

from pos_client.ui import theme
from pos_client.ui.material import material
from pos_client.ui.palettes import CONTRAST, DARK, LIGHT, PALETTES, contrast, pairs

ROOT = Path(__file__).resolve().parents[3]
TOKENS = {"theme.py", "palettes.py"}
HEX = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
SIZES = frozenset(
    {"width", "height", "size", "padding", "margin", "spacing", "run_spacing", "radius", "border_radius", "left"}
    | {"right", "top", "bottom", "horizontal", "vertical", "blur_radius", "opacity", "thickness", "content_padding"}
    | {"stays_s", "item_extent", "top_left", "top_right", "bottom_left", "bottom_right", "letter_spacing"}
)
COLOURS = frozenset({"color", "bgcolor", "fill_color", "cursor_color", "shadow_color", "icon_color"})
HARMLESS = {0, 1, -1}


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_every_pair_that_is_drawn_has_the_contrast_it_needs(name: str) -> None:
    low = [
        (what, round(contrast(front, back), 1), least)
        for what, front, back, least in pairs(PALETTES[name])  # type: ignore[index]
        if contrast(front, back) < least
    ]
    assert low == []


# Ratios as they stand in the design, to one decimal.
@pytest.mark.parametrize(
    ("what", "ratios"),
    [
        ("ink / sheet", (17.7, 14.4, 21.0)),
        ("ink / found", (13.4, 6.4, 14.7)),
        ("muted / here", (7.0, 7.4, 14.5)),
        ("on_action / action", (10.9, 10.9, 14.7)),
        ("frame_muted / frame_press", (6.3, 6.6, 12.6)),
        ("edge / sheet", (3.7, 4.0, 21.0)),
        ("focus / floor", (5.8, 8.8, 8.4)),
        ("late text / tint", (6.5, 7.9, 8.4)),
        ("ready bar / sheet", (4.4, 6.2, 8.9)),
    ],
)
def test_the_ratios_are_those_of_the_design(what: str, ratios: tuple[float, float, float]) -> None:
    for palette, ratio in zip((LIGHT, DARK, CONTRAST), ratios, strict=True):
        [(front, back)] = [(f, b) for name, f, b, _ in pairs(palette) if name == what]
        assert contrast(front, back) == pytest.approx(ratio, abs=0.06)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_thai_has_room_in_every_style() -> None:
    for name, letters in theme.TYPE.items():
        least = 1.19 if name in ("hero", "timer") else 1.3 if name == "total" else 1.4
        assert letters.height >= least, name
        assert letters.size >= 14
        assert letters.weight >= 500


def test_no_material_role_is_left_to_come_out_lavender() -> None:
    for palette in PALETTES.values():
        scheme = material(palette).color_scheme
        assert scheme is not None
        assert [f.name for f in fields(scheme) if getattr(scheme, f.name) is None] == []


def test_every_material_text_style_is_ours() -> None:
    styles = material(LIGHT).text_theme
    assert styles is not None
    for f in fields(styles):
        style = getattr(styles, f.name)
        assert isinstance(style, ft.TextStyle), f.name
        assert style.font_family == theme.FONT


def test_the_font_files_are_there_with_their_licence() -> None:
    fonts = ROOT / "assets/fonts"
    for file in theme.FONT_FILES.values():
        assert (fonts / file).stat().st_size > 100_000
    assert "SIL Open Font License" in (fonts / "IBMPlexSansThaiLooped_OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("width", "layout"), [(390, "phone"), (599, "phone"), (600, "tablet"), (1365, "tablet"), (1366, "desktop")]
)
def test_the_window_decides_the_layout(width: int, layout: str) -> None:
    assert theme.layout_for(width) == layout


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Colour codes, and numbers given as a size, in a module."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX.fullmatch(node.value):
            yield node.lineno, node.value
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "Colors":
            yield node.lineno, f"Colors.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg in SIZES | COLOURS:
            for inner in ast.walk(node.value):
                number = isinstance(inner, ast.Constant) and type(inner.value) in (int, float)
                if node.arg in SIZES and number and inner.value not in HARMLESS:  # type: ignore[attr-defined]
                    yield inner.lineno, f"{node.arg}={inner.value}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "module",
    [path for path in sorted((ROOT / "pos_client").rglob("*.py")) if path.name not in TOKENS],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_colours_and_sizes_are_tokens_only(module: Path) -> None:
    assert list(literals(module.read_text(encoding="utf-8"))) == []


def test_the_search_for_literals_finds_them() -> None:
    source = 'ft.Container(bgcolor="#FF0000", width=12, content=ft.Text(color=ft.Colors.RED), height=Size.BAR, left=0)'
    assert [what for _, what in literals(source)] == ["width=12", "#FF0000", "Colors.RED"]
