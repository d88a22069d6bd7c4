"""Says how many tests there were, from the JUnit logs of the builds, and closes with one line.

    count-tests.py [FAILED-BUILD…] -- LOG…

A build that failed (to compile, or in a test that left no trace in a log) counts as one failure when
the logs show none. Exit status 1 if anything failed or nothing ran.
"""
import os
import sys
import xml.etree.ElementTree as ElementTree


def main(arguments):
    split = arguments.index("--")
    failed_builds, logs = arguments[:split], arguments[split + 1:]
    passed = failed = skipped = 0
    for log in logs:
        if not os.path.exists(log):
            continue
        for case in ElementTree.parse(log).getroot().iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print("failed:", case.get("classname"), case.get("name"))
            elif case.find("skipped") is not None:
                skipped += 1
                print("skipped:", case.get("classname"), case.get("name"))
            else:
                passed += 1
    if failed_builds and not failed:
        failed = len(failed_builds)
        print("failed:", " ".join(failed_builds))
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return 1 if failed or failed_builds or not passed else 0


sys.exit(main(sys.argv[1:]))
