"""Frozen records: what this program uses of the standard `dataclasses`, at a small part of its price.

The standard decorator compiles six functions for each class, and imports the language's own tools to do so; that was a
quarter of `assess status`. Here only `__init__` is compiled, once a class has more than a few records, and all else is
shared.
To type checkers these are the standard names. See decision 14.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["FrozenInstanceError", "dataclass", "field", "fields", "replace"]

if TYPE_CHECKING:
    from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
else:
    _NONE = object()
    _FEW = 12
    """Records that are filled field by field: up to so many that is quicker than to compile what fills them.

    Of 28 classes that `assess status` makes records of, seven have more.
    """

    class FrozenInstanceError(AttributeError):
        """A record does not change."""

    class Field:
        """One field of a record: its name, its type as written, and how it starts."""

        __slots__ = ("compare", "default", "default_factory", "name", "repr", "type")

        def __init__(self, default=_NONE, default_factory=_NONE, *, repr=True, compare=True):
            self.default, self.default_factory, self.repr, self.compare = default, default_factory, repr, compare

    def field(*, default=_NONE, default_factory=_NONE, repr=True, compare=True):
        """Say how a field starts, and whether it is shown and compared."""
        return Field(default, default_factory, repr=repr, compare=compare)

    def dataclass(*, frozen):
        """Make records of a class with annotated fields. Only frozen ones are made here."""
        if not frozen:
            raise TypeError("only frozen records are made here")
        return _record

    def fields(record):
        """Return the fields of a record or of its class, in order."""
        return record.__record__

    def replace(record, /, **changes):
        """Return the same record with other values. Raises `TypeError` for a field it does not have."""
        return type(record)(**{each.name: getattr(record, each.name) for each in record.__record__} | changes)

    def _record(cls):
        inherited = {each.name: each for base in reversed(cls.__mro__[1:]) for each in getattr(base, "__record__", ())}
        own = {name: _field(cls, name, kind) for name, kind in cls.__annotations__.items()}
        cls.__record__ = tuple((inherited | own).values())
        cls.__made__ = 0
        cls.__match_args__ = tuple(each.name for each in cls.__record__)
        cls.__compared__ = attrgetter(*(each.name for each in cls.__record__ if each.compare))
        for name, function in _SHARED.items():
            if name not in cls.__dict__:
                setattr(cls, name, function)
        return cls

    def _field(cls, name, kind):
        given = cls.__dict__.get(name, _NONE)
        each = given if isinstance(given, Field) else Field(given)
        each.name, each.type = name, kind
        if each.default is not _NONE:
            setattr(cls, name, each.default)
        elif isinstance(given, Field):
            delattr(cls, name)
        return each

    def _init(self, *args, **kwargs):
        cls = next(base for base in type(self).__mro__ if "__record__" in base.__dict__)
        cls.__made__ += 1
        if cls.__made__ > _FEW or not _filled(self, cls.__record__, args, kwargs):
            cls.__init__ = _compiled(cls)
            cls.__init__(self, *args, **kwargs)

    def _filled(record, its, args, kwargs):
        """Fill the fields of a record, and tell whether what was given fits: what is compiled says why it doesn't."""
        given = {each.name: value for each, value in zip(its, args, strict=False)} | kwargs
        if len(given) != len(args) + len(kwargs):
            return False
        for each in its:
            if each.name in given:
                value = given.pop(each.name)
            elif each.default is not _NONE:
                value = each.default
            elif each.default_factory is not _NONE:
                value = each.default_factory()
            else:
                return False
            object.__setattr__(record, each.name, value)
        return not given

    def _compiled(cls):
        known = {"put": object.__setattr__, "none": _NONE}
        heads, lines = [], []
        for each in cls.__record__:
            name, start = each.name, ""
            if each.default is not _NONE:
                known[f"default_{name}"], start = each.default, f"=default_{name}"
            elif each.default_factory is not _NONE:
                known[f"make_{name}"], start = each.default_factory, "=none"
                lines.append(f" if {name} is none: {name} = make_{name}()")
            heads.append(f"{name}{start}")
            lines.append(f" put(self, {name!r}, {name})")
        exec(f"def __init__(self, {', '.join(heads)}):\n" + "\n".join(lines), known)
        made = known["__init__"]
        made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
        made.__annotations__ = {each.name: each.type for each in cls.__record__}
        return made

    def _eq(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self is other or self.__compared__(self) == self.__compared__(other)

    def _hash(self):
        return hash(self.__compared__(self))

    def _repr(self):
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in self.__record__ if each.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _fixed(self, name, *_):
        raise FrozenInstanceError(f"a {type(self).__name__} does not change: {name}")

    _SHARED = {
        "__init__": _init,
        "__eq__": _eq,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _fixed,
        "__delattr__": _fixed,
    }
