"""Snapshots of traces, and what can be counted from them.

`start`, `stop`, `is_tracing`, `clear_traces`, `get_traced_memory`, `reset_peak`,
`get_traceback_limit`, `get_tracemalloc_memory` and the raw `_get_traces` come from the module's part
in C.
"""


def _size_text(size, sign):
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            return ("%+.1f %s" if sign else "%.1f %s") % (size, unit)
        if abs(size) < 10 * 1024 or unit == "TiB":
            return ("%+.0f %s" if sign else "%.0f %s") % (size, unit)
        size /= 1024


class Statistic:
    """Size and number of the memory blocks of one traceback, line or file."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback == other.traceback and self.size == other.size
                and self.count == other.count)

    def __str__(self):
        text = "%s: size=%s, count=%i" % (self.traceback, _size_text(self.size, False), self.count)
        if self.count:
            text += ", average=%s" % _size_text(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<Statistic traceback=%r size=%i count=%i>" % (
            self.traceback, self.size, self.count)

    def _sort_key(self):
        return (self.size, self.count, self.traceback)


class StatisticDiff:
    """How a Statistic differs between an old and a new snapshot."""

    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def __hash__(self):
        return hash((self.traceback, self.size, self.size_diff, self.count, self.count_diff))

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return (self.traceback == other.traceback and self.size == other.size
                and self.size_diff == other.size_diff and self.count == other.count
                and self.count_diff == other.count_diff)

    def __str__(self):
        text = "%s: size=%s (%s), count=%i (%+i)" % (
            self.traceback, _size_text(self.size, False), _size_text(self.size_diff, True),
            self.count, self.count_diff)
        if self.count:
            text += ", average=%s" % _size_text(self.size / self.count, False)
        return text

    def __repr__(self):
        return "<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>" % (
            self.traceback, self.size, self.size_diff, self.count, self.count_diff)

    def _sort_key(self):
        return (abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback)


class Frame:
    """A line of a file."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame == other._frame

    def __lt__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame < other._frame

    def __gt__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame > other._frame

    def __le__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame <= other._frame

    def __ge__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame >= other._frame

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return "%s:%s" % (self.filename, self.lineno)

    def __repr__(self):
        return "<Frame filename=%r lineno=%r>" % (self.filename, self.lineno)


class Sequence:
    """What `collections.abc.Sequence` adds to length and items."""

    __slots__ = ()

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value, start=0, stop=None):
        length = len(self)
        if start < 0:
            start = max(length + start, 0)
        if stop is None:
            stop = length
        elif stop < 0:
            stop += length
        for place in range(start, min(stop, length)):
            item = self[place]
            if item is value or item == value:
                return place
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


class Traceback(Sequence):
    """Frames, the oldest first; given the newest first."""

    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        Sequence.__init__(self)
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames == other._frames

    def __lt__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames < other._frames

    def __gt__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames > other._frames

    def __le__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames <= other._frames

    def __ge__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames >= other._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = "<Traceback %r" % (tuple(self),)
        if self._total_nframe is not None:
            text += " total_nframe=%s" % self.total_nframe
        return text + ">"

    def format(self, limit=None, most_recent_first=False):
        lines = []
        if limit is None:
            shown = self
        elif limit > 0:
            shown = self[-limit:]
        else:
            shown = self[:limit]
        if most_recent_first:
            shown = reversed(shown)
        for frame in shown:
            lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
            text = _source_line(frame.filename, frame.lineno).strip()
            if text:
                lines.append("    %s" % text)
        return lines


def get_object_traceback(obj):
    """Where the object's memory was allocated; None when that was not traced."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    """One memory block: (domain, size, frames, total number of frames)."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        return self._trace == other._trace

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return "%s: %s" % (self.traceback, _size_text(self.size, False))

    def __repr__(self):
        return "<Trace domain=%s size=%s, traceback=%r>" % (
            self.domain, _size_text(self.size, False), self.traceback)


