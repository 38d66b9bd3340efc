"""The gap report: domain to page models (`model`), page models to HTML (`html`, templates), HTML to PDF (`press`).

The only home of Jinja2 and WeasyPrint. Nothing here reads a register or changes an assessment.
"""
