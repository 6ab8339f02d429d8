"""What every desk reads the text with: quotation marks, sentences, shared patterns, numerals."""
