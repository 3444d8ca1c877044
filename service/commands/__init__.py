"""The parts of the command line that work on the store: datasets and keys."""
