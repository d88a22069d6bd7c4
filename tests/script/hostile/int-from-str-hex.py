# ends: fine or stopped
int('f' * 10 ** 8, 16)
