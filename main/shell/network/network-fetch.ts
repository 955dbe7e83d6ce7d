/** The part of the standard `fetch` that is used. */
export type NetworkFetch = (url: string, init?: RequestInit) => Promise<Response>;
