"""A briefing generator: seeds in, cross-linked and cited Markdown pages out."""
