"""`python -m bench [NAME ...]`: measures, prints ratios; without a name all that do not take long."""

import os
import subprocess
import sys
from importlib import import_module

MEASUREMENTS = ("batch", "email", "followup", "intake", "letters", "register", "similar", "start", "sweep", "webhook")
ON_REQUEST = ("dashboard", "export", "figures", "kill", "tamper")


def main() -> None:
    """Runs the measurements named, each in a process and on an installation of its own."""
    names = sys.argv[1:] or MEASUREMENTS
    for name in names:
        if name not in MEASUREMENTS + ON_REQUEST:
            sys.exit(f"There is no measurement {name}. There are: {', '.join(MEASUREMENTS + ON_REQUEST)}")
    if len(names) == 1:
        print(f"\n== {names[0]}: {os.cpu_count()} processors, Python {sys.version.split()[0]}", flush=True)
        import_module(f"bench.{names[0]}").measure()
        return
    for name in names:
        subprocess.run([sys.executable, "-m", "bench", name], check=True)


if __name__ == "__main__":
    main()
