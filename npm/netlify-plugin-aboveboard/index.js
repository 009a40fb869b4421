// Checks the published pages after Netlify's build and fails the deploy where the check does.
"use strict";
const { spawn } = require("node:child_process");

const launcher = require.resolve("aboveboard/aboveboard.js");

function commandLine(publish, inputs) {
  const flags = ["check", "--public", publish];
  if (inputs.strict) flags.push("--strict");
  if (inputs.baseline) flags.push("--baseline", inputs.baseline);
  if (inputs.jurisdictions) flags.push("--jurisdiction", inputs.jurisdictions);
  return flags;
}

// The findings go to the deploy log as they are. What the program says of itself goes
// there as well, and holds the totals for the summary.
function run(flags) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...flags], { stdio: ["ignore", "inherit", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      process.stderr.write(text);
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, said: said.trim() }));
  });
}

exports.onPostBuild = async function ({ constants, inputs, utils }) {
  const { status, said } = await run(commandLine(constants.PUBLISH_DIR, inputs));
  const totals = said.split("\n").find((line) => / checked: /.test(line)) ?? said;
  if (status === 0) {
    utils.status.show({ title: "Aboveboard", summary: totals });
  } else if (status === 1) {
    utils.build.failBuild(`Aboveboard: ${totals}. The findings are above, each with the line to change.`);
  } else {
    utils.build.failBuild(`Aboveboard could not check the pages (exit status ${status}): ${totals}`);
  }
};
