from functools import reduce, wraps
def logged(label):
    def decorate(f):
        @wraps(f)
        def wrapper(*args, **named):
            result = f(*args, **named)
            print(label, f.__name__, args, named, "->", result)
            return result

        return wrapper

    return decorate
@logged("outer")
@logged("inner")
def add(a, b=1):
    return a + b
print("decorated:", add(1), add(2, b=3), add.__name__)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
