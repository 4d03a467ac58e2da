"""Files in, a Report out."""
