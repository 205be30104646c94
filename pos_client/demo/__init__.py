"""A believable truck repair shop made from a seed: for ``--demo``, for tests and for the bench.

Everything here is plain values (frozen dataclasses, tuples, whole numbers); the store turns them into commands and
entries. The same seed gives the same shop on every machine and Python version. Names of people and firms, tax ids
and phone numbers are invented; part numbers have the makers' form but are no reference to order by.
"""
