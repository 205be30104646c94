"""Receipt printers and cash drawers: what they are told, how it gets there, and the queue before them.

``escpos`` makes the bytes, ``tcp`` brings them to the printer and hears what it says, ``spool`` prints every document
once and never loses one without a word, ``finding`` looks for printers.
"""
