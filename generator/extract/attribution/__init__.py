"""Who says which words: quotations, transcripts, reported statements."""
