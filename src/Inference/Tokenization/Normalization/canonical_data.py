"""Prints CanonicalData.txt from Python's Unicode tables: python3.13 canonical_data.py > CanonicalData.txt

First line: the Unicode version. Then, in hexadecimal:
  d CODE FIRST [SECOND]   canonical decomposition, one step, that composes back
  x CODE FIRST [SECOND]   canonical decomposition that never composes (singletons and composition exclusions)
  c FIRST LAST CLASS      canonical combining class of a range
Hangul syllables are left out: they follow from arithmetic (The Unicode Standard, section 3.12).
"""

import sys
import unicodedata as u

print(u.unidata_version)
for code in range(sys.maxunicode + 1):
    decomposition = u.decomposition(chr(code))
    if decomposition and not decomposition.startswith("<"):
        composes = u.normalize("NFC", u.normalize("NFD", chr(code))) == chr(code)
        print("d" if composes else "x", f"{code:X}", *(f"{int(part, 16):X}" for part in decomposition.split()))

start = 0
for code in range(1, sys.maxunicode + 2):
    before = u.combining(chr(start))
    if code > sys.maxunicode or u.combining(chr(code)) != before:
        if before:
            print("c", f"{start:X}", f"{code - 1:X}", before)
        start = code
