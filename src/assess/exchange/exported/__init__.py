"""One assessment as data, JSON, CSV and XLSX, and its questions as a form to be filled in."""
