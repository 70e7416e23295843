"""The desk: pages and an API over a record. `app.py` is the file to read first.

One table of resources (`resources/`) answers both: what a page shows is what the API of the same question prints.
"""