class _Traces(Sequence):
    """The traces of a snapshot, as a sequence."""

    def __init__(self, traces):
        Sequence.__init__(self)
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        if not isinstance(other, _Traces):
            return NotImplemented
        return self._traces == other._traces

    __hash__ = None

    def __repr__(self):
        return "<Traces len=%s>" % len(self)


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Keeps, or drops, traces by file name pattern and line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _source_name(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _match_frame_impl(self, filename, lineno):
        if not _matches(_source_name(filename), self._filename_pattern):
            return False
        return self.lineno is None or lineno == self.lineno

    def _match_frame(self, filename, lineno):
        return self._match_frame_impl(filename, lineno) ^ (not self.inclusive)

    def _match_traceback(self, traceback):
        if not self.all_frames:
            return self._match_frame(*traceback[0])
        if any(self._match_frame_impl(*frame) for frame in traceback):
            return self.inclusive
        return not self.inclusive

    def _match(self, trace):
        domain, size, frames, total_nframe = trace
        wanted = self._match_traceback(frames)
        if self.domain is None:
            return wanted
        if self.inclusive:
            return wanted and domain == self.domain
        return wanted or domain != self.domain


class DomainFilter(BaseFilter):
    """Keeps, or drops, traces by their domain."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        domain, size, frames, total_nframe = trace
        return (domain == self.domain) ^ (not self.inclusive)


def _source_name(filename):
    if not isinstance(filename, (str, bytes)):
        raise TypeError("expected str, bytes or os.PathLike object, not %s"
                        % type(filename).__name__)
    return filename[:-1] if filename.endswith(".pyc") else filename


def _group_of(tracebacks, key, frames, key_type):
    """The traceback that stands for a group; made once for each key."""
    try:
        return tracebacks[key]
    except KeyError:
        if key_type == "lineno":
            frames = frames[:1]
        elif key_type == "filename":
            frames = ((frames[0][0], 0),)
        traceback = Traceback(frames)
        tracebacks[key] = traceback
        return traceback


def _add_to_group(groups, traceback, size):
    try:
        group = groups[traceback]
        group.size += size
        group.count += 1
    except KeyError:
        groups[traceback] = Statistic(traceback, size, 1)


class Snapshot:
    """The traces that there were at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def _filter_trace(self, inclusive, exclusive, trace):
        if inclusive and not any(one._match(trace) for one in inclusive):
            return False
        if exclusive and any(not one._match(trace) for one in exclusive):
            return False
        return True

    def filter_traces(self, filters):
        if not hasattr(filters, "__iter__"):
            raise TypeError(
                "filters must be a list of filters, not %s" % type(filters).__name__)
        if not filters:
            return Snapshot(self.traces._traces.copy(), self.traceback_limit)
        inclusive = []
        exclusive = []
        for one in filters:
            if one.inclusive:
                inclusive.append(one)
            else:
                exclusive.append(one)
        kept = [trace for trace in self.traces._traces
                if self._filter_trace(inclusive, exclusive, trace)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError("unknown key_type: %r" % (key_type,))
        if cumulative and key_type == "traceback":
            raise ValueError("cumulative mode cannot by used with key type %r" % key_type)
        groups = {}
        tracebacks = {}
        for domain, size, frames, total_nframe in self.traces._traces:
            if not cumulative:
                _add_to_group(groups, _group_of(tracebacks, frames, frames, key_type), size)
                continue
            for frame in frames:
                _add_to_group(groups, _group_of(tracebacks, frame, (frame,), key_type), size)
        return groups

    def statistics(self, key_type, cumulative=False):
        statistics = list(self._group_by(key_type, cumulative).values())
        statistics.sort(reverse=True, key=Statistic._sort_key)
        return statistics

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        differences = []
        for traceback, now in new.items():
            before = old.pop(traceback, None)
            if before is None:
                differences.append(
                    StatisticDiff(traceback, now.size, now.size, now.count, now.count))
            else:
                differences.append(
                    StatisticDiff(traceback, now.size, now.size - before.size,
                                  now.count, now.count - before.count))
        for traceback, before in old.items():
            differences.append(StatisticDiff(traceback, 0, -before.size, 0, -before.count))
        differences.sort(reverse=True, key=StatisticDiff._sort_key)
        return differences


def take_snapshot():
    """All traces there are now."""
    if not is_tracing():
        raise RuntimeError(
            "the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
