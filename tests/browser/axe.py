"""Runs axe-core in a page, as the browser shows it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Checked:
    """Violations of WCAG 2.2 A and AA and of best practice."""

    def violations(self, page: Page) -> list[str]:
        """One line a violation: the rule, and the first elements that break it."""
        page.evaluate(SCRIPT)
        found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
        return [
            f"{one['id']}: {one['help']} {[node['html'][:160] for node in one['nodes'][:3]]}"
            for one in found["violations"]
        ]
