import weakref
class Data:
    pass
data = Data()
weak_data = weakref.ref(data)  # Create a weak reference to data
print(weak_data())  # Access the object
del data  # Delete the original strong reference
print(weak_data())  # None, as the object was garbage collected
