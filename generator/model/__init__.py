"""The nouns, one group a stage: seed, article, reading, briefing, plan. Frozen once made; a place
in a text, never a copy.

Every `Span` counts Unicode code points into `Article.text`, end exclusive. A later noun holds the
earlier one and never repeats its fields; no noun points back. Nouns are compared by `id`, not by
value: hashing an article is hashing its text.
"""
