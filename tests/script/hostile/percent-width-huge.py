# ends: ValueError
'%100000000000000000000d' % 1
