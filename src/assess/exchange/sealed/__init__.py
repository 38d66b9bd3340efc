"""What is sealed: envelopes and follow-ups, their proofs and keys, and how they are read without trusting them."""
