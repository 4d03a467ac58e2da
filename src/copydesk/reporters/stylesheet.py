"""The style sheet of the HTML reports, a file beside this one."""

from importlib.resources import files


def stylesheet() -> str:
    """Return the style sheet; it stands in the page, so that the page needs nothing else."""
    return files("copydesk.reporters").joinpath("report.css").read_text("utf-8")
