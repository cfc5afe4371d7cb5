/** Applications that this program gives variables and secrets, and does not run itself. Source: document 001, «Services concernés». */
export const applicationIds = ['gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching'] as const;

export type ApplicationId = (typeof applicationIds)[number];
