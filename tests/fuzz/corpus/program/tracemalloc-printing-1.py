from tracemalloc import Frame, Statistic, StatisticDiff, Trace, Traceback
trace = Trace((0, 2048, (("inner.py", 3), ("outer.py", 20)), 9))
print(trace)
print(repr(trace))
print(trace.size, trace.domain, trace.traceback.total_nframe)
