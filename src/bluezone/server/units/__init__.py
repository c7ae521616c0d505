"""Units of the tree, and who may do what at them: grants, invitations, tokens of other systems."""
