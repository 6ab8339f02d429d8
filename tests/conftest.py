"""What all tests share: the switch that rewrites the golden site, how Hypothesis runs, and the
compiled generator.
"""

import compileall

import pytest
from hypothesis import HealthCheck, settings

from tests.project import ROOT

# No clock, and the same examples on every machine.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

# Every process that a test starts reads it, and every copy of the project holds it.
compileall.compile_dir(ROOT / "generator", quiet=1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="rewrite tests/golden from what the generator plans now",
    )
    parser.addoption(
        "--update-floors",
        action="store_true",
        help="raise tests/gold/floors.yaml to what is measured now",
    )
    parser.addoption(
        "--lower-floors",
        metavar="REASON",
        default="",
        help="let floors sink to what is measured, and say why",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Say whether golden files are to be rewritten; read the diff before it is committed."""
    return bool(request.config.getoption("--update-goldens"))
