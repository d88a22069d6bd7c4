# ends: fine or stopped
format(1, '1000000000d')
