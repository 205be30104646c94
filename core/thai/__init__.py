"""What is particular to Thailand: words for money, Buddhist dates, tax ids, and how Thai text is read and broken."""
