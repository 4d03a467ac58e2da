"""Facts of one document, each found once with ``document.derive(function)``."""
