// What a stub tells of a request: a span in OpenTelemetry's protocol, as JSON, where the trace of the request is kept.

import { randomBytes } from 'node:crypto';
import http from 'node:http';

/** Sends a span that began at a time, in milliseconds, and ends now; what becomes of it changes nothing. */
export function tell(request, status, began) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name = 'stub' } = process.env;
  const [, traceId, parentSpanId] = /^00-(\w{32})-(\w{16})-\w[13579bdf]$/.exec(request.headers.traceparent ?? '') ?? [];
  if (!endpoint || !traceId) return;
  const text = (key, stringValue) => ({ key, value: { stringValue } });
  const span = {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    parentSpanId,
    name: `${request.method} ${new URL(request.url, 'http://stub').pathname}`,
    kind: 2,
    startTimeUnixNano: `${began}000000`,
    endTimeUnixNano: `${Date.now()}000000`,
    attributes: [text('url.full', request.url), text('http.response.status_code', String(status))],
  };
  const resource = { attributes: [text('service.name', name)] };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = http.request(`${endpoint}/v1/traces`, { method: 'POST', headers, family: 4, timeout: 5000 });
  sent.on('response', (answer) => answer.resume());
  sent.on('error', () => {});
  sent.on('timeout', () => sent.destroy());
  sent.end(body);
}
