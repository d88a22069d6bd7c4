def closure_over_loop():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
late, early = closure_over_loop()
print("closures late and early:", [f() for f in late], [f() for f in early])
def uses_arguments(n, items):
    factor = 10
    return [factor * i + n for i in items if i < n]
print("arguments inside:", uses_arguments(3, range(5)))
class Table:
    size = 3
    rows = [r for r in range(size)]
    names = {n: str(n) for n in rows}

    def cells(self):
        return [(r, c) for r in self.rows for c in range(self.size) if r < c]
