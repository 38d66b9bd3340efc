"""What several places have in common: the lines around a page, lists, texts, notes, observations, reports."""
