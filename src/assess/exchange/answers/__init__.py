"""Answers that come in as tables: CSV, XLSX and YAML."""
