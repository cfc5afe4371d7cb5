// Runs inside the stand-in images of the `test` environment: a service that answers its health and metrics endpoints, and
// nothing more. `stand-in.mjs 8189` is a service; `stand-in.mjs gateway` forwards as /etc/gateway/nginx.conf says.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const [role = ''] = process.argv.slice(2);
const servers =
  role === 'gateway' ? gateway(readFileSync('/etc/gateway/nginx.conf', 'utf8')) : [service().listen(Number(role))];

// Requests in flight are finished, and no new ones are taken.
process.on('SIGTERM', () => {
  for (const server of servers) server.close();
  setTimeout(() => process.exit(0), 200).unref();
});

function service() {
  return http.createServer((request, response) => {
    const isMetrics = request.url === '/metrics';
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(isMetrics ? '# TYPE stand_in_up gauge\nstand_in_up 1\n' : 'ok\n');
  });
}

/** The servers of an nginx configuration of ours: a port each, with an upstream or, for the health check, none. */
function gateway(text) {
  const [httpPart = '', streamPart = ''] = text.split(/^stream \{/m);
  return [
    ...blocks(httpPart).map(({ port, upstream }) => (upstream ? forward(upstream) : service()).listen(port)),
    ...blocks(streamPart).map(({ port, upstream }) => passThrough(upstream).listen(port)),
  ];
}

function blocks(text) {
  return text
    .split(/^\s*server \{/m)
    .slice(1)
    .map((block) => {
      const port = Number(/listen (\d+)/.exec(block)?.[1]);
      const name = /set \$upstream (\S+);/.exec(block)?.[1];
      const upstreamPort = Number(/proxy_pass \S*\$upstream:(\d+);/.exec(block)?.[1]);
      return { port, upstream: name && { host: name, port: upstreamPort } };
    });
}

function forward({ host, port }) {
  return http.createServer((request, response) => {
    const { method, url: path, headers } = request;
    const upstream = http.request({ host, port, method, path, headers, family: 4 }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    request.pipe(upstream);
  });
}

function passThrough({ host, port }) {
  return net.createServer((socket) => {
    const upstream = net.connect({ host, port, family: 4 });
    socket.pipe(upstream).pipe(socket);
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
  });
}
