"""How the complainant is reached changes: they say so themselves, or an officer writes it down (C-2)."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from rabfang.cases.facts import Facts
from rabfang.cases.models import Prefers
from rabfang.cases.people import complainant_digest
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict, Invalid
from rabfang.thai.text import clean

REACHED_BY: Mapping[str, str] = {
    Prefers.EMAIL: "email",
    Prefers.CHAT: "chat",
    Prefers.TELEPHONE: "telephone",
    Prefers.POST: "address",
}
WISHES = f"^(|{'|'.join(Prefers.values)})$"


class ContactFacts(Facts):
    """What is to change; what is not given stays. Empty means that it is taken away."""

    name: Annotated[str, AfterValidator(clean), Field(max_length=200)] | None = None
    address: Annotated[str, AfterValidator(clean), Field(max_length=400)] | None = None
    telephone: Annotated[str, Field(max_length=20)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None
    prefers: Annotated[str, Field(pattern=WISHES)] | None = None
    discreet: bool | None = None


class Contact(Verb[ContactFacts]):
    """Replaces what is known of the person; the event says which things changed, never what they are."""

    name = "contact"
    Facts = ContactFacts

    def plan(self, context: Context, facts: ContactFacts) -> Plan:
        person = context.case.complainant
        given: dict[str, Any] = facts.model_dump(exclude_none=True)
        changes = {name: value for name, value in given.items() if getattr(person, name) != value}
        if not changes:
            raise Conflict("nothing-changed")
        wish = changes.get("prefers", person.prefers)
        needed = REACHED_BY.get(wish)
        if needed and not changes.get(needed, getattr(person, needed)):
            raise Invalid("cannot-be-reached-so", field="prefers")
        return Plan(
            facts={"changed": sorted(changes), "complainant": complainant_digest(person, changes)},
            person=changes,
        )
