"""Cases, codes, infections handed in, batches and the keys that sign them."""
