"""WeasyPrint as the press needs it: quick with long documents, and with tags that tell the language of passages.

What it does slowly, or leaves out, is set right in this room and nowhere else. Only the child process may come in
here. What only makes it quicker has to leave every byte of a report as it was: `tests/report/test_engine.py`.
"""
