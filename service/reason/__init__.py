"""Claims to relations and bounds between unknowns, and the smallest sets of claims that cannot all hold."""
