"""Bad days, many at once: killed programs, failing power, full disks, damaged files. `make torture` has the long form.

Each trial does something terrible again and again and says after each time what did not hold; nothing is said where
nothing acknowledged was lost and every failure was one sentence with what to do.
"""
