"""What is worked with: the office and its bench, the course through the questions, drafts, papers that were made."""
