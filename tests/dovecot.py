"""A dovecot (IMAP server) for one test, in a folder of its own, on a loopback port."""

import getpass
import grp
import imaplib
import os
import pwd
import select
import shutil
import subprocess
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.loopback import ended, free_port

USER, PASSWORD = "rabfang", "a-password-of-the-mailbox"
START_WITHIN = 20
POLL = 0.05  # nothing can be awaited across processes but an open port

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 50
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class NoDovecot(Exception):
    """Dovecot is not installed."""


@dataclass
class Dovecot:
    """A running server with one user; mail is put into the mailbox by IMAP."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @classmethod
    def started(cls, folder: Path) -> "Dovecot":
        """Makes and starts a server in an empty folder that all may enter; raises NoDovecot with what to install."""
        program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise NoDovecot("Tests of e-mail need the Debian package dovecot-imapd: apt-get install dovecot-imapd")
        as_root = os.geteuid() == 0  # it refuses to keep mail as root
        user = "nobody" if as_root else getpass.getuser()
        for part in ("run", "state", "mail"):
            (folder / part).mkdir(parents=True)
        if as_root:
            folder.chmod(0o711)
            shutil.chown(folder / "mail", user)
        group = _group_of(user)
        port = free_port()
        settings = {"folder": folder, "user": user, "group": group, "password": PASSWORD, "port": port}
        (folder / "dovecot.conf").write_text(CONFIGURATION.format(**settings))
        process = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")])
        server = cls(folder, port, process)
        server._wait()
        return server

    def put(self, *mails: bytes, at: datetime | None = None, user: str = USER) -> None:
        """Delivers mails to the inbox, in their order; `at` is when the server got them."""
        with imaplib.IMAP4("127.0.0.1", self.port) as box:
            box.login(user, PASSWORD)
            when = imaplib.Time2Internaldate(at) if at else ""
            for mail in mails:
                status, said = box.append("INBOX", "", when, mail)
                assert status == "OK", said

    def flags(self, user: str = USER) -> list[str]:
        """What is marked on each mail."""
        with imaplib.IMAP4("127.0.0.1", self.port) as box:
            box.login(user, PASSWORD)
            box.select("INBOX", readonly=True)
            _status, found = box.fetch("1:*", "(FLAGS)")
            return [line.decode() if isinstance(line, bytes) else str(line) for line in found if line]

    def command(self, do: str, *words: str, user: str = USER) -> None:
        """One IMAP command on the inbox, by another program than ours."""
        with imaplib.IMAP4("127.0.0.1", self.port) as box:
            box.login(user, PASSWORD)
            box.select("INBOX")
            status, said = getattr(box, do)(*words)
            assert status == "OK", said

    def stop(self) -> None:
        """Ends it."""
        ended(self.process)

    def _wait(self) -> None:
        ends = time.monotonic() + START_WITHIN
        while time.monotonic() < ends and self.process.poll() is None:
            try:
                with imaplib.IMAP4("127.0.0.1", self.port, timeout=5) as box:
                    box.login(USER, PASSWORD)
                    return
            except (OSError, imaplib.IMAP4.error):
                select.select([], [], [], POLL)
        self.stop()
        log = self.folder / "log"
        raise RuntimeError(log.read_text(errors="replace") if log.exists() else "dovecot did not start")


def _group_of(user: str) -> str:
    return grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name
