import gc
gc.disable()
class Bad:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)
        raise ValueError(self.name)
print("by reference count")
b = Bad("one")
del b
print("goes on")
print("in a list")
many = [Bad("two"), Bad("three")]
del many
print("goes on")
print("in a cycle")
b = Bad("four")
b.me = b
c = Bad("five")
c.me = c
del b, c
print("collected", gc.collect())
print("while another exception is on its way")
