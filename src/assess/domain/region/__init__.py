"""What the secretariat makes of many submissions.

- `round`: who takes part, and how far each has got;
- `reckoning`: what one assessment adds to the sums, as marks; `tally`: the marks of many, added up;
- `totals`: what the sums come to, distributions, common gaps and shared strengths among them;
- `collecting`: what is listed respondent by respondent; `brief`: what is read of each for that;
- `compiling`: the way from contributions to a `compilation`, which says what is common and what is near the target.
"""
