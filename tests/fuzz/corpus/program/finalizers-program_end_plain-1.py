class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
a = Loud("a")
_b = Loud("_b")
c = Loud("c")
c.me = c
orphan = Loud("orphan")
orphan.me = orphan
orphan = Loud("second value")
d = [a, _b, Loud("only in d")]
def main():
    local = Loud("local")
    kept.append(Loud("kept"))
    print("main")
kept = []
main()
print("last statement")
