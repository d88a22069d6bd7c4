class Lower(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __contains__(self, key):
        return super().__contains__(key.lower())
low = Lower()
low["KEY"] = 1
low.update(OTHER=2)
print("dict:", low, low["Key"], "kEy" in low, low.get("KEY"), len(low))
