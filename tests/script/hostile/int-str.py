# ends: ValueError
import sys

x = 1 << 30000000
x = str(x)
