print("comprehension:", f"{[i * 2 for i in items]}")
print("nested f-string:", f"{'nested ' + f'{n}'}")
print("methods:", f"{len(name)} {name.upper()} {name[0]}{name[-1]}")
print("constants:", f"{True} {None} {True:d} {True:5} {()} { {'a': 1}['a'] }")
print("joined:", f"{'quote'}" f" joined {n}" " plain")
print("triple:", f"""triple {n}
second {name}""")
print("big:", f"{10**20:,} {2**70:x} {-2**70:_}")
