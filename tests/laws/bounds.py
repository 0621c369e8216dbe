"""How many examples the laws are tried on: the same ones every time, more where time allows."""

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))  # a night can afford a hundred


def bounded(examples: int) -> settings:
    """Settings for a law: a world is one number, so there is nothing to shrink."""
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
