"""Lines → article: one module decides one thing about the lines of a text; all are linear in its
length.
"""
