import http from 'node:http';

/** What came of a load: how many requests were answered with 200, and what happened to the others. */
export interface LoadResult {
  readonly answered: number;
  readonly failed: readonly string[];
}

/** Asks a URL at a steady rate, each request on a connection of its own, until it is stopped. */
export function startLoad(url: string, perSecond: number): { stop: () => Promise<LoadResult> } {
  let answered = 0;
  const failed: string[] = [];
  const open = new Set<Promise<void>>();
  const ask = () => {
    const asked = new Promise<void>((resolve) => {
      const request = http.get(url, { agent: false, timeout: 10_000 }, (response) => {
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
  };
  const timer = setInterval(ask, 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      return { answered, failed };
    },
  };
}
