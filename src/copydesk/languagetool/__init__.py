"""LanguageTool beside us: its server, what is asked of it, and what it answers.

Nothing here is imported before a rule of the kind ``languagetool`` runs. ``language-tool-python``, which is
GPL-3.0-only, is imported in ``tool`` alone, when the first article is asked about.
"""
