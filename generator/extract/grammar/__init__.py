"""Words to phrases: tags, patterns over tags, noun phrases."""
