"""All official Unicode cases against our typesetting; run by ``make conformance``, not by ``make test``."""
