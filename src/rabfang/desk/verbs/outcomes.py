"""Choosing one of the outcomes that a step has."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rabfang.desk.verbs.situation import Situation


def outcome_field() -> forms.ChoiceField:
    """Radios, filled by `outcome_choices`."""
    return forms.ChoiceField(label=_("ผลการพิจารณา"), widget=forms.RadioSelect)


def outcome_choices(situation: Situation) -> list[tuple[str, str]]:
    """Outcomes of the step in its own words; where it gives none, the step the outcome leads to."""
    titles = situation.step.outcome_titles
    return [(outcome, str(titles.get(outcome, step.title))) for outcome, step in situation.reached().items()]
