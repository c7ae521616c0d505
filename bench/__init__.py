"""Benchmarks: every figure stands beside a named reference measured in the same run."""
