"""What each command does, one function for each, grouped by what the user is about."""
