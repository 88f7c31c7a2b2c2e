"""What may be advertised, claimed and shown: rules with their data files, each with where it is laid down; pure."""

from __future__ import annotations

from generation.policy.judging import Finding, Subject, judge, refusal, sentence
from generation.policy.rules import Rule, Severity

__all__ = ["Finding", "Rule", "Severity", "Subject", "judge", "refusal", "sentence"]
