import sys, gc, collections, functools, itertools, weakref
rc = sys.getrefcount
