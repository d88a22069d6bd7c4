print("sorted, max, min, more:", max("hello"), min("hello"))
print("iteration:", list(enumerate("ab")), list(zip("ab", "xyz")))
print("iteration, more:", list(reversed("abc")), "abc"[::-1] == "cba")
words = "the cat and the dog and the bird".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print("word counts:", sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print("str of things:", str(5) + str(1.5) + str(None) + str([1, "a"]) + str({"k": (1,)}))
