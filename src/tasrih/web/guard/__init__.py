"""What stands before every page: who may ask, how much, and what answers may do in a browser."""
