# ends: fine or stopped
import gc
import weakref

class A:
    pass

kept = []

def gone(reference):
    kept.clear()
    kept.append([reference, A()])
    gc.collect()

for i in range(100):
    a, b = (A(), A())
    a.b, b.a = (b, a)
    a.r, kept_r = (weakref.ref(b, gone), weakref.ref(a, gone))
    kept.append(kept_r)
    del a, b
    gc.collect()
print('ok')
