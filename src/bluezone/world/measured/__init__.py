"""Measured: recordings of real phones at known distances, read from files into one shape.

The layout of the folder is that of shared/data/ble. A file is read by itself; nothing here judges anything.
"""
