"""Whole stories without a disk or a clock."""
