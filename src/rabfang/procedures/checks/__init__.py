"""What the shape of a file cannot express, one rule a function. Each yields the problems it finds."""

from collections.abc import Callable, Iterator

from rabfang.procedures.checks import endings, flow, names, partners, reports, targets, times, watching, wording
from rabfang.procedures.problems import Problem
from rabfang.procedures.schema import Procedure

Check = Callable[[Procedure], Iterator[Problem]]

NAMING: tuple[Check, ...] = (
    names.keys_are_unique,
    names.roles_keep_off_reserved_names,
    names.somebody_administers_and_records,
    names.no_role_administers_and_audits,
    names.channels_name_their_recorders,
    names.one_channel_is_public,
    names.steps_are_done_by_known_roles,
    names.anytime_verbs_are_done_by_known_roles,
    names.escalations_go_to_known_roles,
    names.reports_have_known_roles,
    names.verbs_are_known_and_in_their_place,
    names.statuses_are_known,
    names.documents_are_known,
    targets.intake_comes_first,
    targets.paths_have_keys_and_steps,
    targets.kinds_lead_to_paths,
    targets.channel_outcomes_are_the_first_steps,
    targets.outcomes_lead_to_steps,
    targets.only_close_ends,
    targets.choices_have_titles,
    targets.returns_go_to_another_step,
    targets.again_is_a_step,
    targets.events_are_known,
    targets.standards_name_verbs_and_kinds,
    times.each_step_has_one_time,
    times.times_are_lengths,
    reports.reports_recur,
    reports.reports_are_due_once,
    times.escalations_come_in_order,
    times.reminders_come_working_days_before,
    watching.watches_come_round,
    watching.watchers_are_known_roles,
    watching.watches_have_watchers,
    wording.texts_can_be_read,
    wording.thai_is_written_in_thai,
    wording.english_is_not_thai,
)

FLOW: tuple[Check, ...] = (  # these walk the steps, so every name must be known first
    flow.intake_classifies,
    flow.steps_are_reached,
    flow.kinds_can_close,
    endings.demands_can_be_met,
    flow.times_count_from_what_has_happened,
    flow.somebody_decides_in_every_loop,
    flow.units_are_named_before_they_act,
    partners.partners_are_named_before_they_act,
    partners.somebody_enters_for_partners,
    partners.channels_demands_can_be_met,
    endings.brought_back_cases_have_a_place,
    endings.paused_cases_can_go_on,
    endings.the_clock_may_do_its_part,
    endings.standards_come_to_an_end,
)


def check(procedure: Procedure) -> list[Problem]:
    """Every problem of the procedure; those of flow only when each name is known."""
    problems = [problem for rule in NAMING for problem in rule(procedure)]
    return problems or [problem for rule in FLOW for problem in rule(procedure)]
