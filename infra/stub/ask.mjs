#!/bin/node
// `curl`, `wget`, `bash` and `loki` of the stub images, as far as health checks go: asks the last argument, succeeds on a status below 400.
import http from 'node:http';

const request = http.get(process.argv.at(-1) ?? '', { timeout: 5000 }, (response) => {
  response.resume();
  process.exitCode = (response.statusCode ?? 500) < 400 ? 0 : 1;
});
request.on('timeout', () => request.destroy(new Error('timeout')));
request.on('error', () => {
  process.exitCode = 1;
});
