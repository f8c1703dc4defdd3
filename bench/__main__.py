"""`python -m bench [NAME ...]`: measures and prints ratios; without a name, all but `kill`, which takes long."""

import os
import sys
from importlib import import_module

MEASUREMENTS = ("intake", "register", "start", "sweep")
ON_REQUEST = ("kill",)


def main() -> None:
    """Runs the measurements named."""
    names = sys.argv[1:] or MEASUREMENTS
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}")
    for name in names:
        if name not in MEASUREMENTS + ON_REQUEST:
            sys.exit(f"There is no measurement {name}. There are: {', '.join(MEASUREMENTS + ON_REQUEST)}")
        print(f"\n== {name}")
        import_module(f"bench.{name}").measure()


if __name__ == "__main__":
    main()
