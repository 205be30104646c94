"""What a printed page says, as data, and the one-bit picture that a receipt printer makes of it.

``receipt`` and ``sheets`` write pages, ``page`` is their form, ``layout`` places them on a paper, ``raster`` draws.
"""
