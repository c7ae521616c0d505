"""Letters: shown beside what was read back of them."""
