"""MurmurHash64A (Austin Appleby, public domain), with which spaCy's StringStore keys its words."""

_MASK = 2**64 - 1
_M = 0xC6A4A7935BD1E995


def murmur64(data: bytes, seed: int = 1) -> int:
    h = seed ^ (len(data) * _M & _MASK)
    whole = len(data) - len(data) % 8
    for i in range(0, whole, 8):
        k = int.from_bytes(data[i : i + 8], "little") * _M & _MASK
        h = (h ^ ((k ^ k >> 47) * _M & _MASK)) * _M & _MASK
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * _M & _MASK
    h = (h ^ h >> 47) * _M & _MASK
    return h ^ h >> 47
