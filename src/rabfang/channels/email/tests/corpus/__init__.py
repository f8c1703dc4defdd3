"""Mails as offices get them, made by code: each with what must become of it. All people are invented."""

from rabfang.channels.email.tests.corpus import forms, hostile, machines, people, words
from rabfang.channels.email.tests.corpus.making import Example

CORPUS: list[Example] = [*people.EXAMPLES, *words.EXAMPLES, *forms.EXAMPLES, *machines.EXAMPLES, *hostile.EXAMPLES]
