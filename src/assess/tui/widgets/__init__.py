"""The parts that screens are made of. They ask for things by message; they decide nothing.

A key changes little, and no screen has to know what: it says everything again. `drawing.text` gives what it made before
of the same parts; sheets (`layout`) and lines (`oneline`) compare what they are to show with what they show, and draw
only what looks different; `painting.painter` asks only for lines that have changed and are seen.
"""
