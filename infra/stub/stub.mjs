// Runs inside the stub images of the `test` environment: a service that answers its health and metrics endpoints, after
// `?delay=` milliseconds and with `?status=` where a request asks for it, and nothing more. `stub.mjs 8189` is a service, on one port or several; `stub.mjs gateway`
// forwards as its configuration says.
import http from 'node:http';
import { gateway } from './gateway.mjs';
import { tell } from './span.mjs';

const [id = '', ...more] = process.argv.slice(2);
// Behind its ports stands the command line of the service that it stands in for.
const ports = [id, ...more].filter((word) => /^\d+$/.test(word));
const servers = id === 'gateway' ? gateway() : ports.map((port) => service().listen(Number(port)));

// Requests in flight are finished, and no new ones are taken; the process ends with the last of them.
process.on('SIGTERM', () => {
  for (const server of servers) server.close();
});

function service() {
  return http.createServer((request, response) => {
    const began = Date.now();
    const isMetrics = request.url === '/metrics';
    const delay = Number(/[?&]delay=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    response.statusCode = Number(/[?&]status=(\d+)/.exec(request.url ?? '')?.[1] ?? 200);
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    request.resume();
    response.on('finish', () => tell(request, response.statusCode, began));
    setTimeout(() => response.end(isMetrics ? '# TYPE stand_in_up gauge\nstand_in_up 1\n' : 'ok\n'), delay);
  });
}
