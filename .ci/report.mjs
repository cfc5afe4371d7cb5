// Prints the tests that failed, each with the beginning and the end of why, and then the count: the last lines of a log say it all.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const say = (line) => process.stdout.write(`${line}\n`);

/** The beginning and the end of a text. */
const inShort = (text) => (text.length <= 800 ? text : `${text.slice(0, 300)}\n…\n${text.slice(-500)}`);

for (const { name, status, message, assertionResults } of report.testResults) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  for (const { fullName, failureMessages } of failed)
    say(`failed: ${file}: ${fullName}\n${inShort(failureMessages.join('\n'))}`);
  // A file whose preparation failed has no test that did.
  if (status === 'failed' && failed.length === 0) say(`failed: ${file}\n${inShort(message)}`);
}
say(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`);
