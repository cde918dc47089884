// node ws.mjs PORT: what comes goes to everybody of the channel, /channel/N; nothing is stored.
import { WebSocketServer } from "ws";

const channels = new Map();

function channelOf(path) {
  if (!channels.has(path)) channels.set(path, new Set());
  return channels.get(path);
}

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false, backlog: 1024 });
server.on("connection", (socket, request) => {
  const channel = channelOf(request.url);
  channel.add(socket);
  socket.on("message", (text) => {
    for (const reader of channel) reader.send(text, { binary: false });
  });
  socket.on("error", () => {});
  socket.on("close", () => channel.delete(socket));
});
server.on("listening", () => console.log(`listening on ${server.address().port}`));
