// The gateway of the stub images, as far as its configuration and its commands are ours: passes the requests for a port on to the servers
// of its service. It reads its configuration again on SIGUSR2, and is told on port 9999 which servers get requests.
import { globSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const directory = '/etc/gateway';

/** Begins to serve; returns its servers. */
export function gateway() {
  let services = new Map();
  let reloads = 0;
  const listening = new Map();
  const read = () => {
    const text = globSync(`${directory}/*.cfg`)
      .sort()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const { ports, passedPorts, metricsPorts, ...rest } = parse(text);
    services = rest.services;
    const wanted = new Set([8080, ...metricsPorts, ...ports.keys(), ...passedPorts.keys()]);
    for (const [port, server] of listening) {
      if (wanted.has(port)) continue;
      server.close();
      listening.delete(port);
    }
    for (const port of wanted) {
      if (listening.has(port)) continue;
      const server = passedPorts.has(port)
        ? passThrough(passedPorts.get(port))
        : http.createServer((request, response) => forward(services.get(ports.get(port)), request, response));
      listening.set(port, server.listen(port));
    }
  };
  read();
  process.on('SIGUSR2', () => reload());
  const reload = () => {
    reloads++;
    read();
  };
  const commands = net.createServer({ allowHalfOpen: true }, (socket) => {
    let input = '';
    socket.on('data', (chunk) => {
      input += chunk;
    });
    socket.on('end', () => socket.end(input.split('\n').map(answer).join('\n')));
    socket.on('error', () => socket.destroy());
  });
  const answer = (line) => {
    const [, command] = /^(?:@1 )?(.*)$/.exec(line) ?? [];
    const [, service, name, what] = /^set server (\S+)\/(\S+) (.*)$/.exec(command) ?? [];
    if (command === 'show servers state') return states(services);
    if (command === 'show proc') return `1 master ${reloads} [failed: 0]\n# workers\n# old workers\n`;
    if (command === 'reload') return `${reload() ?? 'Success=1'}\n`;
    const server = services.get(service)?.find((one) => one.name === name);
    if (service === undefined) return '';
    return server ? change(server, what.split(' ')) : 'No such server.';
  };
  return [...listening.values(), commands.listen(9999, '127.0.0.1')];
}

/** Ports and services of a configuration of ours. */
function parse(text) {
  const variables = new Map();
  for (const [, how, name, value] of text.matchAll(/^\s*(setenv|presetenv) (\S+) "(.*)"$/gm))
    if (how === 'setenv' || !variables.has(name)) variables.set(name, value);
  const ports = new Map();
  for (const [, service, port] of text.matchAll(/^\s*use_backend (\S+) if \{ dst_port (\d+) \}$/gm))
    ports.set(Number(port), service);
  const services = new Map();
  for (const [, service, lines] of text.matchAll(/^backend (\S+)\n((?: .*\n?)*)/gm)) {
    const servers = [...lines.matchAll(/^\s*server (\S+) "\$\{(\w+)\[\*\]\}"$/gm)].map(([, name, variable]) => {
      const [address = '', disabled] = variables.get(variable).split(' ');
      const [host, port] = address.split(':');
      return { name, host, port: Number(port), state: disabled ? 5 : 0 };
    });
    services.set(service, servers);
  }
  const passedPorts = new Map();
  for (const [, lines] of text.matchAll(/^listen (?:debug|passed)-.*\n((?: .*\n?)*)/gm)) {
    const [, host, port] = /^ *server any (\S+):(\d+)/m.exec(lines);
    for (const [, bind] of lines.matchAll(/^ *bind :(\d+)/gm))
      passedPorts.set(Number(bind), { host, port: Number(port) });
  }
  const [, metrics = ''] = /^frontend metrics\n((?: .*\n)*)/m.exec(text) ?? [];
  const metricsPorts = [...metrics.matchAll(/^\s*bind :(\d+)/gm)].map(([, port]) => Number(port));
  return { ports, services, passedPorts, metricsPorts };
}

/** The servers as HAProxy writes them, in what is asked for of that. */
function states(services) {
  const lines = [...services].flatMap(([service, servers]) =>
    servers.map(({ name, host, port, state }) => {
      const isNamed = !/^[\d.]+$/.test(host);
      return `1 ${service} 1 ${name} ${isNamed ? '-' : host} 2 ${state} 1 1 0 1 0 0 0 0 0 0 ${isNamed ? host : '-'} ${port} - 0 0 - - 0`;
    }),
  );
  return `1\n# be_id be_name …\n${lines.join('\n')}\n`;
}

function change(server, [what, value]) {
  if (what === 'fqdn') server.host = value;
  if (what === 'state') server.state = value === 'ready' ? 0 : 8;
  return '';
}

let turn = 0;

function forward(servers, request, response) {
  // The ports for its own health and its own metrics.
  if (!servers) return void response.end(request.url === '/metrics' ? 'stand_in_up 1\n' : 'ok\n');
  const ready = servers.filter(({ state }) => state === 0);
  const server = ready[turn++ % ready.length];
  if (!server) return void response.writeHead(503).end();
  const { method, url: path, headers } = request;
  const options = { host: server.host, port: server.port, family: 4, method, path, headers };
  const upstream = http.request({ ...options, headers: { ...headers, connection: 'close' }, agent: false });
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.on('error', () => response.destroy()).pipe(response);
  });
  upstream.on('error', (error) => {
    console.error(`503 for ${method} ${path}: ${error.message}`);
    if (response.headersSent) response.destroy();
    else response.writeHead(503).end();
  });
  request.pipe(upstream);
}

function passThrough({ host, port }) {
  return net.createServer((socket) => {
    const upstream = net.connect({ host, port, family: 4 });
    socket.pipe(upstream).pipe(socket);
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
  });
}
