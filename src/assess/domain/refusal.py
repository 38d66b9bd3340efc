"""Why the system refused: what it says of files and folders, as messages that can be translated."""

from __future__ import annotations

import errno

from assess.domain.message import Message, say

_REASONS = {
    errno.ENOENT: say("No such file or directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EISDIR: say("Is a directory"),
    errno.EEXIST: say("File exists"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EROFS: say("Read-only file system"),
    errno.ENOSPC: say("No space left on device"),
    errno.EDQUOT: say("Disk quota exceeded"),
    errno.EFBIG: say("File too large"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EINVAL: say("Invalid argument"),
    errno.EIO: say("Input/output error"),
    errno.EBADF: say("It is closed"),
    errno.EBUSY: say("It is in use"),
    errno.ENOTSUP: say("It is not a file"),
    errno.ELOOP: say("Its links lead in a circle"),
    errno.EMFILE: say("Too many files are open"),
    errno.EINTR: say("It was interrupted"),
    errno.ENODEV: say("The disk or the network is gone"),
    errno.ENXIO: say("The disk or the network is gone"),
    errno.ESTALE: say("The disk or the network is gone"),
    errno.ENOTCONN: say("The disk or the network is gone"),
    errno.EHOSTDOWN: say("The disk or the network is gone"),
    errno.EHOSTUNREACH: say("The disk or the network is gone"),
    errno.ETIMEDOUT: say("It does not answer"),
}
"""What people meet, in the words of the system."""


def why(error: OSError) -> Message | str:
    """Tell why something could not be read or written; what is rare is told as the system says it."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
