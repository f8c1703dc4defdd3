"""A verb's form as it first stands before an officer."""

from rabfang.desk.case.reading import Opened
from rabfang.desk.letters.start import issued_in
from rabfang.desk.verbs import FORMS
from rabfang.desk.verbs.base import VerbForm
from rabfang.desk.verbs.situation import Situation


def first_form(case: Opened, verb: str) -> VerbForm:
    """Nothing typed yet; number and date of the letter by which it is done stand in it, where one was issued."""
    form = FORMS[verb]
    return form(situation=Situation.of(case, verb), initial=issued_in(case, form.written_in))
