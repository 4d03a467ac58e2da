"""The command: prints and exits, decides nothing."""
