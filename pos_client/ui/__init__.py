'''The ground that all screens stand on, and how a screen is put together from it.

=================  ====================================================================================
``palettes``       the three themes as colour roles, and their contrast
``theme``          letters, distances, target sizes; no other module writes a number of pixels
``material``       the same roles for stock controls: ``page.theme = material(palette)``
``kit``            the parts: buttons, sheets, fields, frame, keypad, messages, paper, override, scan field
``hooks``          Flet's hooks with types: ``use_live``, ``use_value``, ``use_keys``, ``use_seconds``, ``use_delay``
``keys``           the page's keyboard: shortcuts, typing, scans (its docstring is the contract)
``device``         fonts of a native client; whether the system asks for less motion or more contrast
=================  ====================================================================================

The page, once (``app.py``)::

    guard.install(page, say)                    # first, and before render
    page.theme = page.dark_theme = material(palette)
    page.theme_animation_style = ft.AnimationStyle.no_animation()
    page.padding, page.title = 0, "O.L POS"     # in a browser the title lifts the cover: never leave it out
    keys = Keys(BurstDetector(is_known), clock_ms=..., spawn=guard.spawner(page), refused=...)
    page.on_keyboard_event = keys.handle
    page.render(lambda: App(...))               # App makes the Look from user, window and device, and hands it on

A screen::

    @ft.component
    def SaleScreen(k: kit.Look, around: kit.Frame, session: Session) -> ft.Control:
        """Scan to money."""
        state = use_live(lambda: LiveState(session))
        scan = use_once(kit.TextBox)
        use_keys(k.keys, Layer(
            keys={"F4": scan.focus, "F9": state.pay, "Esc": state.back, "Enter": state.enter},
            scan=state.scanned,
        ))
        field = kit.ScanField(k, kit.Scan(state.scan_state, state.search), k.w("sale.scan_hint"),
                              state.search_for, state.clear_search, scan, sticky=k.desktop)
        body = ft.Row([left, cart], spacing=Space.L, expand=True)
        return kit.frame(k, around, here="sale", title=k.w("sale.title"), body=body,
                         keys=[kit.KeyWord("F9", k.w("sale.pay"))])

Rules that the parts rely on

* Everything to press has an ``identifier``; tests and readers find it there. What is to be read by a test gets
  ``kit.named``.
* Where a scanner is hot only ``kit.tap``, ``kit.button``, ``kit.segment`` and the like are pressed: they never take the
  focus. ``kit.form_button``, ``kit.switch`` and ``kit.Field`` are for forms.
* Handlers are functions without arguments, plain or async; a lambda that gives an awaitable is awaited too.
* A screen that is drawn again is compared with what it was: keep lists short (50 rows), give their rows ``key=``, and
  put what changes often (a clock, a search field, an amount) into a component of its own that gets few arguments.
* Components are compared by place. Where parts come and go above a field, give the field ``key=``, or it loses its
  focus.
* In a ``Row`` one child has ``expand``; amounts are never that child. No ``alignment`` inside a wrapping row.
* Words come from ``k.w``; ``kit`` has none of the trade.
'''
