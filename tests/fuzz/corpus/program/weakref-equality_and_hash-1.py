import weakref
class NoHash:
    def __eq__(self, other):
        return True
print("hash is the referent's", hash(ra) == hash(a) == hash(1))
table = {ra: "first"}
print("lookup through an equal one", table[rb])
unhashed = weakref.ref(b, lambda r: None)
print("set of three", len({ra, rb, rc}))
del a
print("dead against live", ra == rb, ra != rb)
print("hash stays", hash(ra) == hash(1))
print("dead equals itself", ra == ra)
del b
print("both dead", ra == rb)
print("never hashed, then dead:", end=" ")
try:
    hash(unhashed)
except TypeError as error:
    print(error)
n = NoHash()
