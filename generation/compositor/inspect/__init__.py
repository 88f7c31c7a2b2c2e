"""Inspection: gates that a finished creative must pass, measured on the very bytes that are served."""

from generation.compositor.inspect.gates import GateResult
from generation.compositor.inspect.report import Report, inspect

__all__ = ["GateResult", "Report", "inspect"]
