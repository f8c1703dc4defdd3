"""Province, district and subdistrict as three selects that follow one another, with a script or without."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.urls import reverse_lazy
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from rabfang.thai.areas import Area, NoSuchArea, districts, provinces, subdistricts

NOT_GIVEN = _("ไม่ระบุ")
NEXT = "next_area"  # the name of the button that only fills the next list
_DISTRICT = 4
_PROVINCE = 2


class Choices(BaseChoiceIterator):
    """Choices made once and never changed, which a field takes as they are instead of going through each."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        """Keeps the rows."""
        self.rows = rows

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Value and label of each."""
        return iter(self.rows)


def name_of(area: Area) -> str:
    """An area's name in the reader's language."""
    return area.name_en if get_language() == "en" else area.name_th


def within(areas: Callable[[str], tuple[Area, ...]], code: str) -> tuple[Area, ...]:
    """The areas inside another; none for an empty or unknown code, which a person may well send."""
    try:
        return areas(code)
    except NoSuchArea:
        return ()


@lru_cache(maxsize=1024)
def listed(code: str, language: str) -> Choices:
    """The choices inside the area of a code (all provinces for an empty one), in a language; areas never change."""
    with override(language):
        return Choices([("", str(NOT_GIVEN)), *((area.code, name_of(area)) for area in inside(code))])


def inside(code: str) -> tuple[Area, ...]:
    """All provinces for an empty code, the districts of a province, the subdistricts of a district; else none."""
    if not code:
        return provinces()
    return within({_PROVINCE: districts, _DISTRICT: subdistricts}.get(len(code), subdistricts), code)


class AreaForm(forms.Form):
    """Adds the three selects to a form; `subdistrict` is the value that counts."""

    province = forms.ChoiceField(label=_("จังหวัด"), required=False)
    district = forms.ChoiceField(label=_("อำเภอหรือเขต"), required=False)
    subdistrict = forms.ChoiceField(label=_("ตำบลหรือแขวง"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fills each list from what is chosen above it; a subdistrict alone chooses the two above."""
        super().__init__(*args, **kwargs)
        here = str(self._said("subdistrict"))
        province = str(self._said("province") or here[:_PROVINCE])
        district = str(self._said("district") or here[:_DISTRICT])
        if not district.startswith(province):
            district = ""
        language = get_language() or "th"
        self._offer("province", listed("", language))
        self._offer("district", listed(province, language) if province else listed("-", language))
        self._offer("subdistrict", listed(district, language) if district else listed("-", language))
        self.initial.setdefault("province", province)
        self.initial.setdefault("district", district)
        self._follow("district", "id_province", reverse_lazy("districts"), "province")
        self._follow("subdistrict", "id_district", reverse_lazy("subdistricts"), "district")

    def _said(self, name: str) -> Any:
        return (self.data.get(name) if self.is_bound else self.initial.get(name)) or ""

    def _offer(self, name: str, choices: Choices) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _follow(self, name: str, parent: str, url: Any, parameter: str) -> None:
        self.fields[name].widget.attrs |= {"data-area-parent": parent, "data-area-url": f"{url}?{parameter}="}

    def clean(self) -> dict[str, Any]:
        """A subdistrict that is not of the chosen district is dropped by the choices themselves."""
        return super().clean() or {}
