import gc
import sys
class Node:
    def __init__(self, value):
        self.value = value
        self.peer = None
def rings():
    nodes = [Node(i) for i in range(100)]
    for i in range(100):
        nodes[i].peer = nodes[i - 1]
def closures():
    return [lambda i=i: i for i in range(1000)]
def exceptions():
    caught = []
    for i in range(300):
        try:
            raise ValueError(i)
        except ValueError as error:
            caught.append(error.args)
    return caught
def generators():
    return sum(x for x in range(5000))
