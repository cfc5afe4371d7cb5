// The entry point stays plain JavaScript: a Node too old to strip types would otherwise stop with ERR_UNKNOWN_FILE_EXTENSION.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This program needs Node 22.18 or newer; this is ${process.versions.node}. Run it as "npm run pulumi -- …", which brings its own.`,
  );
  process.exit(1);
}
// The SDK takes stack traces for each resource, and has each frame looked up in source maps, which this program has none of: that would
// cost a fifth of an update's time.
Error.stackTraceLimit = 3;
Error.prepareStackTrace = undefined;
const { default: outputs } = await import('./index.ts');
// What fails from here on is a resource, and its message says it all: a trace of the SDK's own promises would only bury it.
Error.stackTraceLimit = 0;
export default outputs;
