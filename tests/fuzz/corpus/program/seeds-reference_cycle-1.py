import gc
def create_cycle():
    list1 = [8, 9, 10]
    list1.append(list1)
    return list1
create_cycle()
print(gc.collect())
