"""Measurements that anyone can repeat; no test has a time in it."""
