"""Fixes that put other words in the place of those found."""

from collections.abc import Sequence

from copydesk.model.finding import Edit, Fix, Location, Safety

SAFETIES = {"shown": Safety.SHOWN, "suggested": Safety.SUGGESTED, "safe": Safety.SAFE}


def replacement(place: Location, found: str, options: Sequence[str], safety: str) -> Fix | None:
    """Return the fix for words found at ``place``, or None if there is nothing to put there.

    With more than one option the first is shown only: which one is meant, the editor knows. Words that stand
    in the file in another way (markup within, entities) are not touched.
    """
    if not options or place.excerpt != found:
        return None
    title = " or ".join(f'"{option}"' for option in options)
    title = f"Replace by {title}" if options[0] or len(options) > 1 else "Remove"
    level = SAFETIES[safety] if len(options) == 1 else Safety.SHOWN
    return Fix(title, (Edit(place.span, options[0]),), level)
