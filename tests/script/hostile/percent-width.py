# ends: fine or stopped
'%1000000000d' % 1
