"""Reads levels, one a line, and prints the still water level."""

import sys


def still_level(readings, seconds):
    """The mean of the last `seconds` readings."""
    return sum(readings[-seconds:]) / seconds


print(still_level([float(line) for line in sys.stdin], 360))
