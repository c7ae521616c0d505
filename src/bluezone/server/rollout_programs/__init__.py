"""What the commands of the rollout do with the site; call `programs.prepare()` before importing a module of these."""
