"""Texts of numbers, all kept."""


def run():
    return len([str(i) for i in range(100000)])
