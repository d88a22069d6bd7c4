import sys
def strs(n):
    return {"k" + str(i): i for i in range(n)}
def show(label, *objs):
    print(f"{label:<34}", *[size(o) for o in objs])
show("| of two", strs(5) | strs(5), strs(20) | {"x": 1})
d = strs(4)
d[1] = "int key"
show("str table, one int key added", d)
del d[1]
show("int key deleted again", d)
show("copy of it", d.copy())
d = {1: 1}
del d[1]
show("int table emptied", d)
d["a"] = 1
show("str key into it", d)
d = {}
d.setdefault("a", 1)
show("setdefault", d)
d = strs(5)
for i in range(1000):
    d["k" + str(i + 5)] = d.pop("k" + str(i))
show("a thousand replaced, five left", d)
d = {i: i for i in range(5)}
