"""Every reference counts: names, containers, arguments.

An object's reference count says how many places refer to it. Step through with F8, select the
list in the details, and read who holds it. The number printed is one higher than the count you
see: getrefcount() itself holds the object while it looks.
"""
import sys


def count(thing):
    return sys.getrefcount(thing)   # the argument and the caller's name count, too


letters = ["a", "b", "c"]
print("one name:", sys.getrefcount(letters))

alias = letters                     # a second name for the same list
print("two names:", sys.getrefcount(letters))

box = [letters, letters]            # a container counts once for each place
print("and twice in a box:", sys.getrefcount(letters))
# arenarium: snapshot "Two names and a box"

print("and as an argument:", count(letters))
print("after the call:", sys.getrefcount(letters))

box.pop()                           # one place of the box is empty
print("once in the box:", sys.getrefcount(letters))

del alias                           # del removes a name, not an object
print("one name fewer:", sys.getrefcount(letters))

box = None                          # the box had no other name: it is freed, and lets go
print("no box:", sys.getrefcount(letters))
# arenarium: snapshot "One name"

del letters                         # the last one: the list is freed at once
print("the list is gone")
