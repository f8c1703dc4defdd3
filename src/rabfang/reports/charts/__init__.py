"""Charts of reports, as SVG made on the server."""

from rabfang.reports.charts.drawing import NARROW, WIDE, draw, draw_parts

__all__ = ["NARROW", "WIDE", "draw", "draw_parts"]
