export async function generateCommand(_options: { check: boolean }): Promise<number> { return 0; }
