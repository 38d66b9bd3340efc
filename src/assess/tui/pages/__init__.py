"""What stands on each screen, as blocks of text: pure functions of the domain and the language."""
