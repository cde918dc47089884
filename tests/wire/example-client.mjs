// node example-client.mjs http://127.0.0.1:8080 "runde=SESSION_COOKIE" ROOM "Hello", or as a bot "Bearer SECRET"
import WebSocket from "ws";
import { randomBytes } from "node:crypto";
const [base, access, room, text] = process.argv.slice(2);
const isBot = access.startsWith("Bearer ");
const headers = isBot ? { Authorization: access } : { Cookie: access, Origin: base };
const socket = new WebSocket(base.replace("http", "ws") + "/ws", { headers });
let lastId = 0;
const say = (method, params) => socket.send(JSON.stringify({ jsonrpc: "2.0", id: ++lastId, method, params }));
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const digits = (n, count) => [...Array(count)].map((_, i) => alphabet[Math.floor(n / 32 ** (count - 1 - i)) % 32]).join("");
const clientId = () => digits(Date.now(), 10) + [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join("");
socket.on("open", () => {
  say("session.hello", { client: "example 1" });
  if (!isBot) say("room.join", { room });
  say("message.post", { room, client_id: clientId(), text });
});
socket.on("message", (frame) => {
  const { error, method, params } = JSON.parse(frame);
  if (error) throw new Error(error.message);
  if (method !== "room.events") return;
  for (const event of params.events) if (event.kind === "message.posted") console.log(event.author, event.body?.text);
});
