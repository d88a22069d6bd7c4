import gc
def create_cycle():
    list1 = [8, 9, 10]
    list1.append(list1)
def main():
    print("Here, we are creating garbage...")
    for i in range(10):
        create_cycle()
    print("Collecting the object...")
    n = gc.collect()
    print("Number of unreachable objects collected by GC:", n)
    print("Uncollectable garbage:", gc.garbage)
main()
