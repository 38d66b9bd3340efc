"""The verbs: open, record, conclude, submit. They move domain records between ports and know no adapter."""
