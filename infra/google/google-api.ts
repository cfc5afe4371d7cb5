/** What is asked of one of Google's APIs. */
export interface GoogleRequest {
  /** GET unless said. */
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  /** Sent as JSON. */
  readonly data?: unknown;
}

/**
 * Asks one of Google's APIs.
 *
 * @throws GoogleError where nobody is signed in, the API does not answer, or refuses.
 */
export type GoogleApi = <T>(request: GoogleRequest) => Promise<T>;

/** What Google did not do, in one line for people; with the HTTP status where it answered. */
export class GoogleError extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'GoogleError';
    this.status = status;
  }
}

/** Seconds that Google may take for an answer. */
const answerSeconds = 20;
const signIn = 'gcloud auth application-default login';

/**
 * Google's APIs with application default credentials: those of gcloud, of a workload identity, or of the machine.
 *
 * @param projectId the project that is asked about; without it the library looks one up.
 * @throws GoogleError where there are no credentials that can be used.
 */
export async function googleApi(projectId: string): Promise<GoogleApi> {
  const library = await import('google-auth-library');
  const auth = new library.GoogleAuth({ projectId, scopes: 'https://www.googleapis.com/auth/cloud-platform' });
  const client = await auth.getClient().catch(({ message }: Error) => {
    // A parser shows what it could not read: that may be a key.
    const [reason = ''] = /JSON/.test(message) ? ['the file of the credentials is no JSON'] : message.split('. ');
    throw new GoogleError(`Nobody is signed in to Google Cloud here: ${reason}. Run ${signIn}`);
  });
  return async <T>({ method = 'GET', url, data }: GoogleRequest) => {
    try {
      const request = { method, url, timeout: answerSeconds * 1000, ...(data !== undefined && { data }) };
      return (await client.request<T>(request)).data;
    } catch (error) {
      throw refusal(error as RequestFailure, new URL(url).host);
    }
  };
}

/** How the library says that a request failed: without a status where there was no answer. */
interface RequestFailure extends Error {
  readonly status?: number;
  readonly response?: {
    readonly data?: { readonly error?: { readonly message?: string } | string; readonly error_description?: string };
  };
}

/** The first line of what went wrong. The request is left out: it may hold a secret. */
function refusal({ status, response, message }: RequestFailure, host: string): GoogleError {
  const { error, error_description } = response?.data ?? {};
  if (error === 'invalid_grant' || error === 'invalid_rapt')
    return new GoogleError(`Your credentials for Google Cloud are not valid any more. Run ${signIn}`, status);
  const reason = typeof error === 'object' ? error.message : error_description;
  const [line = ''] = (reason ?? message).split('\n');
  return new GoogleError(`${host} ${status === undefined ? 'does not answer' : `says ${status}`}: ${line}`, status);
}
