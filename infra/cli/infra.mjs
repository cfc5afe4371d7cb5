#!/usr/bin/env node
// Plain JavaScript, so that a Node too old to strip types says so instead of failing on the first type.
import * as nodeModule from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This program needs Node 22.18 or newer; this is ${process.versions.node}. Run it as "npx infra …" or "make …", which bring their own.`,
  );
  process.exit(1);
}
nodeModule.enableCompileCache?.();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
