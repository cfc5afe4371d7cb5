#!/usr/bin/env node
// JavaScript of 2015, so that an old Node says what to do instead of failing on what it does not know.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const needed = 'infra needs Node 22.18 or newer; this is';
if (major > 22 || (major === 22 && minor >= 18)) {
  // Beside what it was compiled from, where nobody else writes: the default is a folder of /tmp, which is everyone's.
  const cache = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));
  process.getBuiltinModule('node:module').enableCompileCache(process.env.NODE_COMPILE_CACHE || cache);
  import('./main.ts')
    .then(({ main }) => main(process.argv.slice(2)))
    .then((status) => {
      // Output that could not be written has set it already.
      process.exitCode = process.exitCode || status;
    })
    .catch((error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^Cannot find package/.test(error.message)) throw error;
      const [missing] = error.message.split(' imported from');
      fail(`${missing}: run "npm ci" first, or "make …", which does it.`);
    });
} else if (existsSync(new URL('../../node_modules/.bin/node', import.meta.url))) {
  fail(`${needed} ${process.versions.node}. Run it as "npx infra …" or "make …", which bring their own.`);
} else {
  fail(`${needed} ${process.versions.node}. Run "npm ci", which brings one, and then "npx infra …"; or "make …".`);
}

function fail(line) {
  console.error(line);
  process.exitCode = 1;
}
