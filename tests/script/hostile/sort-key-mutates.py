# ends: ValueError
items = list(range(1000))

def key(x):
    items.append(x)
    return x

items.sort(key=key)
