class AppError(Exception):
    pass
try:
    try:
        raise AppError("again")
    except AppError:
        raise
except AppError as error:
    print("re-raised", error)
try:
    raise
except RuntimeError as error:
    print("bare raise:", error)
try:
    raise 5
except TypeError as error:
    print("raise of a number:", error)
try:
    assert 1 > 2, "one is not more than two"
except AssertionError as error:
    print("AssertionError:", error)
print("str and repr:", repr(ValueError("a", 1)), str(ValueError("a", 1)))
