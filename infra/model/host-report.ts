/** Guest attribute of a VM under which its host reports what it has of the environment: `namespace/key`. */
export const hostReportAttribute = 'genai/report';
