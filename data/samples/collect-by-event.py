"""Collect when it suits: after a piece of work.

A server has quiet moments between requests. Collecting there finds all the garbage of the request
while it is still young, and no request is interrupted. In the Generations page, "Collect at a line"
does the same from outside.
"""
import gc

gc.collect()
gc.disable()                            # not in the middle of the work


class Session:
    def __init__(self, user):
        self.user = user
        self.handlers = []

    def on_done(self):
        return self.user

    def connect(self):
        self.handlers.append(self.on_done)      # a bound method holds its object: a cycle


def handle(request):
    sessions = [Session("user %d" % number) for number in range(30)]
    for session in sessions:
        session.connect()
    return len(sessions)


for request in range(3):
    served = handle(request)
    # arenarium: snapshot "Served, not cleaned up"
    found = gc.collect(0)               # the event: a request is done
    print("request", request, "served", served, "sessions, found", found, "objects")
    # arenarium: snapshot "Quiet moment"

print("left for a full collection:", gc.collect())
gc.enable()
