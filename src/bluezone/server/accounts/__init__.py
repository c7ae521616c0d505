"""Who may sign in, the audit log, and the limits on guessing."""
