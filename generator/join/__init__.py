"""What spans articles: speakers, topics, events, numbers, changes, passages."""
