/** Applications that this program gives variables and secrets, and does not run itself. Source: seed 001, «Services concernés». */
export const applicationRoles = ['gui', 'cv-ingestion', 'ai-assistant', 'offre-ingestion', 'matching'] as const;

export type ApplicationRole = (typeof applicationRoles)[number];
