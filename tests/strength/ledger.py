"""What a register holds, read by a process of its own."""

import json
import subprocess
import sys

READ = """
import django, json
django.setup()
from rabfang.cases.models import Case
print(json.dumps(list(Case.objects.filter(agency__slug="hat-kham").values_list("number", "subject"))))
"""


def cases_in(environment: dict[str, str]) -> dict[int, str]:
    """Subjects by number."""
    line = [sys.executable, "-c", READ]
    said = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    rows = json.loads(said.stdout)
    found = {int(number): str(subject) for number, subject in rows}
    assert len(found) == len(rows), "a number stands twice"
    return found
