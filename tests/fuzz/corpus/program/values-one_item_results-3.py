print([x is y for x, y in zip("abc", "abc")], [x is y for x, y in zip("éü", "éü")])
