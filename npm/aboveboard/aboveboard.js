#!/usr/bin/env node
// Starts the program that npm installed for this system.
"use strict";
const { spawn } = require("node:child_process");

const system = `${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "aboveboard.exe" : "aboveboard";
const couldNotRun = 3; // as the program itself ends where it cannot run

function fail(...lines) {
  console.error(lines.join("\n"));
  process.exit(couldNotRun);
}

let program;
try {
  program = require.resolve(`@aboveboard-hugo/${system}/${file}`);
} catch {
  fail(
    `aboveboard: the package @aboveboard-hugo/${system} is not installed.`,
    `npm leaves it out with --omit=optional, or where node_modules was copied from another system: install again there, without that flag.`,
    `If there is no such package for your system: https://aboveboard-hugo.netlify.app/docs/install/ shows other ways.`,
  );
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => fail(`aboveboard: ${program} does not start: ${error.message}`));
child.on("exit", (status, signal) => {
  if (signal === null) process.exit(status);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    // A terminal sends Ctrl-C to both of them, and a second one would end the program at once.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
