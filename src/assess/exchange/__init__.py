"""What goes out to other programs and comes back: tables of answers, exports, and the sealed envelope.

Everything that comes in is hostile until it has been read; readers give what they understood and every problem they
found, and never raise for what a file contains.
"""
