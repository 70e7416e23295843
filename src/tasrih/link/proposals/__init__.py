"""Proposals and bargains: what is put forward, what is done with it, and who wants what in return for what."""
