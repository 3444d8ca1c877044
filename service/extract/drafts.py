"""What is known of a quantity while its sentence is being read, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.extract.directions import Movement
from service.extract.named_measures import NOT_MEASURED, Measured
from service.extract.scenes import Scene
from service.model.claim import Comparison, Direction, Entity, LinkKind, MeasureType, Modality, Superlative
from service.model.period import Period
from service.model.quantity import Quantity


@dataclass(slots=True)
class Draft:
    """A quantity on its way to becoming a claim; lives only while its document is read.

    Attributes:
        scene: Its sentence.
        at: Its position among the scene's items.
        quantity: The quantity; its unit may be completed from its neighbours.
        previous: The draft before it in the sentence that it continues or is set beside, if any.
        parallel: True when it only repeats the pattern of `previous` ("and another 10 percent").
        named: Whom a list said in the same order gives it ("respectively"); empty where none does.
        ties: Links to other drafts: kind, the other draft, the words.
        reason: Why it is no claim; None when it is one.
    """

    scene: Scene
    at: int
    quantity: Quantity
    movement: Movement | None = None
    measured: Measured = NOT_MEASURED
    previous: Draft | None = None
    parallel: bool = False
    type: MeasureType = MeasureType.LEVEL
    direction: Direction = "none"
    superlative: Superlative | None = None
    adjustment: str | None = None
    entities: tuple[Entity, ...] = ()
    named: tuple[Entity, ...] = ()
    entities_from: str = "none"
    period: Period | None = None
    base_period: Period | None = None
    comparison: Comparison | None = None
    modality: Modality = "asserted"
    ties: list[tuple[LinkKind, Draft, str]] = field(default_factory=list)
    reason: str | None = None

    def tied(self, kind: LinkKind) -> Draft | None:
        """Return the draft that this one is tied to in the way of `kind`, or None."""
        for tie, other, _ in self.ties:
            if tie is kind:
                return other
        return None

    @property
    def in_brackets(self) -> bool:
        """Say whether a bracket is open at the quantity."""
        marks = [item.text for item in self.scene.items[: self.at] if item.text in ("(", ")")]
        return marks[-1:] == ["("]
