"""Second factors are added, used, removed by their officer, or reset by an administrator."""

from datetime import datetime

from django.db import IntegrityError, transaction

from rabfang.accounts.actions.send import queue
from rabfang.accounts.actions.sessions import end_other_sessions
from rabfang.accounts.factors import recovery, totp
from rabfang.accounts.factors.passkeys import Wrong, registered
from rabfang.accounts.models import AccountMail, Factor, RecoveryCode, Session
from rabfang.accounts.passwords import ALONE
from rabfang.accounts.recording import note
from rabfang.accounts.standing import needs_factor
from rabfang.agencies.actions.changes import needed, short
from rabfang.agencies.models import Officer
from rabfang.channels.secrets import sealed
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid, NotFound

Kind = Factor.Kind
PASSKEY_NAME = 60


def add_app(officer: Officer, key: str, code: str, *, keep: str | None, at: datetime) -> list[str]:
    """Sets up the app that holds `key`, once a code of it was typed; returns the recovery codes if they are new.

    Other sessions end. Raises Invalid "code-wrong", Conflict "app-known".
    """
    step = totp.matching_step(key, code, at)
    if step is None:
        raise Invalid("code-wrong", field="code")
    facts = {"kind": Kind.TOTP, "secret": sealed(key), "last_step": step}
    return _add(officer, Factor(officer=officer, added_at=at, **facts), keep, at)


def give_app(officer: Officer, key: str, *, at: datetime) -> None:
    """Gives an officer an app whose key is known already, as the demonstration tells it to everybody. Nobody is told,
    and there are no recovery codes. Nothing happens when they have a factor."""
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        if Factor.objects.filter(officer=officer).exists():
            return
        Factor.objects.create(officer=officer, kind=Kind.TOTP, secret=sealed(key), added_at=at)
        note("add-factor", officer, at=at, factor=Kind.TOTP, name="")


def add_passkey(
    officer: Officer, state: dict[str, object], answer: str, name: str, *, keep: str | None, at: datetime
) -> list[str]:
    """Adds the passkey that the browser just made; returns the recovery codes if they are new. Other sessions end.

    Raises Invalid "passkey-wrong".
    """
    name = short("name", name, at_most=PASSKEY_NAME)
    try:
        credential, data, count = registered(state, answer)
    except Wrong as error:
        raise Invalid("passkey-wrong") from error
    facts = {"kind": Kind.PASSKEY, "name": name, "credential": credential, "secret": sealed(data), "sign_count": count}
    return _add(officer, Factor(officer=officer, added_at=at, **facts), keep, at)


def _add(officer: Officer, factor: Factor, keep: str | None, at: datetime) -> list[str]:
    try:
        with transaction.atomic():
            Officer.objects.select_for_update().get(pk=officer.pk)
            factor.save(force_insert=True)
            has_codes = RecoveryCode.objects.filter(officer=officer).exists()
            codes = [] if has_codes else recovery.renew(officer, at)
            end_other_sessions(officer, keep, at=at, told=False)
            note("add-factor", officer, at=at, factor=factor.kind, name=factor.name)
            queue(AccountMail.Kind.FACTOR_ADDED, officer, at=at)
    except IntegrityError as error:  # added at the same moment in another window
        raise Conflict("factor-known") from error
    return codes


def remove_factor(officer: Officer, pk: int, *, short: bool, keep: str | None, at: datetime) -> None:
    """Removes a factor of one's own. The last one stays where the office asks one, and where the password is too
    short to be alone (`short`, as it was typed). Other sessions end. Raises Conflict, NotFound."""
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        rows = Factor.objects.filter(officer=officer)
        factor = rows.filter(pk=pk).first()
        if factor is None:
            raise NotFound("not-found")
        if rows.count() == 1:
            if needs_factor(officer, local_date(at)):
                raise Conflict("factor-needed")
            if short:
                raise Conflict("password-short-alone", least=ALONE)
            RecoveryCode.objects.filter(officer=officer).delete()
        factor.delete()
        end_other_sessions(officer, keep, at=at, told=False)
        note("remove-factor", officer, at=at, factor=factor.kind, name=factor.name)
        queue(AccountMail.Kind.FACTOR_REMOVED, officer, at=at)


def renew_codes(officer: Officer, *, at: datetime) -> list[str]:
    """New recovery codes; those of before work no more. Conflict without a factor that they would stand in for."""
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        if not Factor.objects.filter(officer=officer).exists():
            raise Conflict("no-factor")
        codes = recovery.renew(officer, at)
        note("renew-recovery-codes", officer, at=at)
    return codes


def reset_factors(officer: Officer, reason: str, *, by: Officer, at: datetime) -> None:
    """An administrator takes away every factor of an officer who has lost theirs; the officer is told, and signed
    out everywhere. Raises Invalid without a reason, Conflict "own-factors" for one's own."""
    if officer.agency_id != by.agency_id:
        raise NotFound("not-found")
    if officer.pk == by.pk:
        raise Conflict("own-factors")
    reason = needed("reason", reason)
    with transaction.atomic():
        row = Officer.objects.select_for_update().get(pk=officer.pk)
        if not Factor.objects.filter(officer=row).exists():
            raise Conflict("no-factor")
        Factor.objects.filter(officer=row).delete()
        RecoveryCode.objects.filter(officer=row).delete()
        Session.objects.filter(officer=row).delete()
        note("reset-factors", officer, at=at, by=by, reason=reason)
        queue(AccountMail.Kind.FACTOR_RESET, officer, at=at)
