"""The regional report: a compilation becomes page models. Alphabetical order, distributions, no ranking."""
