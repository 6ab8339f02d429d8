"""A briefing generator: seeds in, cross-linked and cited Markdown pages out."""

__version__ = "0.1.0"  # as in pyproject.toml
