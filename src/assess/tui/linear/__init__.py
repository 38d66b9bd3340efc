"""The linear mode: plain questions, line by line, without Textual."""
