"""What phones and servers say to each other: bytes to values and back.

Nothing here knows a clock, a disk, a socket, a log or chance.
"""
