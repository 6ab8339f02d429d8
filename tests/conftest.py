"""What all tests share: the switch that rewrites the golden site."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite tests/golden from what the generator plans now")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Say whether golden files are to be rewritten; read the diff before it is committed."""
    return bool(request.config.getoption("--update-goldens"))
