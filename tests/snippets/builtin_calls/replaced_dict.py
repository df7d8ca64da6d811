"""The dictionary of a function, class method or static method can be replaced by another one, and by nothing else."""


def function():
    """Does nothing."""


for owner in (function, classmethod(function), staticmethod(function)):
    print(type(owner).__name__)
    for value in (None, [], {"kept": 1}):
        try:
            owner.__dict__ = value
            print(owner.__dict__, owner.kept)
        except TypeError as error:
            print(error)
    try:
        del owner.__dict__
    except TypeError as error:
        print(error)
    owner.added = 2
    print(owner.__dict__)
