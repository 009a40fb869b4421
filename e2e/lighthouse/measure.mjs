// Measures the demo site with Lighthouse, and fails where a category is below 100. It
// serves a built site on loopback as Netlify would: compressed, with the headers of
// netlify.toml. Usage, after `npm ci` here:
//
//     go run . build --base-url http://127.0.0.1:8931/ -- --minify --destination /tmp/site
//     node e2e/lighthouse/measure.mjs /tmp/site
//
// CHROME_PATH names the browser. The figures are medians of RUNS (3), on a phone as
// Lighthouse simulates it.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [site, ...given] = process.argv.slice(2);
const pages = given.length > 0 ? given : ['/', '/posts/cameras-for-livestreams/', '/docs/sources/'];
const port = 8931;
const runs = Number(process.env.RUNS ?? 3);
const types = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.js': 'text/javascript',
  '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain', '.xml': 'application/xml',
};
const toml = readFileSync(new URL('../../netlify.toml', import.meta.url), 'utf8');
const policy = /Content-Security-Policy = "([^"]+)"/.exec(toml)[1];

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://127.0.0.1').pathname;
  const file = join(site, path.endsWith('/') ? path + 'index.html' : path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Encoding': 'gzip',
    'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff',
  });
  createReadStream(file).pipe(createGzip()).pipe(response);
}).listen(port, '127.0.0.1');

const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
const scores = {}; // by page and category
for (let run = 0; run < runs; run++) {
  for (const page of pages) {
    const { lhr } = await lighthouse(`http://127.0.0.1:${port}${page}`, { port: chrome.port, logLevel: 'error' });
    for (const { id, score } of Object.values(lhr.categories)) {
      ((scores[page] ??= {})[id] ??= []).push(Math.round(score * 100));
    }
  }
}
chrome.kill();
server.close();
for (const [page, categories] of Object.entries(scores)) {
  const medians = Object.entries(categories).map(([id, all]) => [id, all.sort((a, b) => a - b)[Math.floor(all.length / 2)]]);
  console.log(page, medians.map(([id, median]) => `${id} ${median}`).join(', '));
  if (medians.some(([, median]) => median < 100)) process.exitCode = 1;
}
