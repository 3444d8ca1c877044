"""Alembic's migrations of the store; `database.open_database` runs them."""
