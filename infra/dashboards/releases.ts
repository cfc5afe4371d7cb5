/** The moments at which a version began to take requests, in the logs of the gateways. */
export const releases = '{service="gateway", kind="application"} |= "is UP/READY"';

/** New versions that did not become healthy. */
export const failedReleases = '{kind="release"}';
