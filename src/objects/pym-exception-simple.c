/* The exceptions that have nothing but a name of their own (Objects/exceptions.c). */
#include "pym-exception-private.h"

PYM_EXCEPTION_SIMPLE (generator_exit, "GeneratorExit", "Request that a generator exit.")
PYM_EXCEPTION_SIMPLE (keyboard_interrupt, "KeyboardInterrupt", "Program interrupted by user.")
PYM_EXCEPTION_SIMPLE (exception, "Exception", "Common base class for all non-exit exceptions.")
PYM_EXCEPTION_SIMPLE (arithmetic_error, "ArithmeticError", "Base class for arithmetic errors.")
PYM_EXCEPTION_SIMPLE (floating_point_error,
                      "FloatingPointError",
                      "Floating point operation failed.")
PYM_EXCEPTION_SIMPLE (overflow_error, "OverflowError", "Result too large to be represented.")
PYM_EXCEPTION_SIMPLE (zero_division_error,
                      "ZeroDivisionError",
                      "Second argument to a division or modulo operation was zero.")
PYM_EXCEPTION_SIMPLE (assertion_error, "AssertionError", "Assertion failed.")
PYM_EXCEPTION_SIMPLE (buffer_error, "BufferError", "Buffer error.")
PYM_EXCEPTION_SIMPLE (eof_error, "EOFError", "Read beyond end of file.")
PYM_EXCEPTION_DERIVED (module_not_found_error, "ModuleNotFoundError", "Module not found.")
PYM_EXCEPTION_SIMPLE (lookup_error, "LookupError", "Base class for lookup errors.")
PYM_EXCEPTION_SIMPLE (index_error, "IndexError", "Sequence index out of range.")
PYM_EXCEPTION_DERIVED (unbound_local_error,
                       "UnboundLocalError",
                       "Local name referenced but not bound to a value.")
PYM_EXCEPTION_DERIVED (blocking_io_error, "BlockingIOError", "I/O operation would block.")
PYM_EXCEPTION_DERIVED (child_process_error, "ChildProcessError", "Child process error.")
PYM_EXCEPTION_DERIVED (connection_error, "ConnectionError", "Connection error.")
PYM_EXCEPTION_DERIVED (broken_pipe_error, "BrokenPipeError", "Broken pipe.")
PYM_EXCEPTION_DERIVED (connection_aborted_error, "ConnectionAbortedError", "Connection aborted.")
PYM_EXCEPTION_DERIVED (connection_refused_error, "ConnectionRefusedError", "Connection refused.")
PYM_EXCEPTION_DERIVED (connection_reset_error, "ConnectionResetError", "Connection reset.")
PYM_EXCEPTION_DERIVED (file_exists_error, "FileExistsError", "File already exists.")
PYM_EXCEPTION_DERIVED (file_not_found_error, "FileNotFoundError", "File not found.")
PYM_EXCEPTION_DERIVED (interrupted_error, "InterruptedError", "Interrupted by signal.")
PYM_EXCEPTION_DERIVED (is_a_directory_error,
                       "IsADirectoryError",
                       "Operation doesn't work on directories.")
PYM_EXCEPTION_DERIVED (not_a_directory_error,
                       "NotADirectoryError",
                       "Operation only works on directories.")
PYM_EXCEPTION_DERIVED (permission_error, "PermissionError", "Not enough permissions.")
PYM_EXCEPTION_DERIVED (process_lookup_error, "ProcessLookupError", "Process not found.")
PYM_EXCEPTION_DERIVED (timeout_error, "TimeoutError", "Timeout expired.")
PYM_EXCEPTION_SIMPLE (reference_error,
                      "ReferenceError",
                      "Weak ref proxy used after referent went away.")
PYM_EXCEPTION_SIMPLE (runtime_error, "RuntimeError", "Unspecified run-time error.")
PYM_EXCEPTION_SIMPLE (not_implemented_error,
                      "NotImplementedError",
                      "Method or function hasn't been implemented yet.")
PYM_EXCEPTION_SIMPLE (recursion_error, "RecursionError", "Recursion limit exceeded.")
PYM_EXCEPTION_SIMPLE (stop_async_iteration,
                      "StopAsyncIteration",
                      "Signal the end from iterator.__anext__().")
PYM_EXCEPTION_DERIVED (indentation_error, "IndentationError", "Improper indentation.")
PYM_EXCEPTION_DERIVED (tab_error, "TabError", "Improper mixture of spaces and tabs.")
PYM_EXCEPTION_SIMPLE (system_error, "SystemError", "Internal error in the Python interpreter.")
PYM_EXCEPTION_SIMPLE (type_error, "TypeError", "Inappropriate argument type.")
PYM_EXCEPTION_SIMPLE (value_error, "ValueError", "Inappropriate argument value (of correct type).")
PYM_EXCEPTION_SIMPLE (unicode_error, "UnicodeError", "Unicode related error.")
PYM_EXCEPTION_SIMPLE (warning, "Warning", "Base class for warning categories.")
PYM_EXCEPTION_SIMPLE (bytes_warning,
                      "BytesWarning",
                      "Base class for warnings about bytes and buffer related problems, mostly")
PYM_EXCEPTION_SIMPLE (deprecation_warning,
                      "DeprecationWarning",
                      "Base class for warnings about deprecated features.")
PYM_EXCEPTION_SIMPLE (encoding_warning,
                      "EncodingWarning",
                      "Base class for warnings about encodings.")
PYM_EXCEPTION_SIMPLE (future_warning,
                      "FutureWarning",
                      "Base class for warnings about constructs that will change semantically")
PYM_EXCEPTION_SIMPLE (import_warning,
                      "ImportWarning",
                      "Base class for warnings about probable mistakes in module imports")
PYM_EXCEPTION_SIMPLE (pending_deprecation_warning,
                      "PendingDeprecationWarning",
                      "Base class for warnings about features which will be deprecated")
PYM_EXCEPTION_SIMPLE (resource_warning,
                      "ResourceWarning",
                      "Base class for warnings about resource usage.")
PYM_EXCEPTION_SIMPLE (runtime_warning,
                      "RuntimeWarning",
                      "Base class for warnings about dubious runtime behavior.")
PYM_EXCEPTION_SIMPLE (syntax_warning,
                      "SyntaxWarning",
                      "Base class for warnings about dubious syntax.")
PYM_EXCEPTION_SIMPLE (unicode_warning,
                      "UnicodeWarning",
                      "Base class for warnings about Unicode related problems, mostly")
PYM_EXCEPTION_SIMPLE (user_warning,
                      "UserWarning",
                      "Base class for warnings generated by user code.")
