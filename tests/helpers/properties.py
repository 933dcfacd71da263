"""How many examples a property is tried with: few in `make quick`, as many as it says in `make test`, more in `make fuzz`."""

from __future__ import annotations

from hypothesis import settings

SHARES = {"quick": 0.02, "full": 1.0, "fuzz": 25.0}


def examples(number: int) -> settings:
    """Settings of a property that needs a number of examples of its own in a full run."""
    return settings(max_examples=round(number * SHARES[settings.get_current_profile_name()]))
