"""A PostgreSQL server of the tests' own, without a network, which goes when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

USER = "postgres"


def programs() -> Path | None:
    """The folder of the server's programs, the newest version's, where it is installed."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") if not known else str(known[-1])
    return Path(found).parent if found else None


class Server:
    """A running server, and new databases on it."""

    def __init__(self, bin: Path, folder: Path) -> None:
        self._bin, self._folder = bin, folder
        self._numbers = count()

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs, not as root, which it would refuse."""
        command = [str(self._bin / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", USER, "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)

    def new(self) -> str:
        """The address of a new, empty database."""
        name = f"record{next(self._numbers)}"
        self.run("createdb", "-h", str(self._folder), "-U", USER, name)
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database, which may not be there."""
        return f"postgresql://{USER}@/{name}?host={quote(str(self._folder), safe='')}"


@contextmanager
def running(bin: Path) -> Iterator[Server]:
    """A server in a folder of its own, reached through a socket there."""
    with TemporaryDirectory(prefix="dragoman-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            owner = pwd.getpwnam(USER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        server, data = Server(bin, folder), str(folder / "data")
        server.run("initdb", "-D", data, "-U", USER, "-E", "UTF8", "--locale=C", "-A", "trust")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        log = str(folder / "log")
        server.run("pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
