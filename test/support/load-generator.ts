// A program of its own, so that it can run in another network, and so that nothing else holds up its clock.
import http from 'node:http';
import type { LoadResult } from './load.ts';

const [url = '', perSecond = '1'] = process.argv.slice(2);
let answered = 0;
const failed: string[] = [];
const open = new Set<Promise<void>>();

const timer = setInterval(() => {
  const asked = new Promise<void>((resolve) => {
    const request = http.get(url, { agent: false, timeout: 60_000 }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) answered++;
        else failed.push(`${response.statusCode}`);
        resolve();
      });
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', (error) => {
      failed.push(error.message);
      resolve();
    });
  });
  open.add(asked);
  asked.then(() => open.delete(asked));
}, 1000 / Number(perSecond));

// The end of its input ends it.
process.stdin.resume().on('end', async () => {
  clearInterval(timer);
  await Promise.all(open);
  const result: LoadResult = { answered, failed };
  process.stdout.write(JSON.stringify(result));
});
