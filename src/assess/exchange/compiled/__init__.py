"""A compilation as data: JSON, CSV and XLSX."""
