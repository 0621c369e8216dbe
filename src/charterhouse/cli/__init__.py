"""The command line: thin, every command with `--json`, in Russian and English."""
