"""The figures of the engine's heap, by the names that psutil gives a process's."""
from collections import namedtuple

_MemoryInfo = namedtuple("pmem", "rss vms shared text lib data dirty", module="psutil")


class Process:
    def __init__(self, pid=None):
        own = _pid()
        if pid is not None and pid != own:
            raise ValueError("a workload sees one process, its own (%d), not %r" % (own, pid))
        self.pid = own

    def memory_info(self):
        rss, vms = _heap_bytes()
        return _MemoryInfo(rss, vms, 0, 0, 0, rss, 0)

    memory_full_info = memory_info

    def __repr__(self):
        return "psutil.Process(pid=%d, name='arenarium')" % self.pid
