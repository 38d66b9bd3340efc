"""Checklists: YAML folders become guidelines, with every fault told by file, line and column.

guidelines/*.yaml -> read -> Guideline. Nothing here writes a checklist, and nothing here knows an assessment.
"""
