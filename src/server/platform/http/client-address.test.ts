import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clientAddressHeader, clientAddressOf, networkOf, parseNetworks } from "./client-address.ts";

function addressOf(connection: string, forwarded: string | undefined, trusted: string): string {
  const headers = new Headers({ [clientAddressHeader]: connection });
  if (forwarded !== undefined) headers.set("x-forwarded-for", forwarded);
  return clientAddressOf(headers, parseNetworks(trusted));
}

describe("the address of a caller", () => {
  test("is that of the connection where no proxy is trusted, whatever the caller writes", () => {
    assert.equal(addressOf("203.0.113.9", "198.51.100.1", ""), "203.0.113.9");
    assert.equal(addressOf("203.0.113.9", "198.51.100.1", "10.0.0.0/8"), "203.0.113.9");
  });
  test("is the one that the trusted proxy saw, not one that the caller wrote before it", () => {
    assert.equal(addressOf("10.0.0.2", "198.51.100.1, 203.0.113.9", "10.0.0.0/8"), "203.0.113.9");
    assert.equal(addressOf("::ffff:10.0.0.2", "1.2.3.4, 203.0.113.9, 10.0.0.7", "10.0.0.0/8"), "203.0.113.9");
  });
  test("is the proxy's own where it names nobody, or nothing that is an address", () => {
    assert.equal(addressOf("10.0.0.2", undefined, "10.0.0.2"), "10.0.0.2");
    assert.equal(addressOf("10.0.0.2", "evil<script>", "10.0.0.2"), "10.0.0.2");
  });
  test("counts by the network of the subscriber where it is IPv6", () => {
    assert.equal(networkOf("2001:db8:1:2:aaaa::1"), networkOf("2001:0db8:1:2:bbbb:cccc:dddd:eeee"));
    assert.notEqual(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:3::1"));
    assert.equal(networkOf("203.0.113.9"), "203.0.113.9");
  });
  test("a list with something else in it is refused at the start", () => {
    assert.throws(() => parseNetworks("10.0.0.0/8, proxy.example"), /proxy.example/);
    assert.throws(() => parseNetworks("10.0.0.0/33"), /10.0.0.0\/33/);
  });
});
