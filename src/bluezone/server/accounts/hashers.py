"""How passwords are stored."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class LeanArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: the least that OWASP's password storage guide recommends.

    Django's own 100 MiB on eight lanes would let eight people who sign in at once fill a small office machine.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
