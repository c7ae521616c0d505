"""The site: a Django project for the authority and, later, the rollout."""
