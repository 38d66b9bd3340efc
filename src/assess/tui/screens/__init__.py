"""The places of the program, one screen each."""
