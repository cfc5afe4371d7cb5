/** An image of a public program. The tag is for people; the digest, of the index of all architectures, decides what runs. */
export interface PinnedImage {
  readonly reference: string;
  /** ISO date on which the digest was compared with its sources. */
  readonly checked: string;
  /** What vouches that the digest is the tag's. */
  readonly evidence: string;
}

/** The images of programs that are not ours, by service. The stack file may choose others. */
export const publicImages = {
  gateway: {
    reference: 'haproxy:3.2.23-alpine@sha256:5961c68bc8a81c5124d0a98ab20f81b74717d6afe596e805977d9cf84c126222',
    checked: '2026-11-23',
    evidence: 'five public projects pin it, three of them under this tag',
  },
  prometheus: {
    reference: 'prom/prometheus:v3.15.0@sha256:efd719c99d83b060d9daefdcf00360461adf279f45ef5391f8d111892118753e',
    checked: '2026-11-22',
    evidence: 'twenty public projects pin it; quay.io/prometheus/prometheus has the same digest',
  },
  alertmanager: {
    reference: 'prom/alertmanager:v0.34.1@sha256:e9733bafb1bdef9b00e25a21f8f99dc26a22224bf16641ad754d1649f4c3357a',
    checked: '2026-11-22',
    evidence: 'fifteen public projects pin it',
  },
  grafana: {
    reference: 'grafana/grafana:13.2.3@sha256:b28bae15e219c998fb0e0424ed724930cc61b1f61fb404d47c862f9a23f9e572',
    checked: '2026-11-22',
    evidence: 'fifteen public projects pin it',
  },
  loki: {
    reference: 'grafana/loki:3.7.8@sha256:1107dd5274e0ada47e42472b7a7e71f3b2a2fe878878108f3e2f9e51528f0193',
    checked: '2026-11-22',
    evidence: 'twelve public projects pin it',
  },
  collector: {
    reference: 'grafana/alloy:v1.20.1@sha256:2aa2099af76c0098d4af7a4d6e48f86cb66dc1a000222ad927a1c67c6542d13f',
    checked: '2026-11-22',
    evidence: 'eight files of public projects pin it',
  },
  jaeger: {
    reference: 'jaegertracing/jaeger:2.21.0@sha256:3d0ac795ff98aa04d1be04311d2dac6c25b4bfc8322dc02e53bc5b170c5018c3',
    checked: '2026-11-24',
    evidence: 'four files of public projects pin it',
  },
  'blackbox-exporter': {
    reference: 'prom/blackbox-exporter:v0.28.0@sha256:e753ff9f3fc458d02cca5eddab5a77e1c175eee484a8925ac7d524f04366c2fc',
    checked: '2026-11-22',
    evidence: 'ten public projects pin it',
  },
  'node-exporter': {
    reference: 'prom/node-exporter:v1.12.1@sha256:1b4e4438faca4dd7e001dd445d161a4a2091b0fededa84093b3a8dfeae1f1be0',
    checked: '2026-11-22',
    evidence: 'twelve public projects pin it',
  },
  cadvisor: {
    reference:
      'ghcr.io/google/cadvisor:v0.60.6@sha256:b8e7d1093144fd088f425ff003d75a4aa405de075db78dae3bc563730b1bd07a',
    checked: '2026-11-24',
    evidence: 'six files of public projects pin it',
  },
  'gpu-exporter': {
    reference:
      'nvcr.io/nvidia/k8s/dcgm-exporter:4.6.0-4.8.3-distroless@sha256:613ab03c11d442fd960ff515f547e9921537454a712d08160bc8f677f89f1c35',
    checked: '2026-11-22',
    evidence: 'NVIDIA/gpu-operator pins it, and two other public projects',
  },
} as const satisfies Record<string, PinnedImage>;

/** The image of the small program that answers in place of a service. */
export const stubImage = (id: string): string => `genai-stub/${id}:1`;
