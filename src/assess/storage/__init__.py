"""The register: where assessments are kept, as a history that is only ever added to.

This is the only room that knows SQLite. It keeps revisions and standings as they are given and decides nothing about
what they mean.
"""
