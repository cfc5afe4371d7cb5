/** The event of a line in the log of a gateway: a new version did not become healthy. Written by `infra/host`, read by the collector. */
export const releaseFailed = 'release-failed';
