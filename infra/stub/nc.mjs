#!/bin/node
// `nc` of the stub images, as far as the gateway's commands go: sends its input to a host and port, and writes what comes back.
import net from 'node:net';

const [host, port] = process.argv.slice(2);
const socket = net.connect({ host, port: Number(port) });
process.stdin.pipe(socket).pipe(process.stdout);
socket.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
