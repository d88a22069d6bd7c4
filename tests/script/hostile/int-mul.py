# ends: fine or stopped
x = (1 << 40000000) - 1
y = x * x
