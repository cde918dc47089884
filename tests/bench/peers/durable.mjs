// node durable.mjs PORT FILE: like ws.mjs, but a message is on disk before anybody hears of it.
// What one turn of the loop has read is stored by one commit; then it is answered and told.
import Database from "better-sqlite3";
import { WebSocketServer } from "ws";

const database = new Database(process.argv[3]);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE message (seq INTEGER PRIMARY KEY, channel TEXT, time INTEGER, text TEXT)");
const insert = database.prepare("INSERT INTO message (channel, time, text) VALUES (?, ?, ?)");
const store = database.transaction((messages) => {
  for (const message of messages) message.seq = insert.run(message.path, Date.now(), message.text).lastInsertRowid;
});

const channels = new Map();
let waiting = [];

function channelOf(path) {
  if (!channels.has(path)) channels.set(path, new Set());
  return channels.get(path);
}

function flush() {
  const messages = waiting;
  waiting = [];
  store(messages);
  for (const { socket, path, id, seq, text } of messages) {
    socket.send(JSON.stringify({ answer: id, seq }));
    const frame = JSON.stringify({ seq, text });
    for (const reader of channels.get(path)) reader.send(frame);
  }
}

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false, backlog: 1024 });
server.on("connection", (socket, request) => {
  const path = request.url;
  const channel = channelOf(path);
  channel.add(socket);
  socket.on("message", (data) => {
    const { id, text } = JSON.parse(data);
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ socket, path, id, text });
  });
  socket.on("error", () => {});
  socket.on("close", () => channel.delete(socket));
});
server.on("listening", () => console.log(`listening on ${server.address().port}`));
