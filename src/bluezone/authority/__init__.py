"""From a confirmed case to a published key: what the health authority decides. Nothing here knows a clock or chance."""
