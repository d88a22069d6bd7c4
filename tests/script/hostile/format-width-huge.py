# ends: ValueError
format(1, '99999999999999999999d')
