"""How hard Hypothesis tries: "ci" in every run, "deep" where hours are at hand (``--hypothesis-profile deep``).

Every run draws new examples: a fixed seed would look at the same hundred for ever. What fails prints a blob that
repeats it anywhere, and the local database repeats it first. No deadline: machines that share cores are slow at times,
and no test may depend on that.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=False,
    print_blob=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=2_000, stateful_step_count=100)
settings.load_profile("ci")
