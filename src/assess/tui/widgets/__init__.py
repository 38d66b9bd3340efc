"""The parts that screens are made of. They ask for things by message; they decide nothing."""
