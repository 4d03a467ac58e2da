"""One file a format; each turns a Report into text."""
