import { BlockList, isIP } from "node:net";

/** The address of the connection itself, which a caller cannot choose (src/server/platform/http/listen.ts writes it). */
export const clientAddressHeader = "x-vuon-client-address";

/** Addresses and networks (10.0.0.0/8) in one text, separated by commas. @throws Error that names what is none. */
export function parseNetworks(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const [address = "", bits, ...rest] = part.split("/");
    const version = isIP(address);
    const prefix = bits === undefined ? (version === 6 ? 128 : 32) : Number(bits);
    if (version === 0 || rest.length > 0 || !/^\d+$/.test(bits ?? "0") || prefix > (version === 6 ? 128 : 32)) {
      throw new Error(`${part} is neither an address nor a network such as 10.0.0.0/8`);
    }
    list.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/**
 * Who asks. X-Forwarded-For is believed only from a trusted proxy, and from the right: each trusted proxy appended who asked it, and what stands
 * further left was written by the caller.
 */
export function clientAddressOf(headers: Headers, trusted: BlockList): string {
  const named = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => plainAddress(part.trim()));
  let address = plainAddress(headers.get(clientAddressHeader) ?? "") ?? "unknown";
  while (isTrusted(trusted, address)) {
    const before = named.pop();
    if (before === undefined) return address;
    address = before;
  }
  return address;
}

/** An IPv6 network of one subscriber counts as one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = "", right] = address.split("::");
  const groups = left.split(":");
  if (right !== undefined) {
    const after = right === "" ? [] : right.split(":");
    groups.push(...Array.from({ length: Math.max(8 - groups.length - after.length, 0) }, () => "0"), ...after);
  }
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group === "" ? "0" : group, 16).toString(16));
  return `${first.join(":")}::/64`;
}

function plainAddress(text: string): string | undefined {
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
  return isIP(address) === 0 ? undefined : address;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? "ipv6" : "ipv4");
}
