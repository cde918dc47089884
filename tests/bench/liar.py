"""A server that loses every tenth message and tells every seventh twice: what the load generator
must notice. Speaks its "plain" dialect."""

import asyncio
import base64
import hashlib

import peers

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def fate(number):
    """How often message `number`, from 1, is told."""
    if number % 10 == 0:
        return 0
    return 2 if number % 7 == 0 else 1


class Liar:
    def __init__(self):
        self.readers = []
        self.messages = 0

    async def upgrade(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        key = next(line.split(b": ")[1] for line in head.split(b"\r\n")
                   if line.lower().startswith(b"sec-websocket-key"))
        accept = base64.b64encode(hashlib.sha1(key + GUID).digest())
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                     b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept + b"\r\n\r\n")

    async def read(self, reader):
        """The payload of a masked frame."""
        _, size = await reader.readexactly(2)
        size &= 127
        if size == 126:
            size = int.from_bytes(await reader.readexactly(2), "big")
        mask = await reader.readexactly(4)
        return bytes(byte ^ mask[i & 3] for i, byte in enumerate(await reader.readexactly(size)))

    async def serve(self, reader, writer):
        try:
            await self.upgrade(reader, writer)
            self.readers.append(writer)
            while True:
                text = await self.read(reader)
                self.messages += 1
                frame = peers.wire.frame(peers.wire.TEXT, text, mask=None)
                for other in self.readers:
                    other.write(frame * fate(self.messages))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def lie(command):
    """Runs the command, with the port as its last word; returns what it printed."""
    server = await asyncio.start_server(Liar().serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *command, str(port), stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    server.close()
    return output
