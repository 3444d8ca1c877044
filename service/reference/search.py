"""What looking for a claim's series works with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from service.catalogue import Catalogue
from service.model.series import Reference


@dataclass(frozen=True, slots=True)
class Search:
    """Series, words and the day of the document.

    Attributes:
        reference: The series.
        catalogue: Measures, units, areas and currencies.
        date: Day by which figures should have been published; None where it is unknown.
    """

    reference: Reference
    catalogue: Catalogue
    date: dt.date | None
