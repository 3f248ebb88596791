/** As much of a WebSocket client as WebDriver BiDi needs: text both ways. Node 20 has none of its own. */
import { randomBytes } from "node:crypto";
import { request } from "node:http";

const TEXT = 1, CLOSE = 8, PING = 9, PONG = 10;

/**
 * @param {string} address ws://…
 * @param {(text: string) => void} receive
 * @returns {Promise<{ send: (text: string) => void, close: () => void }>}
 */
export function connect(address, receive) {
  const { hostname, port, pathname } = new URL(address);
  const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": randomBytes(16).toString("base64") };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: pathname, headers });
    asked.on("error", reject);
    asked.on("response", ({ statusCode }) => reject(new Error(`${address} answered ${statusCode}`)));
    asked.on("upgrade", (_, socket, head) => {
      let held = head;
      let message = Buffer.alloc(0);
      const take = () => {
        for (let frame = unframe(held); frame; frame = unframe(held)) {
          held = held.subarray(frame.length);
          if (frame.code === PING) socket.write(framed(PONG, frame.payload));
          if (frame.code > TEXT) continue;
          message = Buffer.concat([message, frame.payload]);
          if (!frame.isLast) continue;
          receive(message.toString("utf8"));
          message = Buffer.alloc(0);
        }
      };
      socket.on("data", (data) => {
        held = Buffer.concat([held, data]);
        take();
      });
      socket.on("error", () => {});
      resolve({ send: (text) => void socket.write(framed(TEXT, Buffer.from(text))), close: () => void socket.end(framed(CLOSE, Buffer.alloc(0))) });
      take();
    });
    asked.end();
  });
}

/** A client's frames are masked. @param {number} code @param {Buffer} payload */
function framed(code, payload) {
  const { length } = payload;
  const size = length < 126 ? Buffer.of(0x80 | length) : length < 65536 ? Buffer.of(0x80 | 126, length >> 8, length & 255) : Buffer.alloc(9, 0x80 | 127);
  if (length >= 65536) size.writeBigUInt64BE(BigInt(length), 1);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.of(0x80 | code), size, mask, payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}

/** The first frame, where all of it has come; a server's are not masked. @param {Buffer} held */
function unframe(held) {
  if (held.length < 2) return null;
  const short = (held[1] ?? 0) & 127;
  const from = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (held.length < from) return null;
  const size = short < 126 ? short : short === 126 ? held.readUInt16BE(2) : Number(held.readBigUInt64BE(2));
  if (held.length < from + size) return null;
  return { code: (held[0] ?? 0) & 15, isLast: Boolean((held[0] ?? 0) & 128), payload: held.subarray(from, from + size), length: from + size };
}
