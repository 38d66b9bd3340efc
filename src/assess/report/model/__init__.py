"""Page models: what each page of a report says, as plain frozen data. Pure functions; no HTML, no files, no clock."""
