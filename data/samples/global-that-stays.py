"""A global name holds on until somebody takes it away.

What a function names for itself goes when it returns. What it puts into a global stays: nobody
knows whether it will be asked for again. In long-running programs that is how memory stays in use
although all the work is done.
"""


class Report:
    def __init__(self, day):
        self.lines = ["day %d, line %d" % (day, line) for line in range(100)]

    def __del__(self):
        global freed
        freed += 1


freed = 0
archive = []                            # global: lives as long as the module


def read(day):
    report = Report(day)                # local: lives as long as the call
    return len(report.lines)


def read_and_keep(day):
    report = Report(day)
    archive.append(report)              # the global list holds it too
    return len(report.lines)


lines = sum([read(day) for day in range(50)])
print(lines, "lines read; reports freed on the way:", freed)
# arenarium: snapshot "Nothing stayed"

lines = sum([read_and_keep(day) for day in range(50)])
print(lines, "lines read; reports freed on the way:", freed - 50)
print("reports that the archive holds:", len(archive))
# arenarium: snapshot "Held by a global"

del archive[:-5]                        # keep what you need, let go of the rest
print("freed by emptying the archive:", freed - 50)
# arenarium: snapshot "Five are kept"
