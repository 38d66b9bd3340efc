"""How what is said becomes what is seen: text, the look of each state, colours, pictures made of characters."""
