class AppError(Exception):
    pass
class CodeError(AppError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
print("str and repr, more:", repr(KeyError("k")), str(KeyError("k")))
print("own hierarchy:", issubclass(CodeError, Exception))
print("own hierarchy, more:", isinstance(CodeError(1, ""), AppError), str(AppError()) == "")
print("built-in hierarchy:", issubclass(KeyError, LookupError))
print("built-in hierarchy, more:", issubclass(ZeroDivisionError, ArithmeticError))
