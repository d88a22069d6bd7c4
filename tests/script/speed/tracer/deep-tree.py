"""A tree of lists, made and dropped by recursion to depth 16: the stack changes with every list."""


def tree(depth):
    if depth == 0:
        return []
    return [tree(depth - 1), tree(depth - 1)]


def run():
    return len(tree(16))
