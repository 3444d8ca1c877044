"""What Alembic runs: the migrations, on the connection that it is given.

`python -m alembic` is not used: `database.open_database` migrates, inside one transaction.
"""

from __future__ import annotations

from alembic import context

from service.reference.tables import metadata


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=False,  # the caller's transaction holds everything
    )
    context.run_migrations()


_run()
