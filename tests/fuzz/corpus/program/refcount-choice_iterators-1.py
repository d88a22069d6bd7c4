import itertools, sys, gc
print(list(itertools.product("ab", repeat=2)), list(itertools.product()), list(itertools.product([], [1])))
print(list(itertools.permutations("abc", 2)), list(itertools.permutations("ab", 3)), list(itertools.permutations("ab", 0)), list(itertools.permutations("")))
print(list(itertools.combinations("abcd", 3)), list(itertools.combinations("ab", 3)), list(itertools.combinations("ab", 0)))
