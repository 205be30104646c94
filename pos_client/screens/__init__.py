"""The screens: a folder each, ``state.py`` (knows and does, no Flet), ``view.py`` (looks)."""
