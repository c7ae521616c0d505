"""The kernel of matching: numpy lays out the work, numba compiles it. Optional: `pip install bluezone[fast]`.

plan: infections -> days to expand. table: contacts -> what is looked up in. compiled: the hashing and the looking up.
bulk: blocks of infections through all three. Only bluezone.device.matching_loader imports it, so that a phone runs
without numpy and numba, and small jobs do not wait for them.
"""
