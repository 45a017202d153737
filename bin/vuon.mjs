#!/usr/bin/env node
import { run } from "./bootstrap.mjs";

run("vuon", process.argv.slice(2));
