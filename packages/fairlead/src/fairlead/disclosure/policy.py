"""The policy of a release: how few people are too few. There is no policy "none"."""

from dataclasses import dataclass

from fairlead.errors import UsageError
from fairlead.study.schema import PolicyChoice

THRESHOLD = 8
SPECIAL_THRESHOLD = 10


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts of 1 to threshold - 1 people are withheld; both thresholds may only be raised.

    special_threshold holds for breakdowns marked special, and for their crosses.
    """

    threshold: int = THRESHOLD
    special_threshold: int = SPECIAL_THRESHOLD

    def __post_init__(self) -> None:
        """Refuse thresholds below the lowest ones. Raises UsageError."""
        if self.threshold < THRESHOLD or self.special_threshold < SPECIAL_THRESHOLD:
            raise UsageError(
                f"Thresholds of {self.threshold} and {self.special_threshold} are too low",
                "policy",
                f"Use at least {THRESHOLD}, and at least {SPECIAL_THRESHOLD} for special characteristics.",
            )
        if self.special_threshold < self.threshold:
            raise UsageError(
                "The threshold for special characteristics is below the general one",
                "policy",
                f"Raise special_threshold to at least {self.threshold}.",
            )

    @classmethod
    def of(cls, choice: PolicyChoice) -> "Policy":
        """The policy a study chose."""
        return cls(choice.threshold, max(choice.special_threshold, choice.threshold))
