"""What phones ask of the site: docs/reference/phone-api.md."""
