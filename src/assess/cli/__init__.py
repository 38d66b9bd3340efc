"""The commands: parse, call a workflow, print, choose the exit code. Data goes to stdout, words to stderr."""
