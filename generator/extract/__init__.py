"""What is found inside one article: nine desks, each with one kind of question."""
