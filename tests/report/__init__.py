"""The gap report: page models as plain data, then HTML, then paper."""
