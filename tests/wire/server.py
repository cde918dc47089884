"""A server of its own for a test: started in an empty folder, stopped and looked at in the end."""

import os
import re
import resource
import signal
import subprocess
import tempfile
from pathlib import Path

import wire

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("RUNDE_BINARY", str(ROOT / "build/asan/runde"))
# Where memory is measured: a sanitizer's own would drown it.
RELEASE = os.environ.get("RUNDE_RELEASE", str(ROOT / "build/release/runde"))

INDEX = "<!doctype html><title>Runde</title>\n"
JOIN = "<!doctype html><title>Come in</title>\n"
GUEST = "<!doctype html><title>A guest's room</title>\n"
SCRIPT = "// " + "runde " * 200 + "\n"
BIG_BYTES = 3_000_000


def make_client(folder):
    """A small built client: index.html, a hashed script with its compressed copies, traps."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "join.html").write_text(JOIN)
    (folder / "guest.html").write_text(GUEST)
    (folder / "manifest.webmanifest").write_text("{}")
    (assets / "app-5f3a.js").write_text(SCRIPT)
    (assets / "app-5f3a.js.gz").write_bytes(b"gzipped script")
    (assets / "app-5f3a.js.br").write_bytes(b"brotli script")
    (assets / "big-11aa.js").write_bytes(bytes(range(32, 127)) * (BIG_BYTES // 95))
    (folder / ".secret").write_text("secret")
    (folder.parent / "outside.txt").write_text("secret outside")
    (folder / "link.txt").symlink_to("../outside.txt")


def make_certificate(folder, name="tls", days=30):
    """A certificate signed by itself, for its name and 127.0.0.1, and its key: two paths."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-subj", f"/CN={name}.example", "-addext", f"subjectAltName=DNS:{name}.example,IP:127.0.0.1",
                    "-days", str(days), "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    key.chmod(0o600)
    return certificate, key


class Server:
    """One running `runde serve`. token is the first administrator's one-time link; with --demo, Anna's."""

    def __init__(self, *settings, descriptors=None, measured=False, tls=False):
        self.place = tempfile.TemporaryDirectory(prefix="runde-wire-")
        folder = Path(self.place.name)
        make_client(folder / "client")
        if tls:
            self.certificate, self.key = make_certificate(folder)
            settings = ("--tls_certificate", str(self.certificate), "--tls_key", str(self.key), *settings)
        self.errors = open(folder / "errors", "w+", encoding="utf-8")
        limit = None
        if descriptors:
            def limit():
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
        self.tls = tls
        self.command = [
            RELEASE if measured else BINARY, "serve", "--listen", "127.0.0.1:0", "--data", str(folder / "data"),
            "--client", str(folder / "client"), "--password_passes", "1", "--password_memory", "8", *settings]
        self._start(preexec_fn=limit)
        self.token = self._line(r"sign in.*: https?://\S+/sign-in#([0-9a-z]+)(?:!first)?$")
        self.scheme = "https" if tls else "http"
        self.cookie_name = "__Host-runde" if tls else "runde"
        self.origin = f"{self.scheme}://localhost:{self.port}"

    def _start(self, **how):
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=self.errors, text=True, **how)
        self.port = int(self._line(r"listening on https?://\S+:(\d+)$"))
        if self.tls:
            self.port = wire.SecurePort(self.port)

    def restart(self):
        """Stops it and starts it again over the same data; it listens elsewhere then."""
        self.terminate()
        assert self.process.wait(20) == 0, self.log()
        self._again()

    def kill_and_start(self):
        """The same after kill -9."""
        self.process.kill()
        self.process.wait()
        self._again()

    def _again(self):
        self.process.stdout.close()
        self._start()
        self.origin = f"{self.scheme}://localhost:{self.port}"

    def _line(self, pattern):
        line = self.process.stdout.readline().rstrip("\n")
        match = re.match(pattern, line)
        if not match:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the server said {line!r}: {self.log()}")
        return match.group(1)

    def log(self):
        self.errors.seek(0)
        return self.errors.read()

    def get(self, path, *fields, method="GET"):
        return wire.request(self.port, wire.head(method, path, *fields))

    def send(self, method, path, body, *fields, source=None):
        """As a page of this server's does."""
        data = body if isinstance(body, bytes) else body.encode()
        return wire.request(self.port, wire.head(
            method, path, f"Origin: {self.origin}", "Content-Type: application/json",
            f"Content-Length: {len(data)}", *fields) + data, source)

    def post_session(self, body, *fields, method="POST"):
        return self.send(method, "/session", body, *fields)

    def sign_in(self):
        """Founds the house with the first link, and returns the session's cookie."""
        answer = self.post_session(
            '{"token":"%s","name":"Ada Brandt","house":"Brandt Vertrieb"}' % self.token)
        assert answer.status == 204, answer
        return answer.fields["set-cookie"].split(";")[0]

    def socket(self, cookie, **how):
        return wire.WebSocket(self.port, self.origin, cookie, **how)

    def guest_socket(self, cookie, **how):
        return wire.GuestSocket(self.port, self.origin, cookie, **how)

    def rss_kb(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def cpu_s(self):
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def is_running(self):
        return self.process.poll() is None

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self):
        """Stops it; what a sanitizer or BUG() has said shows in the exit status."""
        if self.is_running():
            self.terminate()
        try:
            status = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = "killed after 20 s"
        log = self.log()
        self.process.stdout.close()
        self.errors.close()
        self.place.cleanup()
        if status != 0:
            raise AssertionError(f"the server ended with {status}:\n{log[-6000:]}")
        return log
