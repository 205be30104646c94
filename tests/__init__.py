"""Tests mirror the packages; commands that others run from outside live here too."""
