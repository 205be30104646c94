"""The palette as a Material theme, so that stock controls (fields, form buttons, pickers) look like ours."""

from __future__ import annotations

from typing import Final

import flet as ft

from pos_client.ui.palettes import CLEAR, SHADOW_FLOAT, Palette
from pos_client.ui.theme import FONT, Radius, Space, StyleName, text_style


def _roles(p: Palette) -> ft.ColorScheme:
    """All Material roles: one that is not set comes out lavender."""
    return ft.ColorScheme(
        primary=p.solid,
        on_primary=p.on_solid,
        primary_container=p.sheet,
        on_primary_container=p.ink,
        primary_fixed=p.solid,
        primary_fixed_dim=p.solid,
        on_primary_fixed=p.on_solid,
        on_primary_fixed_variant=p.on_solid,
        secondary=p.action,
        on_secondary=p.on_action,
        secondary_container=p.here,
        on_secondary_container=p.ink,
        secondary_fixed=p.action,
        secondary_fixed_dim=p.action,
        on_secondary_fixed=p.on_action,
        on_secondary_fixed_variant=p.on_action,
        tertiary=p.solid,
        on_tertiary=p.on_solid,
        tertiary_container=p.sunken,
        on_tertiary_container=p.ink,
        tertiary_fixed=p.solid,
        tertiary_fixed_dim=p.solid,
        on_tertiary_fixed=p.on_solid,
        on_tertiary_fixed_variant=p.on_solid,
        error=p.mark("late"),
        on_error=p.sheet,
        error_container=p.late.tint,
        on_error_container=p.late.text,
        surface=p.sheet,
        on_surface=p.ink,
        on_surface_variant=p.muted,
        surface_bright=p.sheet,
        surface_dim=p.sunken,
        surface_container_lowest=p.sheet,
        surface_container_low=p.sheet,
        surface_container=p.sheet,
        surface_container_high=p.sheet,
        surface_container_highest=p.sunken,
        surface_tint=p.sheet,
        inverse_surface=p.frame,
        on_inverse_surface=p.frame_ink,
        inverse_primary=p.frame_warn,
        outline=p.edge,
        outline_variant=p.line,
        shadow=SHADOW_FLOAT,
        scrim=SHADOW_FLOAT,
    )


_STOCK: Final[dict[str, StyleName]] = {
    "display_large": "hero",
    "display_medium": "timer",
    "display_small": "total",
    "headline_large": "h1",
    "headline_medium": "h1",
    "headline_small": "h2",
    "title_large": "h2",
    "title_medium": "h3",
    "title_small": "strong",
    "body_large": "body",
    "body_medium": "body",
    "body_small": "small",
    "label_large": "strong",
    "label_medium": "label",
    "label_small": "label",
}


def material(p: Palette) -> ft.Theme:
    """The same roles for stock controls: fields, buttons of forms, pickers, snack bars, tooltips.

    Page transitions and ripples are off; so must the page's theme cross-fade be
    (``page.theme_animation_style = ft.AnimationStyle.no_animation()``).
    """
    still = ft.PageTransitionTheme.NONE
    return ft.Theme(
        font_family=FONT,
        use_material3=True,
        scaffold_bgcolor=p.frame,
        canvas_color=p.sheet,
        splash_color=CLEAR,
        highlight_color=CLEAR,
        hover_color=CLEAR,
        focus_color=CLEAR,
        color_scheme=_roles(p),
        text_theme=ft.TextTheme(**{name: text_style(p, style) for name, style in _STOCK.items()}),
        page_transitions=ft.PageTransitionsTheme(android=still, ios=still, linux=still, macos=still, windows=still),
        snackbar_theme=ft.SnackBarTheme(bgcolor=p.frame, content_text_style=text_style(p, "body", p.frame_ink)),
        tooltip_theme=ft.TooltipTheme(
            text_style=text_style(p, "small", p.frame_ink),
            decoration=ft.BoxDecoration(bgcolor=p.frame, border_radius=Radius.CHIP),
        ),
        scrollbar_theme=ft.ScrollbarTheme(thumb_color=p.edge, track_color=CLEAR, thickness=Space.S),
        switch_theme=ft.SwitchTheme(
            thumb_color={ft.ControlState.SELECTED: p.on_solid, ft.ControlState.DEFAULT: p.edge},
            track_color={ft.ControlState.SELECTED: p.solid, ft.ControlState.DEFAULT: p.sunken},
            track_outline_color={ft.ControlState.SELECTED: p.solid, ft.ControlState.DEFAULT: p.edge},
        ),
    )
