"""Whether two keys are one slip of the pen apart."""

from __future__ import annotations


def one_slip(a: str, b: str) -> bool:
    """One letter changed, added, dropped, or two neighbours swapped.

    >>> one_slip("nfrt", "nrt"), one_slip("tlrsn", "tlsrn"), one_slip("krbi", "kiri")
    (True, True, False)
    """
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((n for n in range(len(a)) if a[n] != b[n]), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return swapped or a[at + 1 :] == b[at + 1 :]
