import { factsFor, settingsFor } from '../variable.ts';

const everyApplication = settingsFor('gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching');
const gui = settingsFor('gui');
const llm = settingsFor('cv-ingestion', 'ai-assistant');
const integration = settingsFor('application');
const development = settingsFor('application');
const developmentFact = factsFor('application');
const tests = settingsFor('ci');

/** The applications that run on the same hosts as the services (document 001). */
export const applications = {
  GUI_PORT: gui('port', 'Port of the web interface'),
  CV_INGESTION_PORT: everyApplication('port', 'Port of the CV ingestion application'),
  AI_ASSISTANT_PORT: everyApplication('port', 'Port of the AI assistant application'),
  MATCHING_PORT: everyApplication('port', 'Port of the matching application'),
  CV_INGESTION_URL: gui('url', 'URL of the CV ingestion application, on the Docker network of the applications'),
  AI_ASSISTANT_URL: gui('url', 'URL of the AI assistant application, on the Docker network of the applications'),
  MATCHING_URL: gui('url', 'URL of the matching application, on the Docker network of the applications'),
  USE_SQLITE_OFFERS: settingsFor('gui', 'matching')(
    'boolean',
    'Read job offers from a local SQLite file instead of BigQuery',
  ),
  USE_MOCK_MATCHING: gui('boolean', 'Simulate the matching application'),
  LLM_TYPE: llm('word', 'Type of the language model'),
  LLM_ENDPOINT: llm('url', 'URL of the language model'),
  LLM_MODEL: llm('word', 'Name of the language model'),
  LLM_MAX_TOKENS: llm('integer', 'Maximum length of an answer of the language model, in tokens'),
};

/** How the services fit into CoursIA. */
export const integrations = {
  MCP_INTEGRATION_ENABLED: integration('boolean', 'Whether services offer the Model Context Protocol (MCP)'),
  ZERO_REGRESSION_MODE: integration('boolean', 'Whether services keep their previous behaviour unchanged'),
  CLASSIC_EXECUTOR_PRESERVED: integration('boolean', 'Whether the classic executor of workflows stays available'),
  COMPATIBILITY_LAYER_ENABLED: integration('boolean', 'Whether services accept requests of older clients'),
};

/** Tools of developers. The token of Jupyter is a secret. */
export const developmentTools = {
  DEV_TOOLS_ENABLED: development('boolean', 'Enable tools for developers'),
  JUPYTER_ENABLED: developmentFact('boolean', 'Enable Jupyter', (facts) => facts.jupyter !== undefined),
  JUPYTER_PORT: developmentFact('port', 'Port of Jupyter', (facts) => facts.jupyter?.port),
  HOT_RELOAD_ENABLED: development('boolean', 'Whether services reload their code when it changes'),
  VOLUME_MOUNTS_ENABLED: development('boolean', 'Mount the code of the services from the host'),
};

/** Automated tests. */
export const testing = {
  TESTING_ENABLED: development('boolean', 'Enable test helpers in the services'),
  TEST_DATA_GENERATION: development('boolean', 'Generate test data'),
  MOCK_SERVICES_ENABLED: development('boolean', 'Whether a service simulates the other services that it calls'),
  MOCK_GENAI_MODELS: development('boolean', 'Simulate the image generation models'),
  MOCK_CLOUD_APIS: development('boolean', 'Simulate cloud APIs'),
  MOCK_EXTERNAL_SERVICES: development('boolean', 'Simulate external services'),
  CI_MODE: tests('boolean', 'Whether tests run in continuous integration (CI)'),
  PARALLEL_TESTS_ENABLED: tests('boolean', 'Run tests in parallel'),
  TEST_COVERAGE_ENABLED: tests('boolean', 'Measure test coverage'),
  ARTIFACT_COLLECTION_ENABLED: tests('boolean', 'Keep the artifacts of test runs'),
  TEST_MATRIX_PYTHON_VERSIONS: tests('list', 'Python versions to run the tests with, separated by commas'),
  TEST_MATRIX_DOCKER_VERSIONS: tests('list', 'Docker versions to run the tests with, separated by commas'),
  TEST_MATRIX_OS: tests('list', 'Operating systems to run the tests on, separated by commas'),
};
