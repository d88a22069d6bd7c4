# ends: fine or stopped
import gc

def cb(p, i):
    gc.collect()

gc.callbacks.append(cb)
gc.collect()
print('ok')
