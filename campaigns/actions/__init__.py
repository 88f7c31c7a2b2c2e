"""What a caller may have done on the menu: one public function per use case."""

from __future__ import annotations

from campaigns.actions.generate import CAMPAIGN, submit_campaign

__all__ = ["CAMPAIGN", "submit_campaign"]
