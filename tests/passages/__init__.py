"""Annotated passages of our own, and how well the service reads and checks them."""
