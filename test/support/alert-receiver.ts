import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestEnvironment } from './test-environment.ts';

/** A message of Alertmanager, and the path to which it was sent. */
export interface Message {
  readonly path: string;
  readonly status: 'firing' | 'resolved';
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

const port = 9876;
const program = `
import http from 'node:http';
http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part) => { body += part; });
  request.on('end', () => {
    console.log(JSON.stringify({ path: request.url, ...JSON.parse(body) }));
    response.end();
  });
}).listen(${port});
`;

/** Somebody who is told of alerts: a server beside the containers of an engine. */
export class AlertReceiver {
  private readonly log: string;

  /** Becomes the receiver of an environment, which tells it sooner than people. */
  constructor(test: TestEnvironment) {
    this.log = join(test.engine.directory, 'alerts.log');
    test.engine.inside(process.execPath, ['--input-type=module', '--eval', program], this.log);
    test.edit('Pulumi.test.yaml', /^ {4}images:\n/m, '    alerts: { sms: true, heartbeat: true }\n    images:\n');
    const template = 'infra/templates/alertmanager.ts';
    // Debian's Alertmanager reads no address from a file yet. For containers, the gateway of their network is the machine of the engine.
    test.edit(template, 'url_file: file(secret)', `url: \`http://172.20.0.1:${port}/\${secret}\``);
    // Nor does it count by receiver.
    test.edit('infra/catalogue/services/monitoring.ts', "      '--enable-feature=receiver-name-in-metrics',\n", '');
    test.edit(template, "group_wait: '30s'", "group_wait: '3s'");
    // Tests also run in the hours of maintenance.
    test.edit(template, 'mute_time_intervals: [maintenance],', '');
    test.edit(template, "group_interval: '5m'", "group_interval: '5s'");
  }

  get messages(): Message[] {
    if (!existsSync(this.log)) return [];
    const lines = readFileSync(this.log, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Message);
  }

  /** Where it was told of an alert with these labels, and whether that held or was over, in the order of the messages. */
  told(labels: Readonly<Record<string, string>>): string[] {
    return this.messages.flatMap(({ path, alerts }) =>
      alerts
        .filter((one) => Object.entries(labels).every(([name, value]) => one.labels[name]?.startsWith(value)))
        .map(({ status }) => `${path.slice(1)} ${status}`),
    );
  }
}
