// Makes the npm packages from the programs that goreleaser compiled:
//   node npm/pack.mjs dist
// reads dist/artifacts.json and dist/metadata.json and writes dist/npm/*.tgz.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2];
const out = join(dist, "npm");
const readJSON = (file) => JSON.parse(readFileSync(file, "utf8"));
const { version } = readJSON(join(dist, "metadata.json"));
const os = { linux: "linux", darwin: "darwin", windows: "win32" };
const cpu = { amd64: "x64", arm64: "arm64" };

// folder writes a package's folder from its package.json and the files beside it.
function folder(manifest, files) {
  const dir = join(out, basename(manifest.name));
  mkdirSync(dir, { recursive: true });
  for (const file of [join(here, "..", "LICENSE"), ...files]) cpSync(file, join(dir, basename(file)));
  writeFileSync(join(dir, "package.json"), JSON.stringify({ ...manifest, version }, null, 2) + "\n");
  return dir;
}

function forSystem({ goos, goarch, path }) {
  const common = readJSON(join(here, "aboveboard/package.json"));
  const { homepage, bugs, repository, license } = common;
  return folder({
    name: `@aboveboard-hugo/${os[goos]}-${cpu[goarch]}`,
    description: `The program of the package aboveboard for ${os[goos]}-${cpu[goarch]}.`,
    homepage, bugs, repository, license,
    os: [os[goos]],
    cpu: [cpu[goarch]],
    preferUnplugged: true,
  }, [path]);
}

function own(name, change) {
  const dir = join(here, name);
  const manifest = readJSON(join(dir, "package.json"));
  return folder({ ...manifest, ...change }, [...manifest.files, "README.md"].map((file) => join(dir, file)));
}

rmSync(out, { recursive: true, force: true });
const programs = readJSON(join(dist, "artifacts.json")).filter((a) => a.type === "Binary");
const systems = programs.map(forSystem);
const optionalDependencies = Object.fromEntries(systems.map((dir) => [`@aboveboard-hugo/${basename(dir)}`, version]));
const folders = [
  ...systems,
  own("aboveboard", { optionalDependencies }),
  own("netlify-plugin-aboveboard", { dependencies: { aboveboard: version } }),
];
execFileSync("npm", ["pack", "--pack-destination", out, ...folders], { stdio: ["ignore", "inherit", "inherit"] });
