# ends: stopped
pow(3, 10 ** 100000, 10 ** 10000 + 1)
