"""The register, and what disks, other programs and accidents do to it."""
