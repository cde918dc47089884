"""The servers that are measured, each in a folder of its own and on one processor."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/wire"))

import wire  # noqa: E402

RUNDE = Path(os.environ.get("RUNDE_RELEASE") or os.environ.get("RUNDE_BINARY")
             or ROOT / "build/release/runde")
# On a real disk, beside the build: a commit into memory would cost nothing.
PLACE = Path(os.environ.get("BENCH_PLACE") or ROOT / "build/bench")
SERVER_CPU, LOAD_CPU = os.environ.get("BENCH_CPUS", "0,1").split(",")
START_S, STOP_S = 20, 10


def allow_descriptors():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Peer:
    """A running server. process.pid is what is measured."""

    dialect = None

    def __init__(self):
        PLACE.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="data-", dir=PLACE))
        self.errors = open(self.folder / "errors", "w+", encoding="utf-8")
        self.start()

    def start(self, **how):
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CPU, *self.command()], stdout=subprocess.PIPE,
            stderr=self.errors, text=True, **how)
        self.port = int(self.line(r"listening on (?:\S+:)?(\d+)$"))

    def command(self):
        raise NotImplementedError

    def line(self, pattern):
        line = self.process.stdout.readline().rstrip("\n")
        match = re.match(pattern, line)
        if not match:
            self.process.kill()
            self.errors.seek(0)
            raise SystemExit(f"{type(self).__name__} said {line!r}: {self.errors.read()[-2000:]}")
        return match.group(1)

    def people(self, scenario):
        """The file of people for bench_load, or None where a server knows none."""
        return None

    def cpu_s(self):
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Runde(Peer):
    """Runde as shipped, except for the limits that stand in the way of a load test."""

    dialect = "runde"
    settings = ("--rates", "no")
    port = 0

    def command(self):
        client = self.folder / "client"
        client.mkdir(exist_ok=True)
        (client / "index.html").write_text("<!doctype html><title>Runde</title>\n")
        return [str(RUNDE), "serve", "--listen", f"127.0.0.1:{self.port}", "--client", str(client),
                "--data", str(self.folder / "data"), *self.settings]

    def sign_in(self, token, **names):
        body = {"token": token, **names}
        data = wire.json.dumps(body).encode()
        answer = wire.request(self.port, wire.head(
            "POST", "/session", f"Origin: {self.origin}", "Content-Type: application/json",
            f"Content-Length: {len(data)}") + data)
        assert answer.status == 204, answer
        return answer.fields["set-cookie"].split(";")[0]

    def people(self, scenario):
        """Founds the house, makes the channels, adds the people, and joins them."""
        self.origin = f"http://127.0.0.1:{self.port}"
        token = self.line(r"sign in: http://\S+/sign-in#([0-9a-z]+)!first$")
        path = self.folder / "people"
        lines = []
        with wire.WebSocket(self.port, self.origin, self.sign_in(
                token, name="Ada Brandt", house="Brandt Vertrieb")) as admin:
            admin.hello()
            rooms = [self.result(admin, "room.create", client_id=wire.client_id(),
                                 title=f"bench-{i}")["room"] for i in range(scenario.channels)]
            for i in range(scenario.people):
                room = rooms[i % len(rooms)]
                lines.append(f"{self.add(admin, f'Person {i}', room)} {room}\n")
        path.write_text("".join(lines))
        return path

    @staticmethod
    def result(socket, method, **params):
        answer = socket.ask(method, **params)
        assert "result" in answer, answer
        return answer["result"]

    def add(self, admin, name, room):
        """A person who is a member of the room; returns the session's cookie."""
        seq = self.result(admin, "person.add", client_id=wire.client_id(), name=name,
                          role="member")["seq"]
        person = None
        while not person:
            for event in admin.notice("room.events")["events"]:
                if event["seq"] == seq and event["kind"] == "person.added":
                    person = event["body"]["person"]
        admin.notices.clear()
        cookie = self.sign_in(self.result(admin, "person.link", person=person)["token"])
        with wire.WebSocket(self.port, self.origin, cookie) as socket:
            socket.hello()
            self.result(socket, "room.join", room=room)
        return cookie


class NodeWs(Peer):
    """Node's ws: stores nothing."""

    dialect = "plain"

    def command(self):
        return ["node", str(HERE / "peers/ws.mjs"), "0"]


class NodeDurable(Peer):
    """Node's ws and better-sqlite3: commits before it tells."""

    dialect = "numbered"

    def command(self):
        return ["node", str(HERE / "peers/durable.mjs"), "0", str(self.folder / "messages.db")]


PEERS = {"runde": Runde, "ws": NodeWs, "durable": NodeDurable}


def install_node_modules():
    """The packages of the Node peers; better-sqlite3 compiles itself where it has to."""
    if not (HERE / "peers/node_modules/better-sqlite3/build").exists():
        print("bench: installing the npm packages of tests/bench/peers/", file=sys.stderr)
        subprocess.run(["npm", "ci"], cwd=HERE / "peers", check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
