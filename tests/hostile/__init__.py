"""Input made to harm, at every door of the program and on every way out of it."""
