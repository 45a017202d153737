/** Runs the test files of VUON_TEST_FILES one after the other in this process, each as a suite of its own, hooks included. */
import { describe } from "node:test";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const files: unknown = JSON.parse(process.env["VUON_TEST_FILES"] ?? "[]");
if (!Array.isArray(files)) throw new Error("VUON_TEST_FILES is not a list");
for (const file of files.map(String)) {
  // One is read after the other: a module that waits while it is read would else go on in the suite of whichever file came first to it.
  await new Promise<void>((read) => {
    describe(file, async () => {
      await import(pathToFileURL(resolve(file)).href).finally(read);
    });
  });
}
