import gc
def delta(label, run):
    before = [dict(s) for s in gc.get_stats()]
    run()
    after = gc.get_stats()
    for g in (0, 1, 2):
        changed = {k: after[g][k] - before[g][k] for k in after[g] if after[g][k] != before[g][k]}
        if changed:
            print(f"{label:<24} generation {g}: {changed}")
def automatic():
    gc.set_threshold(50, 5, 5)
    gc.enable()
    keep = []
    for _ in range(1000):
        keep.append([])
    gc.disable()
delta("automatic", automatic)
