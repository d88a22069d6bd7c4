# ends: fine or stopped
x = 1 << 300000000
print(len(hex(x)))
