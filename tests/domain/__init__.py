"""The nouns and their arithmetic."""
