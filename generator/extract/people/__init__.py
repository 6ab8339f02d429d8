"""Who is named: candidates for names, titles, and the cast of an article."""
