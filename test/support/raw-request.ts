/** A request sent byte by byte over a socket of its own, for what a well-behaved client never does. */
import { once } from "node:events";
import { connect } from "node:net";

export type RawAnswer = {
  readonly status: number;
  readonly text: string;
  /** Bytes of the body that left this side before the answer or the end of the connection. */
  readonly sent: number;
  readonly isClosed: boolean;
};

const chunk = Buffer.alloc(64 * 1024, "x");

/**
 * Sends the head, then a body of as many bytes as asked for, as fast as they are taken; answers once the connection is closed.
 * The body is cut off when the answer is there and the server takes no more.
 */
export async function sendRaw(
  url: string,
  request: {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly bytes: number;
    readonly isChunked?: boolean;
  },
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  const answer = { text: "", sent: 0, isClosed: false };
  socket.on("data", (data) => (answer.text += data.toString("latin1")));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      answer.isClosed = true;
      resolve();
    });
  });
  await once(socket, "connect");
  const length = request.isChunked === true ? "transfer-encoding: chunked" : `content-length: ${request.bytes}`;
  const headers = Object.entries({ "content-type": "application/json", ...request.headers });
  const lines = [
    `POST ${request.path} HTTP/1.1`,
    `host: ${host}`,
    ...headers.map((header) => header.join(": ")),
    length,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  while (answer.sent < request.bytes && !answer.isClosed) {
    const took = request.isChunked === true ? framed(socket, chunk) : socket.write(chunk);
    if (!took) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    if (!answer.isClosed) answer.sent += chunk.length;
  }
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000))]);
  socket.destroy();
  return { ...answer, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.text)?.[1] ?? 0) };
}

function framed(socket: ReturnType<typeof connect>, data: Buffer): boolean {
  socket.write(`${data.length.toString(16)}\r\n`);
  socket.write(data);
  return socket.write("\r\n");
}
