"""`python -m service keys`: who may change datasets over HTTP."""

from __future__ import annotations

import json
import os
import secrets

import click

from service.commands.opening import now, open_store
from service.settings import Settings


@click.group()
def keys() -> None:
    """Make, list and revoke the keys that changing datasets over HTTP needs."""


@keys.command()
@click.argument("name")
def create(name: str) -> None:
    """Make a key for NAME and print it, this once: only a digest of it is kept."""
    from service.reference.keys import PREFIX, add_key

    secret = PREFIX + secrets.token_urlsafe(32)
    key = add_key(open_store(Settings.from_env(os.environ)), secret, name=name, now=now())
    click.echo(f"key {key.id} for {key.name}; send it as X-API-Key:", err=True)
    click.echo(secret)


@keys.command(name="list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(style: str) -> None:
    """List the keys by the time they were made; never the keys themselves."""
    from service.reference.keys import list_keys

    with open_store(Settings.from_env(os.environ)).read() as connection:
        listed = list_keys(connection)
    if style == "json":
        rows = [
            {
                "id": key.id,
                "name": key.name,
                "created_at": key.created_at.isoformat(),
                "revoked_at": key.revoked_at.isoformat() if key.revoked_at else None,
            }
            for key in listed
        ]
        click.echo(json.dumps({"keys": rows}, ensure_ascii=False, indent=2))
        return
    for key in listed:
        end = f"revoked {key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else "in use"
        click.echo(f"{key.id}  {key.created_at:%Y-%m-%d %H:%M}  {end:<24}  {key.name}")


@keys.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """Make the key ID useless at once."""
    from service.reference.keys import revoke_key

    revoke_key(open_store(Settings.from_env(os.environ)), key_id, now=now())
    click.echo(f"key {key_id} is revoked", err=True)
