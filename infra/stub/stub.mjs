// Runs inside the stub images of the `test` environment: a service that answers its health and metrics endpoints, after
// `?delay=` milliseconds where a request asks for it, and nothing more. `stub.mjs 8189` is a service; `stub.mjs gateway`
// forwards as /etc/gateway/nginx.conf says.
import dns from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const [id = ''] = process.argv.slice(2);
const servers =
  id === 'gateway' ? gateway(readFileSync('/etc/gateway/nginx.conf', 'utf8')) : [service().listen(Number(id))];

// Requests in flight are finished, and no new ones are taken; the process ends with the last of them.
process.on('SIGTERM', () => {
  for (const server of servers) server.close();
});

function service() {
  return http.createServer((request, response) => {
    const isMetrics = request.url === '/metrics';
    const delay = Number(/[?&]delay=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    setTimeout(() => response.end(isMetrics ? '# TYPE stand_in_up gauge\nstand_in_up 1\n' : 'ok\n'), delay);
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

/** Statuses for which nginx asks the next address, as its configuration says. */
const asksNext = [404, 500, 502, 503, 504];

/** Like nginx: a service has several addresses while a new version takes over, and what one of them does not answer the next may. */
function forward({ host, port }) {
  return http.createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    const repeatable = method === 'GET' || method === 'HEAD';
    const addresses = await addressesOf(host);
    for (const [index, address] of addresses.entries()) {
      const isLast = index === addresses.length - 1;
      const socket = await connected(address, port);
      if (!socket) continue;
      const upstream = http.request({
        method,
        path,
        headers: { ...headers, connection: 'close' },
        createConnection: () => socket,
      });
      request.pipe(upstream);
      const answer = await new Promise((resolve) => {
        upstream.on('response', resolve).on('error', () => resolve(undefined));
      });
      if (repeatable && !isLast && (!answer || asksNext.includes(answer.statusCode))) {
        upstream.destroy();
        continue;
      }
      if (!answer) break;
      response.writeHead(answer.statusCode, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
      return;
    }
    console.error(`502 for ${method} ${path}: none of ${addresses.join(', ')} answered`);
    response.writeHead(502).end();
  });
}

const addressesOf = async (host) =>
  (await dns.lookup(host, { family: 4, all: true }).catch(() => [])).map(({ address }) => address);

/** A connection, or undefined where none comes about within a second. */
function connected(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const failed = () => {
      socket.destroy();
      resolve(undefined);
    };
    socket.setTimeout(1000, failed);
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', failed);
      resolve(socket);
    });
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
