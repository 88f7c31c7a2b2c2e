"""Measurements against what a user would pick instead; run by ``make bench-render`` and ``make bench-ocr``, not by ``make test``."""
