"""Two short texts: one that agrees with itself, one that does not."""

CONSISTENT = "Mia Berg: Our ferry line carried 412,000 passengers in 2022.\n"
CONFLICTING = (
    "Mia Berg: Our ferry line carried 412,000 passengers in 2022.\n"
    "Jon Lund: The ferry line carried 655,000 passengers in 2022.\n"
)
