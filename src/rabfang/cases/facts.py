"""Reading the facts of an action: strict models, errors by field."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from rabfang.core.errors import Invalid
from rabfang.documents.models import StoredFile
from rabfang.thai.text import clean, has_visible


class Facts(BaseModel):
    """Base of every verb's facts: an unknown fact is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class WithFiles(Facts):
    """Facts that may bring files, already accepted by `documents`."""

    files: tuple[StoredFile, ...] = ()


def _visible(text: str) -> str:
    if not has_visible(text):
        raise ValueError("required")
    return text


F = TypeVar("F", bound=Facts)

Line = Annotated[str, AfterValidator(clean), Field(max_length=300)]
NeededLine = Annotated[str, AfterValidator(clean), AfterValidator(_visible), Field(max_length=300)]
Prose = Annotated[str, AfterValidator(clean), Field(max_length=10_000)]
NeededProse = Annotated[str, AfterValidator(clean), AfterValidator(_visible), Field(max_length=10_000)]


def read_facts(model: type[F], facts: Mapping[str, Any]) -> F:
    """The facts as the verb's model; Invalid names the first field that is wrong."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or None
        code = {"missing": "required", "value_error": "required", "string_too_long": "too-long"}.get(
            first["type"], "not-understood"
        )
        raise Invalid(code, field=field) from error
