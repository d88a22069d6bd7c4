# ends: fine or stopped
hash((1 << 10 ** 9) - 1)
