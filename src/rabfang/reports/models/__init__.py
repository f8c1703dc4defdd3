"""Tables of figures and reports."""

from rabfang.reports.models.counts import Count, Spread
from rabfang.reports.models.exports import Export
from rabfang.reports.models.facts import CaseFact, TimeFact
from rabfang.reports.models.marks import Folding, FollowedChange, Mark
from rabfang.reports.models.reports import UNSIGNED, Drafted, Report, ReportMail, State, Way
from rabfang.reports.models.tables import Edition, Every, SavedTable
from rabfang.reports.models.targets import Indicator, Target

__all__ = [
    "UNSIGNED",
    "CaseFact",
    "Count",
    "Drafted",
    "Edition",
    "Every",
    "Export",
    "Folding",
    "FollowedChange",
    "Indicator",
    "Mark",
    "Report",
    "ReportMail",
    "SavedTable",
    "Spread",
    "State",
    "Target",
    "TimeFact",
    "Way",
]
