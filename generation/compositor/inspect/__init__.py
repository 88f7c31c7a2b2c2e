"""Inspection: gates that a finished creative must pass, measured on the very bytes that are served."""

from generation.compositor.inspect.report import GateResult, Report, inspect

__all__ = ["GateResult", "Report", "inspect"]
