"""What can go wrong, and what the caller should do about it.

    VerbaleError            base of all errors that Verbale raises on purpose
    ├── SkipInput           this one input can't be used: note it and go on with the others
    └── Abort               nothing further can work (record unusable, model missing): stop

Every message names the input and the remedy.
"""


class VerbaleError(Exception):
    """Base of all errors that Verbale raises on purpose."""


class SkipInput(VerbaleError):  # noqa: N818  (named for what the caller does)
    """One input can't be used; the others can: note it and go on."""


class Abort(VerbaleError):  # noqa: N818
    """Nothing further can work: tell the user and stop."""
