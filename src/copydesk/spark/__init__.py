"""Copydesk over tables of articles, on as many machines as there are: Apache Spark (extra ``spark``).

A table has a row an article: ``id``, ``headline``, ``text``, ``date``, ``url`` (other names are given as
``fields``), or whole files as Spark's ``binaryFile`` reads them: ``path``, ``content``. What is decided, and
how, is what the embedded archive and the command decide: this package only moves rows.
"""
