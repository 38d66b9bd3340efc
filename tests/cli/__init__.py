"""The command line: data, words, exit codes."""
