import sys
class Fmt:
    def __format__(self, spec): return "<" + spec + ">"
    def __str__(self): return "fmt-str"
    def __repr__(self): return "fmt-repr"
class Bts:
    def __bytes__(self): return b"bts"
