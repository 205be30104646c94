"""Bytes and verdicts that can never change: standard library only, see PROTOCOL.md beside this file."""
