import weakref
def show(label):
    print(f"{label:<28} {weakref.getweakrefcount(n)} {len(weakref.getweakrefs(n))}")
m = weakref.WeakMethod(n.method)
show("weak method")
d = weakref.WeakValueDictionary({"k": n, "l": n})
show("two dictionary values")
k = weakref.WeakKeyDictionary({n: 1})
show("dictionary key")
s = weakref.WeakSet([n])
show("set member")
f = weakref.finalize(n, print)
show("finalize")
kinds = [type(w).__name__ for w in weakref.getweakrefs(n)]
print("kinds", kinds[0], kinds[1], sorted(set(kinds)))
f.detach()
show("finalize detached")
s.clear()
k.clear()
d.clear()
show("collections cleared")
del m
