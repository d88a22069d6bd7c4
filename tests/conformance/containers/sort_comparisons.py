# Sorting asks __lt__ in CPython's order, however the data are arranged; what goes wrong meanwhile.
import random

random.seed(5)
log = []
class V:
    def __init__(self, k, t=0): self.k = k; self.t = t
    def __lt__(self, o):
        log.append((self.t, o.t)); return self.k < o.k
def run(ks, **kw):
    log.clear()
    l = [V(k, i) for i, k in enumerate(ks)]
    l.sort(**kw)
    h = 0
    for a, b in log: h = (h * 1000003 + a * 31 + b) % 1000000007
    return len(log), h, [v.t for v in l][:5]
for n in (0,1,2,3,5,10,31,32,33,63,64,65,100,127,128,200,500,1000):
    print(n, run([random.randrange(n+1) for _ in range(n)]), run(range(n)), run(range(n,0,-1)), run([0]*n))
    print(n, run([random.randrange(n+1) for _ in range(n)], reverse=True), run([i%7 for i in range(n)]), run(list(range(n//2))+list(range(n//2))), run([i ^ 5 for i in range(n)], reverse=True))
    a = sorted(random.random() for _ in range(n)); b = sorted(random.random() for _ in range(n // 3)); c=sorted((random.random() for _ in range(n*2)),reverse=True)
    print(n, run(a + b + c), run(c + a + b), run(b+a+c, reverse=True))
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): K.n += 1; return self.v < o.v
for n in (10, 100, 1000):
    K.n = 0
    print(sorted([random.randrange(50) for _ in range(n)], key=K)[:5], K.n)
class Bad:
    def __lt__(self, o): raise ValueError("no")
l = [3, 1, Bad(), 2]
try: l.sort()
except Exception as e: print(type(e), e, len(l))
l = [1, 2, 3]
def mut(x): l.append(x); return x
try: l.sort(key=mut)
except ValueError as e: print(e, l)
def mut(x): l.clear(); return x
try: l.sort(key=mut)
except ValueError as e: print(e, l)
l=[1,2]
try: l.sort(key=lambda x: 1/(x-1))
except ZeroDivisionError as e: print(e,l)
for bad in ([1,'a'],[1,None],[(1,2),(1,'a')],[(1,),()],[{},{}],[1.5,'a'],['a',1],[1,2.5,10**30,float('nan'),True]):
    try: print(sorted(bad), sorted(bad,reverse=True))
    except TypeError as e: print(e)
print(sorted([(2,'b'),(1,'z'),(2,'a')]), sorted({'b':1,'a':2}), sorted('hello'), sorted([True,False,2,-1,0.5]), sorted([3,1,2],key=lambda x:-x), sorted(['B','a','C'],key=str.lower))
print(min([3,1,2],key=lambda x:-x),max('abc','zz',key=len))
