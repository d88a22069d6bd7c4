# ends: stopped
x = 10 ** 10 ** 7
print(x.bit_length())
