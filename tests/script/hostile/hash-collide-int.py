# ends: fine or stopped
d = {i * (2 ** 61 - 1) for i in range(1, 10 ** 5)}
