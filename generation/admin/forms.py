"""What an operator fills in of a reference ad; the words on the ad and its tags are kept as JSON."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from generation.actions.references import is_known, whats_missing
from generation.corpus.cultures import Culture
from generation.corpus.reference import PaletteMood
from generation.models import ReferenceAd, Standing
from piad.ingest.caps import MAX_BYTES, check_bytes, check_header
from piad.ingest.header import read_header
from piad.ingest.rejection import PictureRejected

WORDS = ("headline", "subheadline", "cta")
# Words of the house, suggested from what the corpus holds; others are taken, too, and found by nobody.
SUGGESTED = ("industry", "product", "language", "occasion", "season", "tone", "archetype")


class Suggested(UnfoldAdminTextInputWidget):
    """A line of text with the words that other references have in the same column."""

    def __init__(self, column: str) -> None:
        super().__init__(attrs={"list": f"known-{column}", "autocomplete": "off"})
        self.column = column

    def render(self, *args: Any, **kwargs: Any) -> SafeString:  # noqa: ANN401 - as Django types it
        """Add the words."""
        known = ReferenceAd.objects.exclude(**{self.column: ""}).order_by(self.column).values_list(self.column, flat=True).distinct()
        words = format_html_join("", '<option value="{}"></option>', ((word,) for word in known))
        return format_html('{}<datalist id="known-{}">{}</datalist>', super().render(*args, **kwargs), self.column, words)


def _line(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=300, widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto"}))


class ReferenceForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes none at run time
    """The words of an ad and its tags, beside the columns of its row; a new one brings its picture."""

    picture = forms.FileField(widget=UnfoldAdminFileFieldWidget, help_text="PNG, JPEG or WebP. A worker measures it within seconds.")
    headline = _line("headline")
    subheadline = _line("subheadline")
    cta = _line("call to action")
    tag_line = forms.CharField(
        label="tags", required=False, max_length=500, widget=UnfoldAdminTextInputWidget, help_text="Separated by commas."
    )
    culture = forms.ChoiceField(
        required=False, choices=[("", "-"), *((one, one.replace("_", " ")) for one in Culture)], widget=UnfoldAdminSelectWidget
    )
    palette_mood = forms.ChoiceField(
        required=False, choices=[("", "-"), *((one, one) for one in PaletteMood)], widget=UnfoldAdminSelectWidget
    )

    class Meta:
        model = ReferenceAd
        fields = (
            "title", "status", "organization", "industry", "product", "culture", "market", "language", "occasion", "season", "tone",
            "archetype", "palette_mood", "description", "source", "licence",
        )  # fmt: skip
        widgets: ClassVar = {
            "description": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            **dict.fromkeys(("title", "market", "source", "licence"), UnfoldAdminTextInputWidget),
            **dict.fromkeys(("status", "organization"), UnfoldAdminSelectWidget),
            **{column: Suggested(column) for column in SUGGESTED},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django types it
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.instance._state.adding:  # noqa: SLF001 - how Django tells a stored row
            del self.fields["picture"]
            for name in WORDS:
                self.fields[name].initial = self.instance.copy.get(name, "")
            self.fields["tag_line"].initial = ", ".join(self.instance.tags)
        else:
            del self.fields["status"]

    def clean_picture(self) -> bytes:
        """Refuse by its header what no worker could use."""
        file = self.cleaned_data["picture"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(f"The picture has more than {MAX_BYTES // 1024 // 1024} MiB.")
        content = bytes(file.read())
        try:
            check_bytes(content)
            check_header(read_header(content))
        except PictureRejected as rejected:
            raise forms.ValidationError(f"The picture {rejected.message}.") from rejected
        return content

    def clean(self) -> dict[str, Any]:
        """Take words and tags over; an active reference must be ready to be learned from."""
        cleaned = super().clean() or {}
        words = {name: cleaned[name].strip() for name in WORDS if cleaned.get(name, "").strip()}
        self.instance.copy = {**{name: value for name, value in self.instance.copy.items() if name not in WORDS}, **words}
        self.instance.tags = [tag.strip() for tag in cleaned.get("tag_line", "").split(",") if tag.strip()]
        organization, picture = cleaned.get("organization"), cleaned.get("picture")
        if picture and is_known(organization_id=organization.id if organization else None, picture=picture):
            self.add_error("picture", "This picture is in the corpus already.")
        if cleaned.get("status") == Standing.ACTIVE:
            self.instance.industry = cleaned.get("industry", "")
            for name, why in whats_missing(self.instance).items():
                self.add_error(name, why)
        return cleaned
