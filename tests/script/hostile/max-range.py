# ends: stopped
max(range(10 ** 12))
