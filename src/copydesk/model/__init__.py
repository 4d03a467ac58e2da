"""What an article is and what is said of it: frozen values, no opinions."""
