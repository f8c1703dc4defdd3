"""People who signed in by a provider of identities, and the cases they sent while signed in."""

from django.db import models

from rabfang.cases.models import Case


class Citizen(models.Model):
    """Somebody as the provider names them: a keyed digest to find them again, name and identifier sealed."""

    digest = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class CitizenCase(models.Model):
    """A case that somebody sent while signed in, and may open without its secret."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="cases")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.citizen_id} {self.case_id}"
