"""The shape of the register's file, and how a file of an earlier shape becomes one of today's.

What is written here stands in every file, word for word with its comments, and is compared on opening: nothing of what
has been released is ever changed. A new shape is a new migration at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

APPLICATION_ID = 0x41535331
"""Four bytes in the file's head that say whose it is: ASS1."""

Statements = tuple[str, ...]

HISTORY: Statements = (
    # What was said, for good; and beside it how each assessment stands, for lists.
    """
    CREATE TABLE revision (
        assessment TEXT NOT NULL,
        number     INTEGER NOT NULL,  -- from 1 in each assessment; the order of things
        id         TEXT NOT NULL,     -- SHA-256 of what the revision says
        chain      TEXT NOT NULL,     -- SHA-256 of the chain before it and its id
        subject    TEXT NOT NULL,
        body       TEXT,              -- canonical JSON; NULL once the subject is removed
        author     TEXT NOT NULL,
        at         TEXT NOT NULL,
        replaces   TEXT NOT NULL,     -- ids, separated by spaces
        undoes     TEXT NOT NULL,
        part       INTEGER NOT NULL,
        PRIMARY KEY (assessment, number),
        UNIQUE (assessment, id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE standing (
        assessment     TEXT NOT NULL PRIMARY KEY,
        last           INTEGER NOT NULL,  -- number of the last revision there is
        number         INTEGER NOT NULL,  -- number of the last revision taken into account here
        country        TEXT NOT NULL,
        cycle          TEXT NOT NULL,
        state          TEXT NOT NULL,
        opening        TEXT NOT NULL,     -- canonical JSON
        total          INTEGER NOT NULL,
        levels         TEXT NOT NULL,     -- how many at each level, separated by spaces
        not_applicable INTEGER NOT NULL,
        no_information INTEGER NOT NULL,
        withheld       INTEGER NOT NULL,
        evidenced      INTEGER NOT NULL,
        value          REAL,
        low            REAL,
        high           REAL,
        changed_at     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX standing_of_cycle ON standing (cycle, country)",
)

INTAKE: Statements = (
    # What the secretariat took in, the keys that senders are known by, and the last days of cycles.
    """
    CREATE TABLE envelope (
        number      INTEGER PRIMARY KEY,  -- the order in which they were taken in
        assessment  TEXT NOT NULL,
        country     TEXT NOT NULL,
        unit        TEXT NOT NULL,
        cycle       TEXT NOT NULL,
        digest      TEXT NOT NULL UNIQUE, -- SHA-256 of what was sealed
        key         TEXT NOT NULL,
        sealed_at   TEXT NOT NULL,
        received_at TEXT NOT NULL,
        issue       INTEGER NOT NULL,
        draft       INTEGER NOT NULL,
        revisions   INTEGER NOT NULL,     -- how many there are in it
        checksum    TEXT NOT NULL,        -- SHA-256 of the bytes
        content     BLOB NOT NULL         -- the bytes, compressed by zlib
    ) STRICT
    """,
    "CREATE INDEX envelope_of_assessment ON envelope (assessment, number)",
    "CREATE INDEX envelope_of_cycle ON envelope (cycle, assessment, number)",
    """
    CREATE TABLE pinned_key (
        number INTEGER PRIMARY KEY,  -- the last one of a sender is the one it is known by
        sender TEXT NOT NULL,        -- a country, or a unit of one
        key    TEXT NOT NULL,
        at     TEXT NOT NULL,
        by     TEXT NOT NULL         -- who accepted it
    ) STRICT
    """,
    "CREATE INDEX pinned_key_of_sender ON pinned_key (sender, number)",
    """
    CREATE TABLE deadline (
        number INTEGER PRIMARY KEY,  -- the last one of a cycle is the one that holds
        cycle  TEXT NOT NULL,
        day    TEXT NOT NULL,        -- ISO 8601; empty where there is none any more
        at     TEXT NOT NULL,
        by     TEXT NOT NULL         -- who set it
    ) STRICT
    """,
    "CREATE INDEX deadline_of_cycle ON deadline (cycle, number)",
)

SUMS: Statements = (
    # What follows from the envelopes and can be made anew from them: a line of the board for each assessment that has
    # no history here, what all of them add up to, and what a compilation reads of each.
    """
    CREATE TABLE held (
        assessment   TEXT NOT NULL PRIMARY KEY,
        cycle        TEXT NOT NULL,
        country      TEXT NOT NULL,
        unit         TEXT NOT NULL,
        within       TEXT NOT NULL,     -- the country of a unit; empty for a country
        guideline    TEXT NOT NULL,
        edition      TEXT NOT NULL,
        state        TEXT NOT NULL,
        issue        INTEGER NOT NULL,
        sealed_at    TEXT NOT NULL,
        received_at  TEXT NOT NULL,
        counts       TEXT NOT NULL,     -- the numbers of its coverage, separated by spaces
        submitted_at TEXT NOT NULL,     -- empty for what is not submitted, and not in the sums
        reckoning    INTEGER NOT NULL,  -- which way of counting made its marks
        marks        BLOB NOT NULL      -- what it adds to the sums: JSON, compressed by zlib
    ) STRICT
    """,
    """
    CREATE INDEX held_of_cycle ON held (
        cycle, guideline, country, unit, assessment, edition, state, issue, sealed_at, received_at,
        counts, submitted_at, reckoning
    )
    """,
    """
    CREATE TABLE tally (
        cycle     TEXT NOT NULL,
        within    TEXT NOT NULL,
        guideline TEXT NOT NULL,
        edition   TEXT NOT NULL,
        reckoning INTEGER NOT NULL,
        ref       TEXT NOT NULL,     -- a part of the guideline
        what      TEXT NOT NULL,     -- what is counted of it
        number    INTEGER NOT NULL,
        PRIMARY KEY (cycle, within, guideline, edition, reckoning, ref, what)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE brief (
        assessment TEXT NOT NULL PRIMARY KEY,
        content    BLOB NOT NULL  -- what a compilation reads of it: JSON, compressed by zlib
    ) STRICT
    """,
)

MIGRATIONS: tuple[tuple[str, Statements], ...] = (("history, intake and sums", HISTORY + INTAKE + SUMS),)
"""By name: what brings a file from one version to the next. Each runs in one transaction, together with the number that
says it has run."""

FIRST = 6
"""The version that the first migration makes; the numbers below it were used before the first release."""

VERSION = FIRST + len(MIGRATIONS) - 1
"""The version of today's shape."""


def objects_of(migrations: Iterable[tuple[str, Iterable[str]]]) -> dict[tuple[str, str], str]:
    """Give the tables and indexes that migrations make: by kind and name, the words they are made with."""
    made = (sql.strip() for _name, statements in migrations for sql in statements if sql.split()[0] == "CREATE")
    return {(sql.split()[1].lower(), sql.split()[2]): unindented(sql) for sql in made}


def unindented(sql: str) -> str:
    """Take from the words of a table or an index how far they are indented, which means nothing."""
    return "\n".join(line.strip(" ") for line in sql.split("\n")).strip()


OBJECTS = objects_of(MIGRATIONS)
"""What a register consists of; a file with anything more is not one of ours, one with other words in it is damaged."""
