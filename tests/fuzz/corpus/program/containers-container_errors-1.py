from collections import OrderedDict, deque, defaultdict
def t(*cs):
    for c in cs:
        try: print(c())
        except (TypeError, ValueError, KeyError, IndexError) as e: print(type(e).__name__, e)
l = [1, 2, 3, 4]
def s1(): l["a"] = 1
def s2(): l[10] = 1
def s3(): l[0:1] = 3
def s4(): l[::2] = [1]
def s5(): l[::2] = 3
def s6(): del l[10]
def s7(): del l["a"]
def s8(): (1,)[0] = 1
def s9(): del (1,)[0]
def s10(): range(3)[0] = 1
def s11(): {}[[]] = 1
def s12(): del {}[1]
t(s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12)
