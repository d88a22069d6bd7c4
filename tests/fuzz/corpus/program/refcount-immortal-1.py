import sys
def immortal(obj):
    return sys.getrefcount(obj) > 2**31
print("one-character str", immortal("a"), immortal(chr(255)), immortal(chr(256)))
print("one-byte bytes", immortal(b"a"), immortal(bytes([200])))
print("built-in types", immortal(int), immortal(list), immortal(type), immortal(ValueError))
class Mine:
    pass
def function():
    pass
print("own class, function", immortal(Mine), immortal(function))
print("float, big int", immortal(1.5), immortal(10**30))
print("new list, dict, set", immortal([]), immortal({}), immortal({1}))
