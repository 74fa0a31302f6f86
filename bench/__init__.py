"""Benchmarks: speed, memory, time to start, size. `make bench` runs them; nothing here is a test."""
