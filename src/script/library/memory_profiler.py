"""A function's memory line by line, from the engine's own heap."""
from functools import wraps


def profile(func=None, stream=None, precision=1, backend=None):
    """A decorator: prints the table when the function returns."""
    if func is None:
        def decorate(function):
            return profile(function, stream, precision, backend)
        return decorate
    if not callable(func):
        raise TypeError("profile() decorates a function, not %s" % type(func).__name__)

    @wraps(func)
    def profiled(*args, **kwargs):
        _begin(func)
        try:
            return func(*args, **kwargs)
        finally:
            _show(func, _end(func), stream, precision)

    return profiled


def _show(func, lines, stream, precision):
    """`lines`: (line, text, memory, increment, occurrences), memory in bytes or None."""
    filename = func.__code__.co_filename
    print("Filename: " + filename, file=stream)
    print(file=stream)
    print("Line #    Mem usage    Increment  Occurrences   Line Contents", file=stream)
    print("=============================================================", file=stream)
    for line, text, memory, increment, occurrences in lines:
        if memory is None:
            print("%6d%38s   %s" % (line, "", text), file=stream)
        else:
            print("%6d %8.*f MiB %8.*f MiB %11d   %s" % (
                line, precision, memory / 1048576, precision, increment / 1048576,
                occurrences, text), file=stream)
    print(file=stream)
    print(file=stream)
