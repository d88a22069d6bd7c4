import sys
my_list = [x for x in range(1000000)]
my_gen = (x for x in range(1000000))
print(len(my_list), sys.getsizeof(my_list), sys.getsizeof(my_gen))
print(next(my_gen), next(my_gen), sum(my_gen))
