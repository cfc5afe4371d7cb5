// A program of its own, so that it can run in another network, and so that nothing else holds up its clock.
import http from 'node:http';
import type { LoadResult } from './load.ts';

const [url = '', perSecond = '1'] = process.argv.slice(2);
let asked = 0;
let answered = 0;
const failed: string[] = [];
const open = new Set<Promise<void>>();
// As clients do: a connection is used again, and closed by the client when nobody has asked anything for a while.
const agent = new http.Agent({ keepAlive: true, timeout: 30_000 });

/** Asks once: every other request is a POST, which nobody may repeat, and one in twenty takes two to five seconds. */
function ask(): Promise<void> {
  const number = asked++;
  const method = number % 2 === 0 ? 'GET' : 'POST';
  const target = number % 20 === 1 ? `${url}?delay=${2000 + ((number * 37) % 3000)}` : url;
  return new Promise((resolve) => {
    const fail = (what: string) => {
      failed.push(`${new Date().toISOString()} ${method} ${target}: ${what}`);
      resolve();
    };
    const request = http.request(target, { method, agent }, (response) => {
      response.resume();
      response.on('error', (error) => fail(error.message));
      response.on('end', () => {
        if (response.statusCode !== 200) return fail(`${response.statusCode}`);
        answered++;
        resolve();
      });
    });
    // Not the time for which a connection may be idle, which the agent sets.
    request.setTimeout(60_000, () => request.destroy(new Error('no answer within a minute')));
    request.on('error', (error) => fail(error.message));
    request.end(method === 'POST' ? 'x'.repeat(1000) : undefined);
  });
}

const timer = setInterval(() => {
  const one = ask();
  open.add(one);
  one.then(() => open.delete(one));
}, 1000 / Number(perSecond));

// The end of its input ends it.
process.stdin.resume().on('end', async () => {
  clearInterval(timer);
  await Promise.all(open);
  agent.destroy();
  const result: LoadResult = { answered, failed };
  process.stdout.write(JSON.stringify(result));
});
