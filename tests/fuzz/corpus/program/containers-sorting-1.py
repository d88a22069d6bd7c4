def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
kinds = {
    "random": lambda i: number(1000),
    "ascending": lambda i: i,
    "descending": lambda i: -i,
    "few values": lambda i: number(4),
    "disturbed": lambda i: i // 10 if i % 37 else number(100),
    "saw": lambda i: (i * 7919) % 31 + (i // 100) * 10,
    "runs": lambda i: i % 100 + i // 500,
}
