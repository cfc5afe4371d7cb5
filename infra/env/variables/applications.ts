import { factsFor, settingsFor } from '../variable.ts';

const everyApplication = settingsFor('gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching');
const gui = settingsFor('gui');
const llm = settingsFor('cv-ingestion', 'ai-assistant');
const integration = settingsFor('application');
const development = settingsFor('application');
const developmentFact = factsFor('application');
const tests = settingsFor('ci');

/** The applications that run beside the services (seed 001). */
export const applications = {
  GUI_PORT: gui('port', 'Port of the web interface'),
  CV_INGESTION_PORT: everyApplication('port', 'Port of the CV ingestion'),
  AI_ASSISTANT_PORT: everyApplication('port', 'Port of the assistant'),
  MATCHING_PORT: everyApplication('port', 'Port of the matching'),
  CV_INGESTION_URL: gui('url', 'CV ingestion, on the applications’ network'),
  AI_ASSISTANT_URL: gui('url', 'Assistant, on the applications’ network'),
  MATCHING_URL: gui('url', 'Matching, on the applications’ network'),
  USE_SQLITE_OFFERS: settingsFor('gui', 'matching')('boolean', 'Job offers come from a local file instead of BigQuery'),
  USE_MOCK_MATCHING: gui('boolean', 'Matching is simulated'),
  LLM_TYPE: llm('word', 'Kind of language model'),
  LLM_ENDPOINT: llm('url', 'Address of the language model'),
  LLM_MODEL: llm('word', 'Name of the language model'),
  LLM_MAX_TOKENS: llm('integer', 'Longest answer of the language model'),
};

/** How the services fit into CoursIA. */
export const integrations = {
  MCP_INTEGRATION_ENABLED: integration('boolean', 'Services speak MCP'),
  ZERO_REGRESSION_MODE: integration('boolean', 'What worked before keeps working the same way'),
  CLASSIC_EXECUTOR_PRESERVED: integration('boolean', 'The classic executor stays available'),
  COMPATIBILITY_LAYER_ENABLED: integration('boolean', 'Old clients are understood'),
};

/** Tools of developers. The token of Jupyter is a secret. */
export const developmentTools = {
  DEV_TOOLS_ENABLED: development('boolean', 'Tools for developers are on'),
  JUPYTER_ENABLED: developmentFact('boolean', 'Jupyter is on', (facts) => facts.jupyter !== undefined),
  JUPYTER_PORT: developmentFact('port', 'Port of Jupyter', (facts) => facts.jupyter?.port),
  HOT_RELOAD_ENABLED: development('boolean', 'Services reload changed code'),
  VOLUME_MOUNTS_ENABLED: development('boolean', 'Code is mounted from the host'),
};

/** Automated tests. */
export const testing = {
  TESTING_ENABLED: development('boolean', 'Test helpers are on'),
  TEST_DATA_GENERATION: development('boolean', 'Test data is generated'),
  MOCK_SERVICES_ENABLED: development('boolean', 'Other services are simulated'),
  MOCK_GENAI_MODELS: development('boolean', 'Models are simulated'),
  MOCK_CLOUD_APIS: development('boolean', 'Cloud APIs are simulated'),
  MOCK_EXTERNAL_SERVICES: development('boolean', 'External services are simulated'),
  CI_MODE: tests('boolean', 'Runs in CI'),
  PARALLEL_TESTS_ENABLED: tests('boolean', 'Tests run in parallel'),
  TEST_COVERAGE_ENABLED: tests('boolean', 'Coverage is measured'),
  ARTIFACT_COLLECTION_ENABLED: tests('boolean', 'Artifacts are kept'),
  TEST_MATRIX_PYTHON_VERSIONS: tests('list', 'Python versions that are tested'),
  TEST_MATRIX_DOCKER_VERSIONS: tests('list', 'Docker versions that are tested'),
  TEST_MATRIX_OS: tests('list', 'Operating systems that are tested'),
};
