"""The one command line: `bluezone <subject> <verb>`."""
