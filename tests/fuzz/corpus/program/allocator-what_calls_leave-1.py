import gc, sys
gc.disable()
blocks=sys.getallocatedblocks
class Plain: pass
x=Plain(); x.a=1; vars(x)
x=Plain(); x.a=1; vars(x)
x=Plain(); x.a=1; vars(x)
def t(name, f):
    f(); f(); f()
    gc.collect()
    before=blocks()
    f()
    after=blocks()
    print(f"{name:<16} {after - before - 1}")
s=[3,1,2]
t("vars",lambda: vars(x))
t("max",lambda: max(1,2))
t("max1",lambda: max(s))
t("min key",lambda: min(s,key=None))
t("sorted",lambda: sorted(s))
t("getattr",lambda: getattr(x,"a"))
t("iter",lambda: iter(s))
