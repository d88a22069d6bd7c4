import gc
import tracemalloc
from tracemalloc import DomainFilter, Filter
def sizes(label, filters):
    traces = snapshot.filter_traces(filters).traces
    print(f"{label:<36}", sorted(t.size for t in traces if t.size > 1000 and t.size < 5000))
sizes("domain 7", [DomainFilter(True, 7)])
sizes("file, domain 0", [Filter(True, FILE, domain=0)])
sizes("file, domain 7", [Filter(True, FILE, domain=7)])
f = Filter(True, "lib.pyc", 5, True, 3)
print("fields", f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain)
d = DomainFilter(False, 9)
print("fields", d.inclusive, d.domain)
