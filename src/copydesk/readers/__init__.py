"""A format in, a Document out."""
